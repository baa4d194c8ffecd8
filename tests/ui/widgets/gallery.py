"""Every part on a sheet, in both languages: python tests/ui/widgets/gallery.py FOLDER."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import catalogue, digits
from ccwc_desktop.ui import theme
from ccwc_desktop.ui.records import Column
from ccwc_desktop.ui.widgets import choices, fields, pictures, text
from ccwc_desktop.ui.widgets.buttons import Button, Chip, IconButton, LanguageSwitch, Switch
from ccwc_desktop.ui.widgets.cards import Card, CardList
from ccwc_desktop.ui.widgets.empty import EmptyState
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.grid import Grid
from ccwc_desktop.ui.widgets.grid_model import GridColumn, GridModel
from ccwc_desktop.ui.widgets.notes import Callout, Note, UndoNotice
from ccwc_desktop.ui.widgets.path_list import PathItem, PathList
from ccwc_desktop.ui.widgets.place_picker import PlacePicker
from ccwc_desktop.ui.widgets.preview import PreviewPane
from ccwc_desktop.ui.widgets.score_row import ScoreRow
from ccwc_desktop.ui.widgets.side_panel import SidePanel
from ccwc_desktop.ui.widgets.signs import Badge, StateSign, Tag
from ccwc_desktop.ui.widgets.tables import RecordTable

VILLAGES = ("បត់ត្រង់", "កោះលត", "កោះស្លែង", "ពាមពពេច", "តាមលលើ", "កោះថ្កូវ")


def row(*parts: QWidget) -> QHBoxLayout:
    """Parts beside each other."""
    line = QHBoxLayout()
    line.setSpacing(10)
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line


def sheet(*parts: QWidget | QLayout, width: int = 660) -> QWidget:
    """Parts under each other on the ground of a page."""
    page = QWidget()
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.setFixedWidth(width)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch()
    return page


def small_parts() -> QWidget:
    """Text, buttons, signs, pictures."""
    off = Button("រក្សាទុក", "main")
    off.setEnabled(False)
    off_plain = Button("បោះបង់")
    off_plain.setEnabled(False)
    on = Switch("បង្ហាញលំដាប់របស់កុមារ")
    on.setChecked(True)
    boxes = choices.CheckList([(1, "កោះលត"), (2, "កោះស្លែង")])
    boxes.set_value((1,))
    scores = ScoreRow("ពិន្ទុ")
    scores.set_value(3)
    painted = (
        pictures.trend([9, 8, 5, 4], "a"),
        pictures.trend([4, 5, 7, 9], "a", bad=True),
        pictures.trend([4, 4], "a"),
        pictures.bar(0.8, "a"),
        pictures.circle("full", "a"),
        pictures.circle("half", "a"),
        pictures.circle("empty", "a"),
        pictures.rank("១", "a"),
        pictures.rank("៣", "a", filled=False),
        pictures.rank("", "a"),
        pictures.ring(0.35, "a"),
        pictures.square("source-3", "a"),
        pictures.vessel(0.6, "a"),
        pictures.vessel(1.1, "a"),
    )
    return sheet(
        text.title("គ្រឿងផ្សំ និងសភាព ២០២៧"),
        text.why("សូមពិនិត្យឈ្មោះឃុំ ភូមិ និងសមាជិក ព្រោះឈ្មោះទាំងនេះនឹងចេញលើគ្រប់តារាង។"),
        text.section("សមាជិកគណៈកម្មាធិការ"),
        text.small("ទិន្នន័យឃុំ ឆ្នាំ ២០២៥"),
        row(Button("រក្សាទុក", "main", "print"), Button("បន្ទាប់", "main", "next", after=True), off),
        row(
            Button("ថយក្រោយ", icon="back"),
            Button("បោះបង់"),
            off_plain,
            Button("បន្ថែម", "quiet", "add"),
        ),
        row(
            Button("ត្រឹមត្រូវហើយ", "accept"),
            Button("ដាក់ ១៨ ៤០០ ០០០", "cure"),
            Button("របៀបធ្វើ", "link"),
        ),
        row(
            LanguageSwitch(catalogue.current()),
            Chip("កំណែទី ៣", "history"),
            IconButton("help", "Help"),
            on,
        ),
        row(
            Tag("មានការផ្លាស់ប្តូរ", "teal", "compare"),
            Tag("បានទទួល", "green", "check"),
            Tag("ខ្វះ ២ ចំណុច", "amber", "warning"),
            Tag("មិនអាចទទួលបាន", "red", "refusal"),
            Tag("គ្រោងទុក"),
            Badge(3, "x"),
        ),
        row(StateSign("not-begun"), StateSign("begun"), StateSign("done"), boxes),
        row(scores),
        row(*painted),
    )


def field_parts() -> QWidget:
    """Fields and what they say."""
    name = FieldBlock("ឈ្មោះគម្រោង", fields.text_field(), required=True)
    name.set_value("របងស្រះ និងបង្រៀនហែលទឹក")
    empty = FieldBlock("ទីតាំង", fields.text_field("ឧ. កោះថ្កូវ"))
    cost = FieldBlock("តម្លៃប៉ាន់ស្មាន (រៀល)", fields.riel_field(), required=True, width=290)
    cost.editor.put("១៨ ៤O០ ០០០")
    locked = FieldBlock("លេខកូដ", fields.text_field())
    locked.set_value("០៤០២០២")
    locked.lock()
    girls = FieldBlock("ស្រី", fields.count_field())
    girls.set_value(1842)
    source = FieldBlock("ប្រភពថវិកា", choices.ChoiceField([(1, "សេវាសង្គម"), (2, "អង្គការ")]))
    source.editor.setItemIcon(0, choices.colour_square("source-2"))
    source.set_value(1)
    villages = FieldBlock("ភូមិ", choices.MultiChoice(list(enumerate(VILLAGES))))
    villages.set_value((1, 4))
    why = FieldBlock("ហេតុអ្វីត្រូវធ្វើ", fields.LongText(2))
    why.set_value("ឆ្នាំមុន កូនលោក សំ រី បានលង់ទឹកនៅស្រះក្រោយសាលា។")
    why.show_warning("ពាក្យនេះអាចឱ្យគេស្គាល់កុមារ។ សូមសរសេរ «កុមារម្នាក់» ជំនួស។", "ប្តូរជា «កុមារម្នាក់»")
    why.editor.underline(("កូនលោក សំ រី",))
    place = PlacePicker(lambda typed: [])
    place.set_place(Place("040202", "commune", "កោះថ្កូវ", "Kaoh Thkov"))
    return sheet(
        row_of(name, empty),
        cost,
        row_of(girls, source, villages),
        row_of(locked, FieldBlock("ថ្ងៃ", fields.date_field("២៥/៩/២០២៦"))),
        why,
        FieldBlock("ឃុំ ឬសង្កាត់", place),
        width=820,
    )


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Parts that share the width."""
    line = QHBoxLayout()
    line.setSpacing(14)
    for part in parts:
        line.addWidget(part, 1)
    return line


def note_parts() -> QWidget:
    """Notes, cards, empty lists."""
    undo = UndoNotice()
    undo.say("បានលុបគម្រោង «អណ្តូងស្នប់ ២ កន្លែង»។")
    cards = CardList("Members", 170)
    made = [
        Card("a", opens=True, state=state) for state in ("", "warning", "selected", "new", "done")
    ]
    for card in made:
        card.body.addWidget(text.Text("អនុប្រធានអចិន្ត្រៃយ៍", "strong", "teal"))
        card.body.addWidget(text.Text("លោកស្រី សុខ ចាន់ធី", "strong"))
        card.body.addWidget(text.small("សមាជិកក្រុមប្រឹក្សា"))
    cards.fill(made)
    return sheet(
        Note("info", "ចុចលើឃុំមួយ ដើម្បីបើកផែនការ និងប្រៀបធៀបនឹងកំណែមុន។"),
        Note("warning", "សេវាសង្គម ឆ្នាំ ២០២៧ លើសពិដាន ៣ ៤០០ ០០០ រៀល។", "ទទួលយកដោយមានហេតុផល"),
        Note("refused", "ហត្ថលេខាមិនត្រូវនឹងកាតដែលឃុំបានប្រគល់។", "ផ្ទៀងផ្ទាត់កាត"),
        Note("done", "អាចដកយូអេសប៊ីចេញបាន"),
        undo,
        cards,
        EmptyState("child-speaking", "មិនទាន់មានការពិគ្រោះយោបល់ទេ។", "បន្ថែម"),
        width=700,
    )


@dataclass(frozen=True)
class Figures:
    """One village of the grid."""

    village: str
    girls: int | None
    boys: int | None
    state: str = ""


def grid_parts() -> QWidget:
    """The grid with a callout, a read table."""
    villages = [Figures(name, 6 + i, 4 + i) for i, name in enumerate(VILLAGES)]
    villages[2] = Figures("កោះស្លែង", 4, 3, "warning")
    villages[3] = Figures("ពាមពពេច", None, 1_066, "unknown")
    columns = [
        GridColumn("ស្រី", lambda r: r.girls, group="កុមារទាំងអស់ ៦–១៤ឆ្នាំ", editable=True,
                   total=lambda rows: sum(r.girls or 0 for r in rows),
                   state=lambda r: "unknown" if r.girls is None else ""),
        GridColumn("ប្រុស", lambda r: r.boys, group="កុមារទាំងអស់ ៦–១៤ឆ្នាំ", editable=True,
                   total=lambda rows: sum(r.boys or 0 for r in rows)),
        GridColumn("សរុប", lambda r: (r.girls or 0) + (r.boys or 0), group="មិនបានចូលរៀន",
                   state=lambda r: "warning" if r.state == "warning" else "derived",
                   total=lambda rows: 1_159),
        GridColumn("អត្រា", lambda r: 8, group="មិនបានចូលរៀន", state=lambda r: "locked"),
        GridColumn("ក្រុម", lambda r: "", centre=True,
                   paint=lambda r: lambda p, a: pictures.paint_circle(p, a, "half")),
        GridColumn("ប្រភព\nទិន្នន័យ", lambda r: "ទិន្នន័យឃុំ", format=fields.TEXT, soft=True, width=130),
    ]  # fmt: skip
    model = GridModel(columns, lambda r: r.village, "ភូមិ", "សរុប ៦ភូមិ")
    model.show(villages)
    model.setData(model.index(4, 1), "1O")
    grid = Grid("Figures", model)
    grid.fit_height()
    grid.focus_cell(0, 1)
    callout = Callout(grid.table.viewport())
    callout.setObjectName("callout")
    table = RecordTable(
        "Versions",
        [
            Column(
                "កំណែ", lambda r: f"កំណែទី {digits.localise(str(r), catalogue.current())}", bold=True
            ),
            Column("ស្ថានភាព", lambda r: "បានទទួល", tag=lambda r: "green"),
            Column("ចម្លើយពីស្រុក", lambda r: "«សូមបញ្ជាក់ភូមិរបស់គម្រោងផ្លូវ»"),
            Column("៛", lambda r: digits.number(279_900_000, catalogue.current()), align="end"),
        ],
        stretch=2,
    )
    table.show_records([3, 2, 1], ("សរុប", "", "", "៨៣៩ ៧០០ ០០០"))
    table.fit_height()
    page = sheet(grid, table, width=830)
    page.show()
    QApplication.processEvents()
    callout.point(
        grid.cell(2, 2), "កោះស្លែង៖ ៧នាក់ ថយជាងពាក់កណ្តាលពីឆ្នាំមុន (១៩នាក់)។",
        "សូមពិនិត្យលេខម្តងទៀត ឬសរសេរហេតុផល។", "កែលេខ", "ត្រឹមត្រូវហើយ សរសេរហេតុផល",
    )  # fmt: skip
    return page


def frame_parts() -> QWidget:
    """Path, folded path, panel, rail, preview."""
    states = ("done", "begun", "begun", "not-begun", "not-begun")
    titles = ("ឃុំ និងគណៈកម្មាធិការ", "ស្ថានភាពកុមារ", "សំឡេងកុមារ", "បញ្ហា", "អាទិភាព")
    names = ("commune", "situation", "voices", "problem", "priority")
    items = [PathItem(str(i), title, names[i], i + 1, states[i]) for i, title in enumerate(titles)]
    path, narrow = PathList(), PathList()
    for each in (path, narrow):
        each.show_items(items, "1")
    narrow.fold(True)
    panel, rail = SidePanel(), SidePanel()
    for each in (panel, rail):
        each.know(["តាមបញ្ជីជាផ្លូវការ ឃុំកោះថ្កូវមាន ១០ភូមិ។"])
        each.miss([("a", "មិនទាន់មានតំណាងយុវជន"), ("b", "៩ កក្កដា៖ ខ្វះលិខិតយល់ព្រម និងថ្ងៃឆ្លើយតបកុមារ")])
        each.offer_help([("how", "របៀបធ្វើជំហាននេះ"), ("example", "មើលឧទាហរណ៍មួយ")])
    rail.fold(True)
    preview = PreviewPane()
    paper = QImage(420, 594, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    preview.set_pages([paper, paper])
    line = QHBoxLayout()
    for part in (path, narrow, preview, panel, rail):
        line.addWidget(part)
    page = sheet(width=1000)
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertLayout(0, line)
    page.setFixedHeight(480)
    return page


def main(folder: Path) -> None:
    """Write all sheets as PNG."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("km", "en"):
        catalogue.use(language)
        theme.apply(app, language)
        for make in (small_parts, field_parts, note_parts, grid_parts, frame_parts):
            page = make()
            page.show()
            page.move(QPoint(0, 0))
            app.processEvents()
            page.adjustSize()
            app.processEvents()
            page.grab().save(str(folder / f"{make.__name__}_{language}.png"))
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
