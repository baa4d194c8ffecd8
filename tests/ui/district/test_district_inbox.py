"""The inbox by clicks: look, choose, receive, take back, a changed key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import digits, words
from ccwc_desktop.services import cards, consolidation, receiving, workbooks
from ccwc_desktop.services.submission import Drive
from ccwc_desktop.store.database import open_file
from ccwc_desktop.ui import messages, place_names
from ccwc_desktop.ui.district.inbox import InboxPage
from ccwc_desktop.ui.editing import Editor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(stage, editor, tasks):
    stage.window.resize(1100, 640)
    return stage.put(InboxPage(editor, tasks))


@pytest.fixture
def look(qtbot, page, tasks):
    def at(*paths):
        page.look(list(paths))
        qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)

    return at


def outcomes(page):
    return [each.offer.outcome for each in page.list.cards()]


def texts(widget):
    shown = widget.findChildren(QLabel)
    return [digits.to_latin(words.strip_breaks(each.text())) for each in shown]


def said(page):
    return digits.to_latin(page.answer.accessibleName())


def sent(editor):
    standings = editor.read(consolidation.board)
    return {each.place.code: each.version for each in standings if each.state == "received"}


def bytes_of(folder):
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_a_stick_is_looked_at_before_anything_is_stored(page, editor, look, stick):
    look(stick("doung", "svay"))
    assert outcomes(page) == ["new", "new"]
    assert [each.box.isChecked() for each in page.list.cards()] == [True, True]
    assert sent(editor) == {}
    assert "2" in digits.to_latin(page.receive.text())
    assert "TRANSCEND" in page.band.head.text()


def test_only_what_is_ticked_is_received(qtbot, page, editor, look, stick):
    look(stick("doung", "svay"))
    qtbot.mouseClick(page.list.cards()[0].box, LEFT)
    assert "1" in digits.to_latin(page.receive.text())
    qtbot.mouseClick(page.receive, LEFT)
    assert sent(editor) == {"990102": 1}
    assert outcomes(page) == ["new", "same"]


def test_nothing_ticked_cannot_be_received(qtbot, page, look, stick):
    assert not page.receive.isEnabled()
    look(stick("doung"))
    qtbot.mouseClick(page.list.cards()[0].box, LEFT)
    assert not page.receive.isEnabled()


def test_the_stick_is_never_changed(qtbot, page, look, stick):
    folder = stick("doung", "svay")
    before = bytes_of(folder)
    look(folder)
    qtbot.mouseClick(page.receive, LEFT)
    assert bytes_of(folder) == before


def test_an_import_is_taken_back_from_the_notice(qtbot, page, editor, look, stick):
    look(stick("doung", "svay"))
    qtbot.mouseClick(page.receive, LEFT)
    assert sent(editor) == {"990101": 1, "990102": 1}
    assert "2" in said(page)
    button = next(each for each in page.answer.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, LEFT)
    assert sent(editor) == {}
    assert outcomes(page) == ["new", "new"]


def test_an_earlier_import_is_taken_back_from_the_list(qtbot, stage, received, tasks):
    page = stage.put(InboxPage(received, tasks))
    assert len(page.imports.buttons) == 1
    qtbot.mouseClick(page.imports.buttons[0], LEFT)
    assert sent(received) == {}
    assert not page.imports.isVisible()


def test_a_newer_version_says_what_it_replaces_and_takes_its_place(
    qtbot, page, editor, look, stick
):
    look(stick("doung"))
    qtbot.mouseClick(page.receive, LEFT)
    look(stick("doung 2"))
    assert outcomes(page) == ["newer"]
    assert any("1" in each for each in texts(page.list.cards()[0]))
    qtbot.mouseClick(page.receive, LEFT)
    assert sent(editor) == {"990101": 2}


def test_an_older_version_is_offered_but_not_ticked(qtbot, page, editor, look, stick):
    look(stick("doung 2"))
    qtbot.mouseClick(page.receive, LEFT)
    look(stick("doung"))
    (card,) = page.list.cards()
    assert card.offer.outcome == "older"
    assert card.box.isVisible()
    assert not card.box.isChecked()
    qtbot.mouseClick(card.box, LEFT)
    qtbot.mouseClick(page.receive, LEFT)
    assert sent(editor) == {"990101": 2}


def test_a_broken_package_says_why_and_cannot_be_ticked(page, look, stick):
    folder = stick("doung")
    (folder / "broken.ccwc").write_bytes(b"PK and nothing more")
    look(folder)
    card = next(e for e in page.list.cards() if e.offer.outcome == "set_aside")
    assert not card.box.isVisible()
    assert words.strip_breaks(messages.sentence(card.offer.refusal)) in [
        words.strip_breaks(each.text()) for each in card.findChildren(QLabel)
    ]
    assert "1" in digits.to_latin(page.band.aside.text())


def test_a_changed_key_is_set_aside_with_both_fingerprints(qtbot, page, editor, look, stick):
    look(stick("svay"))
    old = page.list.cards()[0].offer.package.public_key
    qtbot.mouseClick(page.receive, LEFT)
    look(stick("svay changed"))
    (card,) = page.list.cards()
    new = card.offer.package.public_key
    assert card.offer.refusal.code == "receive.key_changed"
    assert {cards.fingerprint(old), cards.fingerprint(new)} <= set(texts(card))
    assert card.compare.isVisible()
    assert not page.receive.isEnabled()


def test_the_new_card_is_taken_only_after_a_person_compared(
    qtbot, page, editor, look, stick, packages, tmp_path
):
    look(stick("svay"))
    qtbot.mouseClick(page.receive, LEFT)
    look(stick("svay changed"))
    file = packages["svay changed"].parents[1] / "changed.ccwcdb"
    with open_file(file) as database, database.reading() as session:
        path = cards.save_own(session, tmp_path)
        own, _content = cards.own(session)
    known = editor.read(cards.known, "990102")
    page.take_card(path)
    assert page.answer.property("note") == "warning"
    assert known.fingerprint in said(page)
    assert own.fingerprint in said(page)
    assert editor.read(cards.known, "990102") == known
    button = next(each for each in page.answer.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, LEFT)
    assert editor.read(cards.known, "990102").fingerprint == own.fingerprint
    assert page.list.cards()[0].offer.signer == "known"


def test_a_card_for_an_unknown_commune_is_taken_at_once(page, editor, packages, tmp_path):
    file = packages["svay"].parent / "second.ccwcdb"
    with open_file(file) as database, database.reading() as session:
        path = cards.save_own(session, tmp_path)
    page.take_card(path)
    assert page.answer.property("note") == "done"
    assert editor.read(cards.known, "990102").how == "card"


def test_a_file_that_is_no_card_is_refused(page, editor, tmp_path):
    path = tmp_path / "990102.ccwccard"
    path.write_text("nothing")
    page.take_card(path)
    assert page.answer.property("note") == "refused"
    page.take_card(tmp_path / "gone.ccwccard")
    assert page.answer.property("note") == "refused"
    assert editor.read(cards.listing) == ()


def test_a_real_district_does_not_take_practice(qtbot, stage, tasks, tmp_path, stick):
    with workbooks.new_receiving(tmp_path / "0402.ccwcdb", "district", "0402") as database:
        page = stage.put(InboxPage(Editor(database), tasks))
        page.look([stick("doung")])
        qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)
        (card,) = page.list.cards()
        assert card.offer.refusal.code == "receive.practice"


def test_a_package_that_was_double_clicked_is_looked_at(qtbot, page, tasks, packages):
    page.go_to(f"file:{packages['doung']}")
    qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)
    assert outcomes(page) == ["new"]


def test_a_stick_that_is_gone_is_said(page, look, tmp_path):
    look(tmp_path / "gone")
    sentence = messages.sentence(Refused("file.missing", path=tmp_path / "gone"))
    assert words.strip_breaks(sentence) == page.answer.accessibleName()


def test_a_stick_without_packages_says_so(page, look, tmp_path):
    (tmp_path / "EMPTY").mkdir()
    look(tmp_path / "EMPTY")
    assert "EMPTY" in page.band.head.text()
    assert page.list.cards() == []


def test_every_stick_has_a_button(qtbot, page):
    asked = []
    page.band.lookRequested.disconnect(page.look)
    page.band.lookRequested.connect(asked.append)
    page.band.show_drives((Drive(Path("/media/A"), "A", 1), Drive(Path("/media/B"), "B", 1)))
    qtbot.mouseClick(page.band.sticks[1], LEFT)
    assert asked == [[Path("/media/B")]]
    page.band.show_drives(())
    assert page.band.sticks == []


def test_every_control_has_a_name(page, look, stick):
    look(stick("doung", "svay"))
    shown = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each for each in shown if not each.accessibleName()] == []
    assert all(card.box.accessibleName() for card in page.list.cards())


def test_two_imports_stand_newest_first(qtbot, page, editor, look, stick):
    for name in ("doung", "svay"):
        look(stick(name))
        qtbot.mouseClick(page.receive, LEFT)
    newest, before = editor.read(receiving.imports)
    assert [newest.imported[0].commune, before.imported[0].commune] == ["990102", "990101"]
    assert newest.received_at
    assert len(page.imports.buttons) == 2


def test_the_answer_is_seen_while_the_packages_are_scrolled_down(qtbot, page, look, stick):
    page.window().resize(1100, 360)
    look(stick("doung", "svay"))
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.mouseClick(page.receive, LEFT)
    assert page.answer.isVisible()
    assert page.rect().contains(page.answer.geometry())
    assert not page.answer.visibleRegion().isEmpty()


def test_nothing_is_promised_where_nothing_can_be_received(qtbot, page, look, stick):
    look(stick("doung"))
    assert page.band.said.isVisible()
    qtbot.mouseClick(page.receive, LEFT)
    page.refresh()
    assert not page.band.said.isVisible()


def test_what_was_looked_at_is_found_again_in_the_other_language(
    qtbot, page, stage, editor, tasks, look, packages
):
    look(packages["doung"], packages["svay"])
    other = stage.put(InboxPage(editor, tasks))
    other.go_to(page.here())
    qtbot.waitUntil(lambda: tasks.current is None, timeout=30_000)
    assert outcomes(other) == ["new", "new"]


def test_a_package_that_cannot_be_read_is_told_by_the_name_of_its_file(page, look, stick):
    folder = stick()
    for name in ("040204_2027_v1.ccwc", "999999_2027_v1.ccwc", "notes.ccwc"):
        (folder / name).write_bytes(b"PK and nothing more")
    look(folder)
    place = words.strip_breaks(place_names.of_code("040204"))
    told = [any(place in line for line in texts(card)) for card in page.list.cards()]
    assert told == [True, False, False]
