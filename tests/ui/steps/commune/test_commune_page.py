import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit

from ccwc_desktop.domain import committee as rules
from ccwc_desktop.language import digits
from ccwc_desktop.services import committee, names, places, plans, workbooks
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.commune.page import CommunePage
from ccwc_desktop.ui.tasks import Tasks
from ccwc_desktop.ui.widgets.notes import Note

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(workbook):
    return Editor(workbook)


@pytest.fixture
def page(stage, editor):
    stage.window.resize(860, 560)
    return stage.put(CommunePage(editor, Tasks()))


def card(page, key):
    return next(each for each in page.members.cards.cards() if each.objectName() == key)


def fill(qtbot, typed, block, text):
    block.focus()
    typed(block.editor, text)
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)


def members(editor):
    return editor.read(committee.listing)


def add(editor, seat="chair", name="ហេង វណ្ណៈ", **more):
    return editor.apply("committee.add", seat=seat, name=name, **more)


def test_empty_seats_are_amber_and_say_what_to_do(page, editor):
    add(editor, "chair")
    states = {each.objectName(): each.property("state") for each in page.members.cards.cards()}
    assert states["seat:youth"] == "warning"
    assert "seat:chair" not in states
    assert states["new"] == "new"
    assert card(page, "seat:youth").accessibleName().count(":") == 1


def test_a_click_on_an_empty_seat_adds_its_member(qtbot, typed, page, editor):
    qtbot.mouseClick(card(page, "seat:police"), LEFT)
    fill(qtbot, typed, page.members.form.fields["name"], "គង់ រិទ្ធី")
    (member,) = members(editor)
    assert (member.seat, member.name, member.role) == ("police", "គង់ រិទ្ធី", "នាយប៉ុស្តិ៍រដ្ឋបាល")
    assert card(page, f"member:{member.uid}").property("state") == "selected"
    qtbot.mouseClick(page.members.form.done, LEFT)
    assert page.members.form is None
    assert card(page, f"member:{member.uid}").hasFocus()


def test_what_was_entered_before_the_name_is_kept_with_it(qtbot, typed, page, editor):
    qtbot.mouseClick(card(page, "new"), LEFT)
    fields = page.members.form.fields
    fill(qtbot, typed, fields["phone"], "០១២ ៣៤៥ ៦៧៨")
    fields["sex"].editor.put("f")
    assert members(editor) == ()
    fill(qtbot, typed, fields["name"], "សុខ ចាន់ធី")
    (member,) = members(editor)
    assert (member.sex, member.phone) == ("f", "012 345 678")


@pytest.mark.parametrize("known", [True, False], ids=["known member", "new member"])
def test_a_telephone_nobody_can_call_is_refused_beside_its_field(
    qtbot, typed, page, editor, language, known
):
    if known:
        page.members.open_member(add(editor))
    else:
        page.members.add_on("youth")
    fields = page.members.form.fields
    fill(qtbot, typed, fields["phone"], "abc")
    for count in (rules.LEAST_DIGITS, rules.MOST_DIGITS):
        assert digits.number(count, language) in fields["phone"].message()
    if not known:
        fill(qtbot, typed, fields["name"], "សុខ ចាន់ធី")
    assert members(editor)[0].phone == ""
    assert not page.leave()
    fields["phone"].editor.selectAll()
    fill(qtbot, typed, fields["phone"], "០១២-៣៤៥-៦៧៨")
    assert members(editor)[0].phone == "012 345 678"
    shown = "០១២ ៣៤៥ ៦៧៨" if language == "km" else "012 345 678"
    assert (fields["phone"].editor.text(), fields["phone"].message()) == (shown, "")
    assert page.leave()


def test_another_seat_suggests_its_role_until_one_is_typed(qtbot, typed, page):
    page.members.add_on("village")
    fields = page.members.form.fields
    fields["seat"].editor.put("school")
    assert fields["role"].value() == "នាយកសាលា"
    fill(qtbot, typed, fields["role"], "គ្រូ")
    fields["seat"].editor.put("health")
    assert "គ្រូ" in fields["role"].editor.text()


def test_a_member_is_changed_and_the_change_taken_back(qtbot, typed, page, editor, language):
    uid = add(editor)
    qtbot.mouseClick(card(page, f"member:{uid}"), LEFT)
    block = page.members.form.fields["name"]
    block.editor.selectAll()
    fill(qtbot, typed, block, "ហេង វណ្ណា")
    assert members(editor)[0].name == "ហេង វណ្ណា"
    seat = names.names("seats")["chair"].short(language)
    assert block.label.text() in editor.undo_text
    assert seat in editor.undo_text
    editor.undo()
    assert members(editor)[0].name == "ហេង វណ្ណៈ"
    assert block.value() == "ហេង វណ្ណៈ"


def test_a_name_that_is_cleared_is_refused_beside_its_field(qtbot, page, editor):
    uid = add(editor)
    page.members.open_member(uid)
    block = page.members.form.fields["name"]
    block.editor.selectAll()
    qtbot.keyClick(block.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(block.editor, Qt.Key.Key_Return)
    assert members(editor)[0].name == "ហេង វណ្ណៈ"
    assert block.message()
    assert not page.leave()
    qtbot.keyClick(block.editor, Qt.Key.Key_Escape)
    assert page.leave()


def test_a_new_member_without_a_name_is_asked_for_it(qtbot, page, editor):
    page.members.add_on("youth")
    page.members.form.fields["sex"].editor.put("m")
    qtbot.mouseClick(page.members.form.done, LEFT)
    block = page.members.form.fields["name"]
    assert block.message()
    assert members(editor) == ()
    note = next(each for each in block.findChildren(Note) if each.isVisible())
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))


def test_removal_says_so_and_can_be_taken_back(qtbot, page, editor):
    uid = add(editor)
    page.members.open_member(uid)
    with qtbot.waitSignal(page.notice) as said:
        qtbot.mouseClick(page.members.form.remove, LEFT)
    assert "ហេង វណ្ណៈ" in said.args[0]
    assert members(editor) == ()
    assert page.members.form is None
    editor.undo()
    assert [member.uid for member in members(editor)] == [uid]
    assert card(page, f"member:{uid}")


def test_members_and_women_are_counted(page, editor, language):
    add(editor, "chair", sex="m")
    add(editor, "school", "ឡុង ស្រីមុំ", sex="f")
    assert ("២" if language == "km" else "2") in page.members.count.text()
    assert ("១" if language == "km" else "1") in page.members.women.text()


def test_villages_are_confirmed_one_by_one_and_all_at_once(qtbot, page, editor):
    lines = page.villages.lines
    qtbot.mouseClick(lines[0], LEFT)
    confirmed = [village.confirmed for village in editor.read(places.villages)]
    assert confirmed == [True] + [False] * 9
    assert page.villages.first_open() is lines[1].box
    lines[1].box.setFocus()
    qtbot.keyClick(lines[1].box, Qt.Key.Key_Space)
    qtbot.mouseClick(page.villages.all, LEFT)
    assert all(village.confirmed for village in editor.read(places.villages))
    assert page.villages.all.isHidden()
    editor.undo()
    assert sum(village.confirmed for village in editor.read(places.villages)) == 2


def test_the_commune_is_found_by_typing_until_there_is_work(qtbot, typed, page, editor, language):
    picker = page.place_and_year.place.editor
    picker.setFocus()
    picker.selectAll()
    typed(picker, "040203" if language == "en" else "០៤០២០៣")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert editor.read(workbooks.identity).code == "040203"
    assert editor.read(places.villages)[0].code.startswith("040203")
    assert page.villages.lines[0].code.startswith("040203")
    editor.undo()
    assert picker.value() == "040202"


def test_the_commune_is_locked_once_there_are_figures(stage, practice_workbook):
    page = stage.put(CommunePage(Editor(practice_workbook), Tasks()))
    assert page.place_and_year.place.editor.isReadOnly()
    assert not page.place_and_year.fixed.isHidden()


def test_another_year_opens_another_plan_and_says_so(qtbot, page, editor):
    year = page.place_and_year.year
    offered = [year.editor.itemData(row) for row in range(year.editor.count())]
    new = next(each for each in offered if each != editor.cip_year)
    with qtbot.waitSignal(page.notice):
        year.editor.put(new)
    assert editor.cip_year == new
    assert {each.cip_year for each in editor.read(plans.listing)} == {2027, new}
    year.editor.put(2027)
    assert editor.cip_year == 2027


def test_every_gap_leads_to_its_field(qtbot, page, editor):
    uid = add(editor)
    page.go_to("seat:youth")
    assert page.members.form.fields["name"].editor.hasFocus()
    assert page.members.form.fields["seat"].value() == "youth"
    page.go_to(f"member:{uid}")
    assert page.members.form.fields["sex"].editor.hasFocus()
    page.go_to("villages")
    assert page.villages.lines[0].box.hasFocus()
    page.go_to("")
    assert page.place_and_year.place.editor.hasFocus()


def test_what_we_know_has_real_numbers(page, editor, language):
    add(editor, "school", "ឡុង ស្រីមុំ", sex="f")
    assert ("១០" if language == "km" else "10") in page.knowledge()[0]
    assert len(page.knowledge()) == 2
    if language == "en":
        assert "1 member, 1 of them women" in page.knowledge()[1]


def test_every_control_has_a_name(page):
    page.members.add_on("youth")
    for kind in (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox):
        for control in page.findChildren(kind):
            if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisibleTo(page):
                assert control.accessibleName(), control
    for each in page.members.cards.cards():
        assert each.accessibleName()
