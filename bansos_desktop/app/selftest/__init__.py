"""`--uji-diri`: whether this installation can do, on this computer, what an office needs of it.

Everything is tried for real, with made-up people in a throw-away folder; the data of the office is
not opened. Each step is by itself, so one report tells all that is wrong.
"""

from bansos_desktop.app.selftest.run import perform

__all__ = ["perform"]
