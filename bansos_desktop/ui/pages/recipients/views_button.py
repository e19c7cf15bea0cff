"""The button that offers views of the list: everything, those that ship, the user's own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from bansos_desktop.domain.views import SHIPPED, View, Views
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.recipients.view_dialogs import NameDialog, ViewsDialog
from bansos_desktop.ui.widgets.check_menu import MenuButton

EVERYTHING = View("")


class ViewsButton(MenuButton):
    """`wanted` gives a view to show, `changed` the user's views to keep."""

    wanted = Signal(object)
    changed = Signal(object)

    def __init__(self, icons: IconSet, views: Views) -> None:
        super().__init__(icons.icon("chevron-down"), QMenu())
        self._icons = icons
        self.views = views
        self._current = EVERYTHING
        self.setText(tr("Tampilan"))
        self.setToolTip(tr("Pilih atau simpan gabungan saringan, urutan, dan kolom"))
        self.menu_below.aboutToShow.connect(self._fill)

    def show_current(self, current: View) -> None:
        """Take in how the list is looked at now: it is ticked, and kept under a name if asked."""
        self._current = current

    def _all(self) -> tuple[View, ...]:
        return (EVERYTHING, *SHIPPED, *self.views.own)

    def _fill(self) -> None:
        """Everything, those that ship and one's own, made anew at each opening."""
        menu = self.menu_below
        menu.clear()
        for number, view in enumerate(self._all()):
            if number in (1, 1 + len(SHIPPED)):
                menu.addSeparator()
            text = view.name or tr("Semua penerima")
            if view.name and view.name == self.views.first:
                text = tr("{name} (tampilan awal)").format(name=text)
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.shows(self._current))
            action.triggered.connect(partial(self._on_view, view))
        menu.addSeparator()
        menu.addAction(tr("Simpan tampilan ini…")).triggered.connect(self._on_keep)
        menu.addAction(tr("Kelola tampilan…")).triggered.connect(self._on_manage)

    def _on_view(self, view: View, _checked: object = None) -> None:
        self.wanted.emit(view)

    def _on_keep(self, _checked: object = None) -> None:
        """Keep what is seen now under a name, without what only holds for the moment."""
        current = self._current

        def named(name: str) -> None:
            kept = View(
                name, current.filter.lasting(), current.sort, current.descending, current.columns
            )
            self._take(self.views.keeping(kept))

        NameDialog(tr("Simpan tampilan"), self.views, on_named=named, parent=self).open()

    def _on_manage(self, _checked: object = None) -> None:
        dialog = ViewsDialog(self.views, self._icons, self)
        dialog.changed.connect(self._take)
        dialog.open()

    def _take(self, views: Views) -> None:
        self.views = views
        self.changed.emit(views)
