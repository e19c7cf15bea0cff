"""Make the guide as it ships: its Markdown and only the pictures that it shows.

`make_guide.py FOLDER` fills FOLDER/panduan and FOLDER/gambar, which is the `resources` folder of an
installed program. A source tree needs nothing: it reads docs/panduan and docs/gambar.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bansos_desktop.domain.guide import Guide, Picture  # noqa: E402 - found by the line above
from bansos_desktop.runtime.guide_files import CONTENTS, read_guide  # noqa: E402 - as above

DOCS = ROOT / "docs"
WORDS, PICTURES = "panduan", "gambar"


def main() -> int:
    """Fill a folder and say how much it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    made = make(parser.parse_args().folder)
    size = sum(path.stat().st_size for path in made)
    print(f"{len(made)} files, {size / 1e6:.1f} MB")
    return 0


def make(folder: Path) -> list[Path]:
    """Write both folders anew; the files that are there now. A missing picture ends it."""
    guide = read_guide(DOCS / WORDS)
    for name in (WORDS, PICTURES):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    pages = [CONTENTS, *(f"{topic.key}.md" for topic in guide.topics)]
    wanted = [f"{WORDS}/{page}" for page in pages]
    wanted += [f"{PICTURES}/{name}" for name in shown_by(guide)]
    return [Path(shutil.copyfile(DOCS / name, folder / name)) for name in wanted]


def shown_by(guide: Guide) -> list[str]:
    """The pictures that some topic shows, by name."""
    blocks = (block for topic in guide.topics for block in topic.blocks)
    return sorted({Path(block.path).name for block in blocks if isinstance(block, Picture)})


if __name__ == "__main__":
    sys.exit(main())
