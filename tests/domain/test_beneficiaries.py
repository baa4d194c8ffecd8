import pytest
from builders import COMMUNE, VILLAGES, figures_of, figures_table, indicator, indicators, project

from ccwc_desktop.domain import beneficiaries
from ccwc_desktop.domain.beneficiaries import AGES, Reached

EVERY_AGE = tuple(Reached(age, place + 1, 2) for place, age in enumerate(AGES))


def test_the_table_has_every_age_and_what_was_said_only_some():
    told = (Reached("12-14", 3), Reached("0-2", 1, 0), Reached("3-5"))
    assert [each.age for each in beneficiaries.table(told)] == list(AGES)
    assert beneficiaries.said(told) == (Reached("0-2", 1, 0), Reached("12-14", 3))


def test_a_sum_of_ages_is_unknown_when_none_was_counted():
    assert beneficiaries.of_ages((Reached("0-2", boys=4), Reached("3-5", 2, 0)), "girls") == 2
    assert beneficiaries.of_ages((Reached("0-2", boys=4),), "girls") is None
    assert beneficiaries.of_ages((Reached("0-2", girls=0),), "girls") == 0


@pytest.mark.parametrize(
    ("before", "count", "now", "follows"),
    [
        ((), None, (Reached("0-2", 4),), 4),
        ((Reached("0-2", 4),), 4, (Reached("0-2", 3),), 3),
        ((Reached("0-2", 4),), 4, (), 4),
        ((), 12, (Reached("0-2", 4),), 12),
        ((Reached("0-2", 4),), 12, (Reached("0-2", 9), Reached("3-5", 5)), 14),
        ((), 99, EVERY_AGE, 15),
    ],
    ids=["unknown", "their sum", "cleared", "the rest unknown", "above it", "every age known"],
)
def test_girls_follow_their_ages(before, count, now, follows):
    told = project(ages=before, girls=count, boys=7)
    assert beneficiaries.followed(told, now)["girls"] == follows
    if all(each.boys is None for each in now):
        assert beneficiaries.followed(told, now)["boys"] == 7


def wrong(**said):
    return [
        (each.field, each.code, each.part, each.whole)
        for each in beneficiaries.wrong_sums(project(**{"girls": 12, "boys": 9, **said}))
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"ages": (Reached("0-2", 13, 9),)}, [("girls", "below_ages", 13, 12)]),
        ({"with_disability": 22}, [("with_disability", "above_children", 22, 21)]),
        (
            {"poor_children": 20, "poor_girls": 13},
            [("poor_girls", "above_girls", 13, 12)],
        ),
        (
            {"minority": 3, "minority_girls": 4},
            [("minority_girls", "above_both", 4, 3)],
        ),
    ],
)
def test_sums_that_cannot_be_right_are_named(said, found):
    assert wrong(**said) == found


def test_what_is_equal_or_unknown_is_no_fault():
    assert wrong(ages=(Reached("0-2", 12, 9),), with_disability=21, girls_with_disability=12) == []
    assert wrong(girls=None, ages=(Reached("0-2", 99),), poor_children=99, poor_girls=98) == []
    assert wrong(minority_girls=5) == []


def test_figures_tell_the_ages_of_the_villages_they_know():
    catalogue = indicators(indicator("AGE_0_2"), indicator("AGE_3_5"))
    figures = figures_table(
        catalogue,
        [
            *figures_of(VILLAGES[0], AGE_0_2=(3, 4), AGE_3_5=(1, 0)),
            *figures_of(VILLAGES[1], AGE_0_2=(5, 6)),
            *figures_of(COMMUNE, AGE_3_5=(9, 9)),
        ],
    )
    both, one = VILLAGES[:2], VILLAGES[:1]
    assert beneficiaries.from_figures(figures, both) == (Reached("0-2", 8, 10),)
    assert beneficiaries.from_figures(figures, one) == (Reached("0-2", 3, 4), Reached("3-5", 1, 0))
    assert beneficiaries.from_figures(figures, ()) == ()
