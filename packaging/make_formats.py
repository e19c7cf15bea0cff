"""Makes the shipped templates in resources/formats; afterwards staff edit them in Excel."""

from __future__ import annotations

from formats import rekap, usulan

MADE = (usulan, rekap)

if __name__ == "__main__":
    for module in MADE:
        module.make()
