from builders import COMMUNE, VILLAGES, figure, figures_of, figures_table, indicator, indicators

from ccwc_desktop.domain import figure_questions

ONE, TWO, *_REST = VILLAGES
CATALOGUE = indicators(
    indicator("AGE", section="population"),
    indicator("IN", of="AGE", section="education"),
    indicator("OUT", ((1, "AGE"), (-1, "IN")), section="education"),
    indicator("KM", unit="km", split="t", section="education"),
    indicator("SCHOOLS", split="t", level="commune", section="education"),
)


def known(*figures):
    return figures_table(CATALOGUE, figures)


def test_a_village_is_asked_what_is_typed_of_it_and_the_commune_what_it_has_once():
    table = known()
    assert figure_questions.asked(table, CATALOGUE, ONE) == ("AGE", "IN", "KM")
    assert figure_questions.asked(table, CATALOGUE, COMMUNE) == ("SCHOOLS",)


def test_last_year_and_the_sum_so_far_stand_beside_a_question():
    table = known(*figures_of(ONE, AGE=(7, 5)), *figures_of(TWO, AGE=(3, 4)))
    last = known(*figures_of(ONE, AGE=(6, 6)))
    asked = figure_questions.question(table, last, "AGE", ONE)
    assert {sex: cell.value for sex, cell in asked.cells.items()} == {"f": 7, "m": 5, "t": 12}
    assert asked.before == {"f": 6, "m": 6, "t": 12}
    assert asked.commune == {"f": 10, "m": 9, "t": 19}
    assert asked.villages_known == 2


def test_an_unknown_village_is_not_counted_as_zero():
    table = known(*figures_of(ONE, AGE=(0, 0)))
    asked = figure_questions.question(table, None, "AGE", TWO)
    assert (asked.commune["t"], asked.villages_known) == (0, 1)
    assert asked.before == {"f": None, "m": None, "t": None}


def test_kilometres_and_what_is_counted_once_have_no_sum():
    table = known(figure("KM", ONE, "2.5"), figure("SCHOOLS", COMMUNE, 3))
    assert figure_questions.question(table, None, "KM", ONE).commune is None
    assert figure_questions.question(table, None, "SCHOOLS", COMMUNE).commune is None


def test_each_section_says_how_far_it_is_and_where_its_next_gap_lies():
    full = [each for village in VILLAGES for each in figures_of(village, AGE=(1, 2))]
    table = known(*full, *figures_of(ONE, IN=(1, 1)), figure("SCHOOLS", COMMUNE, 2))
    population, education = figure_questions.by_section(table, CATALOGUE)
    cells = 2 * len(VILLAGES)
    assert (population.section, population.known, population.wanted) == ("population", cells, cells)
    assert population.first_gap is None
    assert (education.known, education.wanted) == (3, cells + len(VILLAGES) + 1)
    assert education.first_gap == ("IN", TWO, "f")
