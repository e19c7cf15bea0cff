#!/usr/bin/env python3
"""Install the Windows program under Wine, use it, replace it, remove it; every step is asserted.

    python3 packaging/try_install.py [--setup FILE] [--fast] [--quick] [--shots DIR] [--keep]

Wine, Xvfb, xdotool, ImageMagick, openbox and mingw-w64 are wanted; on Debian and Ubuntu they are
installed. What Wine cannot show is named in docs/decisions/0029-tried-under-wine.md.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from wine import installing, machine, setups, using  # noqa: E402
from wine.prefix import WineError, fresh_prefix  # noqa: E402
from wine.screen import a_screen  # noqa: E402
from wine.steps import Report, Step, Wrong, perform  # noqa: E402
from wine.trial import Trial, version_of  # noqa: E402

import dev  # noqa: E402

WORK = ROOT / "build" / "coba"


def steps_of(trial: Trial) -> list[Step]:
    """All steps in the order of a person's year with the program."""
    rows = (
        Step("nama pengguna", partial(installing.user_name, trial), needed=True),
        Step("pasang", partial(installing.install, trial), needed=True),
        Step("registri", partial(installing.registered, trial)),
        Step("sifat berkas", partial(installing.file_properties, trial)),
        Step("uji diri", partial(using.self_check, trial)),
        Step("berkas rusak", partial(using.damaged, trial)),
        Step("kantor contoh", partial(using.make_office, trial), needed=True),
        Step("jendela", partial(using.window, trial)),
        Step("cadangan", partial(using.back_up, trial)),
        Step("buka .bansos", partial(using.open_backup, trial), quick=False),
        Step("pasang selagi terbuka", partial(using.replace_while_open, trial), quick=False),
        Step("copot", partial(installing.uninstall, trial)),
        Step("naik versi", partial(installing.upgrade, trial), needed=True, quick=False),
        Step("data versi lama", partial(installing.migrate, trial), quick=False),
        Step("turun versi ditolak", partial(installing.refuse_downgrade, trial), quick=False),
        Step("copot lagi", partial(installing.uninstall, trial), quick=False),
    )
    return list(rows)


def try_all(options: argparse.Namespace, setup: Path, older: Path) -> Report:
    """Every step that was asked for, in a fresh Windows."""
    options.shots.mkdir(parents=True, exist_ok=True)
    with (
        a_screen() as screen,
        fresh_prefix(options.work / "prefix", screen.display, keep=options.keep) as prefix,
    ):
        trial = Trial(prefix, screen, setup, older, options.shots)
        steps = steps_of(trial)
        if options.quick:
            left = [step.name for step in steps if not step.quick]
            say(f"bagian kecil; tidak dicoba: {', '.join(left)}")
            steps = [step for step in steps if step.quick]
        return perform(steps, say)


def say(text: str) -> None:
    """Tell it at once, also into a pipe."""
    print(text, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Return the exit code: 0 all well, 1 a step failed, 2 it could not be tried here."""
    options = _parse(arguments)
    signal.signal(signal.SIGTERM, _leave)  # so that no Windows program is left behind
    try:
        dev.install_packages(machine.missing())
        setup = setups.newer(options.work, options.setup, fast=options.fast)
        older = (
            setup if options.quick else setups.older(options.work, options.older, version_of(setup))
        )
        report = try_all(options, setup, older)
    except (dev.SetupError, WineError, Wrong, setups.BuildError) as error:
        print(f"try_install.py: {error}", file=sys.stderr)
        return 2
    say(report.closing())
    return report.code


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(143)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--setup", type=Path, help="a finished setup; otherwise one is built")
    parser.add_argument("--older", type=Path, help="a setup of an earlier version, likewise")
    parser.add_argument("--fast", action="store_true", help="pack the built setup in seconds")
    parser.add_argument("--quick", action="store_true", help="leave out upgrade and association")
    parser.add_argument("--shots", type=Path, default=WORK / "gambar", help="where pictures go")
    parser.add_argument("--work", type=Path, default=WORK, help="where Windows is made")
    parser.add_argument("--keep", action="store_true", help="keep the Windows that was tried in")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
