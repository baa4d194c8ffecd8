import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ccwc_desktop.domain import figure_questions
from ccwc_desktop.domain import situation as rules
from ccwc_desktop.language.words import strip_breaks
from ccwc_desktop.services import situation
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.situation.page import SituationPage
from ccwc_desktop.ui.tasks import Tasks

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return
COMMUNE, FIRST, SECOND = "990101", "99010101", "99010102"


@pytest.fixture
def tasks():
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def page(stage, editor, tasks):
    made = SituationPage(editor, tasks)
    stage.window.resize(860, 720)
    stage.column.addWidget(made.title_actions())
    stage.put(made)
    return made


@pytest.fixture
def form(page, qtbot):
    qtbot.mouseClick(page.switch.buttons["form"], LEFT)
    return page.views.form


def answer(qtbot, typed, text):
    """Type into the field with the cursor and press Enter."""
    field = QApplication.focusWidget()
    field.selectAll()
    typed(field, text)
    qtbot.keyClick(field, ENTER)


def stored(editor, code, place, sex, year=2025):
    own = editor.read(situation.table, year).entered.get((code, place, sex))
    return own.value if own is not None else None


def asked(page, place=FIRST):
    table = page.picture.table
    return figure_questions.asked(table, rules.wanted(table), place)


def test_the_form_asks_the_figure_in_hand_of_one_village(page, form):
    page._choose("AGE_12_14")
    assert form.place.value() == FIRST
    assert set(form.fields.blocks) == {"f", "m"}
    girls = stored(page.editor, "AGE_12_14", FIRST, "f")
    assert form.fields.blocks["f"].value() == girls
    assert page.tiles.isHidden()


def test_the_cursor_is_in_the_first_empty_field_when_the_form_opens(page, form):
    assert form.fields.isAncestorOf(QApplication.focusWidget())


def test_enter_goes_from_field_to_field_and_then_to_the_next_question(
    qtbot, typed, page, form, editor
):
    page._choose("AGE_12_14")
    form.focus_cell(FIRST, "f")
    answer(qtbot, typed, "២១")
    answer(qtbot, typed, "22")
    assert stored(editor, "AGE_12_14", FIRST, "f") == 21
    assert stored(editor, "AGE_12_14", FIRST, "m") == 22
    after = asked(page)[asked(page).index("AGE_12_14") + 1]
    assert page.code == after
    assert form.fields.isAncestorOf(QApplication.focusWidget())


def test_a_whole_village_is_filled_in_by_keyboard_alone(qtbot, typed, page, form, editor):
    page.year_field.field.put(2026)
    codes = asked(page)
    page._choose(codes[0])
    form.focus_cell(FIRST, "")
    wanted = {}
    for place, code in enumerate(codes):
        assert page.code == code
        for sex in list(form.fields.blocks):
            wanted[code, sex] = place % 7
            answer(qtbot, typed, str(place % 7))
    assert {key: stored(editor, key[0], FIRST, key[1], 2026) for key in wanted} == wanted
    assert form.place.value() == SECOND
    assert page.code == codes[0]


def test_a_figure_that_is_worked_out_gives_way_to_what_it_is_made_of_and_that_is_stored(
    qtbot, typed, page, form, editor
):
    page._choose("OOS_6_14")
    code, place, sex = form.current_key()
    assert code in rules.inputs(page.picture.table.catalogue, ["OOS_6_14"])
    form.focus_cell(place, sex)
    answer(qtbot, typed, "7")
    assert stored(editor, code, place, sex) == 7
    assert page.code == code


def test_tiles_out_of_view_tell_the_new_number_when_they_are_seen_again(
    qtbot, typed, page, form, editor
):
    page._choose("AGE_12_14")
    form.focus_cell(FIRST, "f")
    before = [card.accessibleName() for card in page.tiles.cards]
    answer(qtbot, typed, str(stored(editor, "AGE_12_14", FIRST, "f") + 3))
    qtbot.mouseClick(page.switch.buttons["table"], LEFT)
    assert [card.accessibleName() for card in page.tiles.cards] != before


def test_what_is_no_number_stays_with_its_sentence_and_nothing_is_left(qtbot, typed, page, form):
    page._choose("AGE_12_14")
    form.focus_cell(FIRST, "f")
    answer(qtbot, typed, "abc")
    assert page.code == "AGE_12_14"
    assert form.fields.blocks["f"].message()
    qtbot.mouseClick(page.switch.buttons["table"], LEFT)
    assert page.views.name == "form"
    assert page.switch.buttons["form"].isChecked()


def test_a_doubtful_number_says_so_and_takes_a_reason(qtbot, typed, page, form, editor):
    page._choose("WOMAN_HEADED")
    form.focus_cell("99010104", "t")
    assert not form._doubt.isHidden()
    form._doubt.pressed.emit()
    typed(form.reason.field, "រាប់ម្តងទៀតហើយ")
    qtbot.keyClick(form.reason.field, ENTER)
    kept = editor.read(situation.table, 2025).entered["WOMAN_HEADED", "99010104", "t"]
    assert kept.accepted == "រាប់ម្តងទៀតហើយ"
    assert form._doubt.isHidden()


def test_the_form_opens_again_in_another_language(stage, page, form, editor, tasks):
    page._choose("PRIM_12_14")
    again = stage.put(SituationPage(editor, tasks))
    again.go_to(page.here())
    assert again.views.name == "form"
    assert again.code == "PRIM_12_14"


def test_the_list_of_sections_leads_to_the_next_empty_cell(page):
    page.year_field.field.put(2026)
    page.year_field.fill_sections()
    first = page.year_field.sections.actions()[0]
    assert first.isEnabled()
    first.trigger()
    assert (
        page.views.current_key()
        == figure_questions.by_section(page.picture.table, rules.wanted(page.picture.table))[
            0
        ].first_gap
    )


def test_a_full_section_is_told_and_leads_nowhere(page):
    page.year_field.fill_sections()
    states = figure_questions.by_section(page.picture.table, rules.wanted(page.picture.table))
    shown = [action.isEnabled() for action in page.year_field.sections.actions()]
    assert shown == [state.first_gap is not None for state in states]
    assert not all(shown)
    assert any(shown)


# who told a number


@pytest.fixture
def about(page, qtbot):
    page.go_to(f"figure:AGE_12_14:{FIRST}:f")
    qtbot.keyClick(page, Qt.Key.Key_F4)
    return page.views.about


def told(editor):
    table = editor.read(situation.table, 2025)
    key = ("AGE_12_14", FIRST, "f")
    return table.entered[key], table.beside.get(key, ())


def put_beside(qtbot, about, number, source):
    about.source.put(source)
    about.number.editor.setText(number)
    qtbot.mouseClick(about.add, LEFT)


def test_another_source_stands_beside_and_can_be_chosen_with_a_reason(
    qtbot, typed, page, about, editor
):
    before = told(editor)[0]
    put_beside(qtbot, about, "៩៩", "school")
    chosen, (beside,) = told(editor)
    assert (chosen.value, chosen.source) == (before.value, "cdb")
    assert (beside.value, beside.source, beside.chosen) == (99, "school", False)
    qtbot.mouseClick(about.radios["school"], LEFT, pos=about.radios["school"].rect().center() / 4)
    typed(about.why.editor, "បញ្ជីសាលាថ្មីជាង")
    qtbot.keyClick(about.why.editor, ENTER)
    chosen, (beside,) = told(editor)
    assert (chosen.source, chosen.value, chosen.reason) == ("school", 99, "បញ្ជីសាលាថ្មីជាង")
    assert beside.source == "cdb"
    for _ in range(3):
        editor.undo()
    assert told(editor) == (before, ())


def test_who_checked_and_a_note_are_kept_and_a_name_of_a_child_is_marked(qtbot, about, editor):
    about.checked.editor.put("សុខ ដារ៉ា មេភូមិ")
    about.note.editor.put("កុមារឈ្មោះ សុខា")
    kept = told(editor)[0]
    assert (kept.checked_by, kept.note) == ("សុខ ដារ៉ា មេភូមិ", "កុមារឈ្មោះ សុខា")
    assert about.note.message()


def test_what_a_source_said_can_be_taken_away(qtbot, page, about, editor):
    put_beside(qtbot, about, "99", "school")
    about._take_away(told(editor)[1][0])
    assert told(editor)[1] == ()


def test_a_number_beside_without_a_number_is_not_stored(qtbot, about, editor):
    put_beside(qtbot, about, "", "school")
    assert told(editor)[1] == ()
    put_beside(qtbot, about, "1.5", "school")
    assert told(editor)[1] == ()
    assert about.number.message()


def test_esc_closes_and_the_cursor_is_back_in_the_number(qtbot, page, about):
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert about.isHidden()
    assert page.views.current_key() == ("AGE_12_14", FIRST, "f")


def test_a_number_that_is_worked_out_has_no_source(qtbot, page):
    page.go_to(f"figure:OOS_6_14:{FIRST}:f")
    qtbot.keyClick(page, Qt.Key.Key_F4)
    assert "about" not in page.views.__dict__


def test_the_title_names_the_figure_the_village_and_the_sex(page, about):
    known = page.picture.table.catalogue["AGE_12_14"]
    title = strip_breaks(about._title.text())
    assert title.startswith((known.name_km, known.name_en))
    assert title.count("·") == 2
