"""The guided tour: the life of a proposal through the real window, with a picture of every screen.

It types and clicks in the real widgets and waits for real jobs, so a screen that does not answer
fails the tour. People are made up, and an earlier tour in the same folder is cleared away.
"""

from bansos_desktop.app.tour.hands import PATIENCE
from bansos_desktop.app.tour.play import perform
from bansos_desktop.app.tour.stage import MARK, PASSPHRASE, Tour

__all__ = ["MARK", "PASSPHRASE", "PATIENCE", "Tour", "perform"]
