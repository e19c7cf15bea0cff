"""The strip of photos: dropped, pasted or chosen, waiting or kept, taken off and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.records import Kind
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.widgets.photo_strip import PhotoStrip
from bansos_desktop.ui.widgets.photo_view import PhotoDialog
from tests.pictures import a_photo
from tests.ui.acts import click, open_dialog, texts
from tests.ui.offices import forget, settle

SUBJECTS = (("orang", "Orang"), ("rumah", "Rumah"), ("usaha", "Usaha"))


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot) -> Iterator[PhotoStrip]:
    made = PhotoStrip(desk.services, SUBJECTS)
    made.resize(420, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    settle(qtbot, desk)
    forget(made)


def captions(strip: PhotoStrip) -> list[str]:
    return [strip.photos.item(row).text() for row in range(strip.photos.count())]


def take(strip: PhotoStrip, desk: Desk, qtbot: QtBot, *photos: bytes | Path) -> None:
    strip.take(list(photos))
    settle(qtbot, desk)


def dropped(data: QMimeData) -> QDropEvent:
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    return QDropEvent(QPointF(5, 5), copy, data, left, none)


def test_photos_wait_until_their_record_is_made(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(strip.position_found) as found:
        take(strip, desk, qtbot, a_photo())

    (photo,) = strip.pending
    assert found.args == ["-0.502", "117.153"]
    assert (photo.subject, captions(strip)) == ("orang", ["Orang"])
    assert strip.photos.isVisible()
    assert desk.services.store.photos.count() == 0


def test_the_next_photo_is_taken_to_show_what_none_shows_yet(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    for colour in ("teal", "navy", "gold", "pink"):
        take(strip, desk, qtbot, a_photo(colour=colour))

    assert captions(strip) == ["Orang", "Rumah", "Usaha", "Usaha"]


def test_the_same_photo_waits_once(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    take(strip, desk, qtbot, a_photo(), a_photo())

    assert len(strip.pending) == 1


def test_photos_of_a_record_that_stands_are_kept_at_once(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    strip.show_photos_of(Kind.VERIFICATION, "v1")

    with qtbot.waitSignal(strip.added):
        take(strip, desk, qtbot, a_photo())

    (photo,) = desk.services.store.photos.of(Kind.VERIFICATION, "v1")
    assert (photo.subject, strip.pending, captions(strip)) == ("orang", (), ["Orang"])


def test_a_photo_that_was_taken_back_elsewhere_is_shown_no_longer(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    strip.show_photos_of(Kind.VERIFICATION, "v1")
    take(strip, desk, qtbot, a_photo())

    desk.office.family_acts.undo()
    settle(qtbot, desk)

    assert captions(strip) == []
    desk.office.family_acts.redo()
    settle(qtbot, desk)
    assert captions(strip) == ["Orang"]


def test_photos_that_are_only_looked_at_may_be_none(strip: PhotoStrip) -> None:
    strip.set_read_only(on=True)
    strip.show_photos_of(Kind.VERIFICATION, "v1")

    assert texts(strip) == ["Tidak ada foto."]


def test_words_under_photos_stand_level(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    take(strip, desk, qtbot, a_photo(400, 300), a_photo(300, 400, colour="navy"))

    sizes = {strip.photos.item(n).icon().availableSizes()[0].toTuple() for n in range(2)}
    assert len(sizes) == 1


def test_a_kept_photo_is_taken_off_and_brought_back(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    strip.show_photos_of(Kind.VERIFICATION, "v1")
    take(strip, desk, qtbot, a_photo())
    strip.photos.setCurrentRow(0)

    QTest.keyClick(strip.photos, Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert captions(strip) == []
    assert strip.banner.text == "Foto dihapus."

    strip.banner.acted.emit()
    settle(qtbot, desk)

    assert captions(strip) == ["Orang"]


def test_a_waiting_photo_is_let_go(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    take(strip, desk, qtbot, a_photo())

    strip.remove(0)

    assert strip.pending == ()
    assert not strip.photos.isVisible()


def test_turning_to_another_record_drops_what_waited(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    take(strip, desk, qtbot, a_photo())
    strip.take([a_photo(colour="navy")])

    strip.show_photos_of(Kind.VERIFICATION, "")
    settle(qtbot, desk)

    assert strip.pending == ()


def test_what_is_no_photo_is_said_and_costs_no_other(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "IMG_1.HEIC"
    file.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")

    take(strip, desk, qtbot, a_photo(), file)

    assert strip.banner.text.startswith("IMG_1.HEIC: Foto ini berformat HEIC")
    assert len(strip.pending) == 1
    assert not strip.is_busy


def test_when_no_file_is_a_photo_nothing_waits(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.added):
        take(strip, desk, qtbot, b"bukan foto")

    assert "bukan foto JPEG" in strip.banner.text


def test_files_are_dropped(strip: PhotoStrip, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "foto rumah é.jpg"
    file.write_bytes(a_photo())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    entering = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    strip.dragEnterEvent(entering)
    strip.dropEvent(dropped(data))
    settle(qtbot, desk)

    assert entering.isAccepted()
    assert captions(strip) == ["Orang"]


def test_text_is_not_welcome(strip: PhotoStrip) -> None:
    data = QMimeData()
    data.setText("bukan foto")
    entering = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    strip.dragEnterEvent(entering)

    assert not entering.isAccepted()


def test_a_picture_is_pasted(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    picture = QImage(200, 150, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(picture)
    strip.add_button.setFocus()

    QTest.keyClick(strip.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, desk)

    (photo,) = strip.pending
    assert (photo.width, photo.height) == (200, 150)


def test_files_are_chosen(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(a_photo(kind="PNG"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(file)], ""))

    click(strip.add_button)
    settle(qtbot, desk)

    assert len(strip.pending) == 1
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([], ""))
    click(strip.add_button)
    assert not strip.is_busy


def test_enter_shows_a_photo_large(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    take(strip, desk, qtbot, a_photo(1000, 800))
    strip.photos.setCurrentRow(0)
    strip.photos.setFocus()

    QTest.keyClick(strip.photos, Qt.Key.Key_Return)

    dialog = open_dialog(PhotoDialog)
    assert dialog.has_picture
    assert dialog.windowTitle() == "Orang"
    dialog.close()


def test_a_photo_whose_picture_is_not_here_says_so(qtbot: QtBot, dressed: QApplication) -> None:
    dialog = PhotoDialog(None, None, "Rumah")  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(dialog)
    dialog.show()

    assert not dialog.has_picture
    assert any("F9" in text for text in texts(dialog))
    dialog.close()


def test_a_closed_record_is_only_looked_at(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    take(strip, desk, qtbot, a_photo())

    strip.set_read_only(on=True)
    take(strip, desk, qtbot, a_photo(colour="navy"))
    strip.remove(0)

    assert captions(strip) == ["Orang"]
    assert not strip.add_button.isVisible()


def test_preparing_can_be_cancelled(strip: PhotoStrip, desk: Desk, qtbot: QtBot) -> None:
    strip.take([a_photo(2000, 1500, noise=True) for _ in range(3)])
    strip.progress.cancelled.emit()
    settle(qtbot, desk)

    assert strip.pending == ()
    assert not strip.is_busy


def test_the_strip_is_as_high_as_its_photos_need(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot
) -> None:
    for colour in ("teal", "navy", "gold"):
        take(strip, desk, qtbot, a_photo(colour=colour))
    one_row = strip.photos.height()
    take(strip, desk, qtbot, a_photo(colour="pink"))

    assert strip.photos.height() > one_row
    assert one_row < 150
