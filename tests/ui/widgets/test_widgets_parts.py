import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QSizePolicy, QWidget

from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import catalogue
from ccwc_desktop.ui.widgets import pictures
from ccwc_desktop.ui.widgets.buttons import Button, IconButton, LanguageSwitch, Switch
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.notes import Callout, Note, UndoNotice
from ccwc_desktop.ui.widgets.path_list import PathItem, PathList
from ccwc_desktop.ui.widgets.place_picker import PlacePicker
from ccwc_desktop.ui.widgets.preview import PreviewPane
from ccwc_desktop.ui.widgets.score_row import ScoreRow, score_of
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.side_panel import MissingLine, SidePanel
from ccwc_desktop.ui.widgets.signs import Badge, StateSign, Tag
from ccwc_desktop.ui.widgets.text import Text, title

SENTENCE = "\u200b".join(
    ("សូម", "ពិនិត្យ", "ឈ្មោះ", "ឃុំ ", "ភូមិ ", "និង", "សមាជិក ", "ព្រោះ", "ឈ្មោះ", "ទាំងនេះ", "ចេញ", "លើ")
)
PLACES = [
    Place("040202", "commune", "កោះថ្កូវ", "Kaoh Thkov"),
    Place("040203", "commune", "កំពង់អុស", "Kampong Ous"),
]


class Filler(QWidget):
    """Takes the room that is left."""

    def __init__(self):
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def _find(text):
    return [p for p in PLACES if text in p.code or text.lower() in (p.name_km + p.name_en).lower()]


def test_khmer_text_grows_when_it_is_narrowed_and_shrinks_again(stage, qtbot):
    text = stage.put(Text(SENTENCE), Filler())
    line = text.fontMetrics().lineSpacing()
    for width, least, most in ((700, 1, 1.5), (150, 2.5, 5), (700, 1, 1.5)):
        stage.window.resize(width, 400)
        qtbot.waitUntil(lambda low=least, high=most: low <= text.height() / line <= high)


def test_a_scrolled_page_gives_wrapped_text_its_height(stage, qtbot):
    page = ScrollColumn()
    text = Text(SENTENCE * 12)
    page.column.addWidget(text)
    stage.put(page)
    stage.window.resize(360, 200)
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 200)


def test_a_screen_reader_gets_text_without_break_marks():
    for part in (Text(SENTENCE), title(SENTENCE), Button(SENTENCE), Note("info", SENTENCE)):
        assert part.accessibleName() == SENTENCE.replace("\u200b", "")


def test_text_never_turns_into_markup():
    assert Text("<b>x</b> & y").textFormat() == Qt.TextFormat.PlainText
    assert Button("A & B").text() == "A && B"


def test_the_language_switch_speaks_when_the_other_half_is_pressed(stage, qtbot, language):
    switch = stage.put(LanguageSwitch(language))
    heard = []
    switch.chosen.connect(heard.append)
    for button in switch.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(switch.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert heard == (["en", "km"] if language == "km" else ["km", "en", "km"])


def test_a_switch_is_turned_by_space_and_by_a_click_on_its_words(stage, qtbot):
    switch = stage.put(Switch("បង្ហាញលំដាប់របស់កុមារ"))
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    assert not switch.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_as_by_space(stage, qtbot, key):
    button = stage.put(Button("បន្ទាប់"))
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, key)


def test_arrows_walk_over_cards_and_enter_opens(stage, qtbot):
    cards = CardList("Members", card_width=180)
    opened = []
    made = [Card(f"card {i}", opens=True) for i in range(5)]
    for i, card in enumerate(made):
        card.body.addWidget(Text("កោះលត"))
        card.opened.connect(lambda i=i: opened.append(i))
    cards.fill(made)
    stage.put(cards)
    stage.window.resize(600, 400)
    qtbot.waitUntil(lambda: made[3].y() > made[0].y() == made[2].y())
    made[0].setFocus()
    qtbot.keyClick(made[0], Qt.Key.Key_Right)
    assert made[1].hasFocus()
    qtbot.keyClick(made[1], Qt.Key.Key_Down)
    assert made[4].hasFocus()
    qtbot.keyClick(made[4], Qt.Key.Key_Return)
    qtbot.mouseClick(made[2], Qt.MouseButton.LeftButton)
    assert opened == [4, 2]


def test_new_cards_keep_the_place_of_the_cursor(stage, qtbot):
    cards = CardList("Problems")
    cards.fill([Card(opens=True) for _i in range(3)])
    stage.put(cards)
    cards.cards()[1].setFocus()
    cards.fill([Card(opens=True) for _i in range(3)])
    qtbot.waitUntil(lambda: cards.cards()[1].hasFocus())


def test_the_undo_notice_stays_until_it_is_answered(stage, qtbot):
    notice = stage.put(UndoNotice(), QWidget())
    assert notice.isHidden()
    notice.say("បានលុបគម្រោង")
    assert notice.isVisible()
    undo = notice.findChildren(QPushButton)[0]
    with qtbot.waitSignal(notice.undoRequested):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert notice.isHidden()


def test_a_callout_stands_below_its_cell_or_above_and_escape_closes_it(stage, qtbot):
    page = stage.put(QWidget())
    stage.window.resize(700, 500)
    page.setMinimumSize(600, 400)
    qtbot.waitUntil(lambda: page.height() >= 400)
    callout = Callout(page)
    low, high = page.rect(), page.rect()
    high.setRect(300, 20, 60, 30)
    low.setRect(300, page.height() - 40, 60, 30)
    callout.point(high, "head", "more", "first", "second")
    assert callout.y() > high.bottom()
    callout.point(low, "head", "more")
    assert callout.geometry().bottom() < low.top()
    callout.point(high, "head", "word " * 600, "close")
    assert page.rect().contains(callout.geometry())  # more than there is room for is scrolled
    button = next(each for each in callout.findChildren(Button) if each.text() == "close")
    assert callout.rect().contains(button.geometry())
    callout.setFocus()
    qtbot.keyClick(callout, Qt.Key.Key_Escape)
    assert callout.isHidden()


def test_what_is_missing_leads_to_its_field_and_is_counted(stage, qtbot, language):
    panel = stage.put(SidePanel())
    panel.know(["តាមបញ្ជីជាផ្លូវការ"])
    panel.miss([("seat:youth", "មិនទាន់មានតំណាងយុវជន"), ("village", "ភូមិ ២")])
    panel.offer_help([("how", "របៀប")])
    line = panel.findChildren(MissingLine)[0]
    with qtbot.waitSignal(panel.goTo) as went:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert went.args == ["seat:youth"]
    badge = panel.findChildren(Badge)[0]
    assert badge.accessibleName().startswith("២" if language == "km" else "2")
    panel.fold(True)
    assert panel.width() == 48
    assert panel.is_folded()


@pytest.mark.parametrize("known", [(), ("10 villages",)])
def test_the_arrow_that_folds_the_panel_stands_at_the_right_beside_the_first_heading(stage, known):
    panel = stage.put(SidePanel())
    for said in (known, ("10 villages",), known):
        panel.know(said)
        panel.miss([("a", "Nobody was heard.")])
        stage.window.adjustSize()
        fold = next(each for each in panel.findChildren(IconButton) if each.isVisible())
        head = panel._known_head if said else panel._missing_head
        assert head.isVisible()
        assert panel._missing_head.isVisible()
        at, beside = fold.mapTo(panel, QPoint(0, 0)), head.mapTo(panel, QPoint(0, 0))
        assert at.x() + fold.width() > panel.width() - 20
        assert abs(at.y() + fold.height() / 2 - beside.y() - head.height() / 2) < 4


def test_steps_are_chosen_by_click_and_by_enter(stage, qtbot):
    path = stage.put(PathList())
    steps = [PathItem("commune", "ឃុំ", "commune", 1, "done"), PathItem("b", "B", number=2)]
    path.show_items([*steps, PathItem("c", "C", number=3, state="begun")], "commune")
    path.setFocus()
    qtbot.keyClick(path, Qt.Key.Key_Down)
    with qtbot.waitSignal(path.chosen) as chosen:
        qtbot.keyClick(path, Qt.Key.Key_Return)
    assert chosen.args == ["b"]
    said = path.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(("១ ឃុំ ", "1 ឃុំ "))
    path.fold(True)
    assert path.width() == 56


def test_list_models_keep_qts_rules(qtmodeltester):
    path = PathList()
    path.show_items([PathItem("a", "A", number=1)], "a")
    qtmodeltester.check(path.model())
    picker = PlacePicker(_find)
    picker.popup.model().show(PLACES)
    qtmodeltester.check(picker.popup.model())


def test_pages_are_drawn_when_they_are_looked_at(stage, qtbot):
    drawn = []

    def page(number):
        def draw():
            drawn.append(number)
            return QImage(20, 30, QImage.Format.Format_RGB32)

        return draw

    pane = stage.put(PreviewPane())
    pane.set_pages([page(1), page(2)])
    assert drawn == [1]
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert drawn == [1, 2]
    assert pane.page() == 2
    assert not pane.next.isEnabled()


def test_a_place_is_found_by_latin_letters_and_taken_with_enter(stage, qtbot):
    picker = stage.put(PlacePicker(_find), QLineEdit())
    picker.setFocus()
    qtbot.keyClicks(picker, "kampong")
    assert picker.popup.isVisible()
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert chosen.args == ["040203"]
    assert picker.value() == "040203"
    assert not picker.popup.isVisible()


def test_a_place_is_found_by_a_khmer_code_and_given_up_with_escape(stage, qtbot, typed):
    picker = stage.put(PlacePicker(_find))
    picker.set_place(PLACES[0])
    picker.setFocus()
    picker.selectAll()
    typed(picker, "០៤០២០៣")
    assert picker.popup.model().rowCount() == 1
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert picker.value() == "040202"
    assert picker.text() == PLACES[0].name(catalogue.current())


@pytest.mark.parametrize(
    ("text", "score"), [("3", 3), ("៣", 3), ("6", None), ("x", None), ("", None)]
)
def test_a_typed_sign_is_a_score(text, score):
    assert score_of(text) == score


def test_scores_come_from_keys_of_both_languages_and_can_be_taken_back(stage, qtbot, typed):
    row = stage.put(ScoreRow("ភាពធ្ងន់ធ្ងរ", {5: "គ្រោះថ្នាក់ដល់ជីវិត"}))
    heard = []
    row.scored.connect(heard.append)
    row.setFocus()
    qtbot.keyClicks(row.focusProxy(), "4")
    typed(row.focusProxy(), "៥")
    typed(row.focusProxy(), "៥")
    qtbot.keyClick(row.focusProxy(), Qt.Key.Key_Delete)
    assert heard == [4, 5, None]


def test_every_control_has_a_name(stage):
    panel = SidePanel()
    panel.miss([("a", "ក")])
    panel.offer_help([("b", "ខ")])
    notice = UndoNotice()
    stage.put(
        panel,
        notice,
        Note("warning", "ក", "ខ"),
        EmptyState("school", "ក", "ខ"),
        PreviewPane(),
        ScoreRow("ក"),
        LanguageSwitch("km"),
        Switch("ក"),
        IconButton("close", "ក"),
        StateSign("begun"),
        Tag("ក", "red"),
        pictures.vessel(0.4, "ក"),
        pictures.trend([1, 2], "ក"),
    )
    notice.say("ក")
    nameless = [b for b in stage.window.findChildren(QAbstractButton) if not b.accessibleName()]
    assert nameless == []
