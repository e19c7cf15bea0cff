"""Recompute the hashes of a set of reference data: manifest.json and SHA256SUMS."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SEED_DATA = Path(__file__).resolve().parent.parent / "seed_data"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _names(folder: Path, *besides: str) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in besides)


def seal(folder: Path) -> None:
    """Rewrite both files of `folder`; what else the manifest says (version, issued) stays."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"] = {name: _hash(folder / name) for name in _names(folder, MANIFEST, SUMS)}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    sums = "".join(f"{_hash(folder / name)}  {name}\n" for name in _names(folder, SUMS))
    (folder / SUMS).write_text(sums, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    seal(Path(sys.argv[1]) if len(sys.argv) > 1 else SEED_DATA)
