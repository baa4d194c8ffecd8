import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.social_services import MappedService
from ccwc_desktop.services import names, social_services
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.situation import service_map
from ccwc_desktop.ui.steps.situation.page import SituationPage
from ccwc_desktop.ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton
FIRST, SECOND = "99010101", "99010102"


@pytest.fixture
def page(stage, practice_workbook):
    tasks = Tasks()
    made = SituationPage(Editor(practice_workbook), tasks)
    stage.window.resize(860, 720)
    stage.column.addWidget(made.title_actions())
    stage.put(made)
    yield made
    tasks.close()


@pytest.fixture
def view(page, qtbot):
    qtbot.mouseClick(page.switch.buttons["services"], LEFT)
    return page.views.services


def write(qtbot, typed, view, row, column, text):
    view.grid.focus_cell(row, column)
    typed(view.grid.table, text[0])
    editing = QApplication.focusWidget()
    assert isinstance(editing, QLineEdit)
    typed(editing, text[1:])
    qtbot.keyClick(editing, Qt.Key.Key_Return)


def kept(page):
    found = page.editor.read(social_services.listing)
    return {(each.village, each.service): (each.present, each.km) for each in found}


def cleared(page):
    """Without the services of the practice commune."""
    found = page.editor.read(social_services.listing)
    empty = tuple(MappedService(each.village, each.service, year=each.year) for each in found)
    page.editor.apply("social_services.put", services=empty)


def test_ways_to_say_what_a_village_has(qtbot, typed, page, view):
    cleared(page)
    services = list(names.names("social_services"))
    for column, text in enumerate(("0", "៣,៥", "x", "មាន")):
        write(qtbot, typed, view, 0, column, text)
    assert kept(page) == {
        (FIRST, services[0]): (True, None),
        (FIRST, services[1]): (False, service_map.Decimal("3.5")),
        (FIRST, services[2]): (False, None),
        (FIRST, services[3]): (True, None),
    }
    page.editor.undo()
    assert (FIRST, services[3]) not in kept(page)


def test_a_text_that_says_nothing_of_a_service_stays_with_its_sentence(qtbot, typed, page, view):
    before = kept(page)
    write(qtbot, typed, view, 0, 0, "abc")
    assert kept(page) == before
    assert not view.wrong.isHidden()
    assert not view.leave()
    assert not page._choose("FAMILIES")


def test_too_far_is_refused_beside_the_grid(qtbot, typed, page, view):
    before = kept(page)
    write(qtbot, typed, view, 0, 0, "999")
    assert kept(page) == before
    assert not view.wrong.isHidden()


def test_an_office_belongs_to_the_service_of_the_column(qtbot, page, view):
    view.grid.focus_cell(0, 1)
    view.office.editor.put("មណ្ឌលសុខភាព")
    view.phone.editor.put("០១២ ៣៤៥ ៦៧៨")
    service = list(names.names("social_services"))[1]
    offices = {each.service: each for each in page.editor.read(social_services.offices)}
    assert offices[service].office == "មណ្ឌលសុខភាព"
    assert offices[service].phone == "012 345 678"
    view.grid.focus_cell(0, 0)
    assert view.office.value() != "មណ្ឌលសុខភាព"


def test_the_total_counts_the_villages_that_have_it(qtbot, typed, page, view):
    cleared(page)
    write(qtbot, typed, view, 0, 0, "0")
    write(qtbot, typed, view, 1, 0, "4")
    service = next(iter(names.names("social_services")))
    reach = page.editor.read(social_services.service_map).reach[service]
    assert (reach.present, reach.absent) == (1, 1)
    totals = view.grid._totals.model()
    assert totals.index(0, 0).data() in ("1", "១")


def test_another_figure_leads_back_to_the_table(page, view):
    assert page._bar.isHidden()
    page.go_to("indicator:FAMILIES")
    assert page.views.name == "table"
    assert not page._bar.isHidden()
    assert page.code == "FAMILIES"


@pytest.mark.parametrize("text", ["", "0", "✓", "v", "មាន", "x", "គ្មាន", "12.5", "៧"])
def test_what_a_cell_shows_is_read_back_as_the_same(text):
    value = service_map.read(text)
    assert service_map.read(service_map.write(value)) == value


def test_what_is_no_number_is_refused():
    with pytest.raises(Refused):
        service_map.read("abc")


def test_the_map_opens_again_in_another_language(stage, page, view):
    again = stage.put(SituationPage(page.editor, page.tasks))
    again.go_to(page.here())
    assert again.views.name == "services"
    assert again.switch.buttons["services"].isChecked()
