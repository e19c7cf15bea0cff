"""Comments move with their cells."""

from __future__ import annotations

from bansos_desktop.workbook.notes import moved_notes

LINKS = b'<R Target="/xl/comments/comment1.xml"/><R Target="/xl/comments/comment2.xml"/>'


def test_comments_move_and_one_that_is_not_there_is_passed_over() -> None:
    files = {"xl/comments/comment1.xml": b'<comment ref="B4"/><x:Row>3</x:Row>'}

    found = dict(moved_notes(files, LINKS, lambda row: row + 10))

    assert found == {"xl/comments/comment1.xml": b'<comment ref="B14"/><x:Row>13</x:Row>'}
