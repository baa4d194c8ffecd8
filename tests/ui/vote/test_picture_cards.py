import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ccwc_desktop.domain.consultations import Option
from ccwc_desktop.language import words
from ccwc_desktop.services import consultations, names
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.vote.actions import VoteActions
from ccwc_desktop.ui.vote.card import PICTURES, arrange
from ccwc_desktop.ui.vote.picture_choice import PictureChoice
from ccwc_desktop.ui.vote.speech import Speech
from ccwc_desktop.ui.vote.theme_picker import speaks_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(workbook):
    return Editor(workbook)


@pytest.fixture
def meeting(editor):
    return str(editor.apply("consultations.add", plan=editor.plan, method="vote"))


@pytest.fixture
def actions(stage, editor, meeting):
    """The buttons over the choices, following what is stored."""
    shown = stage.put(VoteActions(editor))

    def follow(_topic=""):
        shown.show_consultation(editor.read(consultations.get, meeting))

    editor.changed.connect(follow)
    follow()
    return shown


def options(editor, meeting):
    return [(each.text, each.theme) for each in editor.read(consultations.get, meeting).options]


def test_a_picture_that_is_touched_becomes_a_choice_in_one_step(editor, meeting, actions, language):
    QTest.mouseClick(actions.pick, LEFT)
    QTest.mouseClick(actions.picker.cards["drowning"], LEFT)
    card = names.themes()["drowning"].card.text(language)
    assert options(editor, meeting) == [(card, "drowning")]
    assert not actions.picker.cards["drowning"].isEnabled()
    editor.undo()
    assert options(editor, meeting) == []
    assert actions.picker.cards["drowning"].isEnabled()


def test_a_typed_choice_with_the_same_words_gets_the_picture(editor, meeting, actions):
    editor.apply("consultations.add_option", uid=meeting, text="កន្លែងលេង ")
    actions.pick.click()
    actions.picker.cards["playground"].click()
    assert options(editor, meeting) == [("កន្លែងលេង ", "playground")]


def test_a_vote_needs_two_choices(editor, meeting, actions):
    assert not actions.start.isEnabled()
    for text in ("ទឹក", "ផ្លូវ"):
        editor.apply("consultations.add_option", uid=meeting, text=text)
    assert actions.start.isEnabled()
    editor.apply("consultations.change", uid=meeting, method="rank")
    assert not actions.start.isVisible()


def test_themes_are_found_by_words_of_both_languages(actions):
    actions.pick.click()
    for text in ("លាងដៃ", "Wash hands", "សាប៊ូ"):
        actions.picker.search.setText(text)
        seen = {key for key, card in actions.picker.cards.items() if card.isVisible()}
        assert "school_water" in seen
        assert "drowning" not in seen
    themes = names.themes().values()
    assert not any(speaks_of(theme, "xyz") for theme in themes)
    assert all(speaks_of(theme, " ") for theme in themes)


def test_words_of_a_theme_follow_the_language_and_words_of_a_person_stay():
    english = Speech("en")
    bundled = Option("o", names.themes()["drowning"].card.km, theme="drowning")
    assert english.card(bundled) == ("No child drowns", "river-drowning")
    own = Option("o", "ស្រះជ្រៅពេក", theme="drowning")
    assert words.strip_breaks(english.card(own)[0]) == "ស្រះជ្រៅពេក"
    assert english.card(Option("o", "ទឹក"))[1] == ""


@pytest.mark.parametrize(
    ("count", "size", "columns"),
    [(8, (1318, 560), 4), (8, (976, 396), 4), (2, (976, 396), 2), (6, (1318, 560), 3)],
)
def test_cards_are_as_large_as_the_room_allows(count, size, columns):
    found, wide, high = arrange(count, *size, gap=16)
    assert found == columns
    assert wide <= high * PICTURES.widest
    rows = -(-count // found)
    assert found * wide + (found - 1) * 16 <= size[0]
    assert rows * high + (rows - 1) * 16 <= size[1]


def test_too_many_cards_keep_their_size_and_go_beyond_the_window():
    columns, wide, high = arrange(40, 976, 396, gap=16)
    assert wide >= PICTURES.wide
    assert high == PICTURES.high
    assert columns == 5


def test_a_choice_shows_its_picture_and_can_take_another(qtbot, stage):
    choice = PictureChoice()
    choice.set_value("drowning")
    assert choice.count() == 2  # all others come when they are needed
    stage.put(choice)
    choice.setFocus()
    assert choice.count() == len(names.themes()) + 1
    assert choice.value() == "drowning"
    with qtbot.waitSignal(choice.entered) as heard:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert heard.args == ["road_safety"]
    choice.set_value("no such theme")
    assert choice.currentIndex() == -1
