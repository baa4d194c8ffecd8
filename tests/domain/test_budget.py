from dataclasses import replace
from decimal import Decimal

import pytest
from builders import line, project, uid

from ccwc_desktop.domain import budget
from ccwc_desktop.domain.budget import Ceiling, Funding, Use


@pytest.mark.parametrize(
    ("quantity", "price", "riel"),
    [
        ("2", 500_000, 1_000_000),
        ("2.5", 3, 8),  # 7.5
        ("1.5", 3, 5),  # 4.5: half up, not to the even number
        ("0.333", 1000, 333),
        ("0.001", 499, 0),  # 0.499
        ("0.001", 500, 1),  # 0.5
        ("0", 500, 0),
        ("999999999.999", 10**13, 9_999_999_999_990_000_000_000),
    ],
)
def test_a_line_is_rounded_half_up_to_the_riel_once(quantity, price, riel):
    assert line(quantity=Decimal(quantity), unit_price=price).amount == riel


def test_a_total_is_a_sum_of_rounded_lines():
    halves = tuple(line(700 + n, quantity=Decimal("0.5"), unit_price=1) for n in range(3))
    assert budget.project_total(project(lines=halves)) == 3
    assert budget.total([project(lines=halves), project(2, lines=halves[:1])]) == 4


def test_a_description_falls_back_to_the_other_language():
    assert line(description_km="", description_en="lamp").description("km") == "lamp"
    assert line(description_km="អំពូល", description_en="").description("en") == "អំពូល"
    assert line(description_km="អំពូល", description_en="lamp").description("en") == "lamp"


def funded(*parts, amount=1000):
    return line(quantity=Decimal(1), unit_price=amount, funding=tuple(Funding(*p) for p in parts))


@pytest.mark.parametrize(
    ("parts", "known", "left"),
    [
        ([("cs_dev",)], [("cs_dev", 1000)], 0),
        ([("cs_dev", 400), ("ngo",)], [("cs_dev", 400), ("ngo", 600)], 0),
        ([("ngo",), ("cs_dev", 400)], [("ngo", 600), ("cs_dev", 400)], 0),
        ([("cs_dev", 400)], [("cs_dev", 400)], 600),
        ([], [], 1000),
        ([("cs_dev", 1000), ("ngo",)], [("cs_dev", 1000)], 0),
        ([("cs_dev", 1200)], [("cs_dev", 1200)], -200),
        ([("cs_dev", 1200), ("ngo",)], [("cs_dev", 1200)], -200),
        ([("cs_dev",), ("ngo",)], [("cs_dev", 1000)], 0),
    ],
)
def test_a_source_without_an_amount_pays_all_that_the_others_leave(parts, known, left):
    paid = funded(*parts)
    assert [(each.source, each.amount) for each in budget.shares(paid)] == known
    assert budget.unfunded(paid) == left


def test_money_is_summed_by_source_and_year_in_the_fixed_order_of_sources():
    lines = (
        line(701, quantity=Decimal(1), unit_price=10, funding=(Funding("ngo"),)),
        line(702, quantity=Decimal(1), unit_price=20, funding=(Funding("cs_dev"),), year=2028),
        line(703, quantity=Decimal(1), unit_price=5, funding=(Funding("ngo"),)),
    )
    found = budget.by_source([project(lines=lines)])
    assert found == {"cs_dev": {2028: 20}, "ngo": {2027: 15}}
    assert list(found) == ["cs_dev", "ngo"]


def test_what_is_not_placed_in_a_year_takes_from_no_source():
    assert budget.by_source([project(year=None)]) == {}


def test_a_ceiling_stands_beside_what_the_plan_takes_from_it():
    ceilings = [Ceiling("cs_dev", 2027, 1_500_000), Ceiling("social", 2028, 70)]
    two = [project(1), project(2, lines=(line(702, quantity=Decimal(1), unit_price=700_000),))]
    found = budget.uses(two, ceilings, (2027, 2028, 2029))
    assert found == (
        Use("cs_dev", 2027, 1_500_000, 1_700_000),
        Use("social", 2028, 70, 0),
    )
    assert [use.left for use in found] == [-200_000, 70]


def test_a_source_that_is_used_without_a_ceiling_shows_too():
    (use,) = budget.uses([project(1)], [], (2027,))
    assert (use.amount, use.used, use.left) == (None, 1_000_000, None)


def test_what_is_left_is_never_set_off_against_what_is_over():
    taken = {"cs_dev": (100, 90), "social": (20, 3), "own": (5, 9), "ngo": (None, 50)}
    uses = [Use(source, 2027, *amounts) for source, amounts in taken.items()]
    assert budget.left_and_over([*uses, Use("own", 2028, 1, 1000)], 2027) == (27, 4)


def test_without_any_ceiling_nothing_is_left_or_over():
    assert budget.left_and_over([Use("ngo", 2027, None, 50), Use("own", 2028, 9, 1)], 2027) is None


def test_the_reason_for_passing_a_ceiling_and_who_set_it_stay_with_it():
    (use,) = budget.uses([], [Ceiling("own", 2027, 10, "បង់បន្ថែម", "ស្រុក")], (2027,))
    assert (use.reason, use.basis) == ("បង់បន្ថែម", "ស្រុក")


def test_uses_take_years_from_any_iterable():
    ceilings = [Ceiling("cs_dev", 2027, 1), Ceiling("ngo", 2027, 2)]
    assert len(budget.uses([], ceilings, iter((2027, 2028)))) == 2


def test_shares_and_what_is_left_always_make_the_amount():
    for seed in range(80):
        parts = [
            (budget.SOURCES[n], None if (seed + n) % 3 == 0 else (seed * 37 * n) % 500)
            for n in range(seed % 4)
        ]
        paid = replace(funded(*parts, amount=seed * 13), uid=uid(1))
        known = budget.shares(paid)
        assert sum(each.amount for each in known) + budget.unfunded(paid) == paid.amount
        assert all(each.amount is not None for each in known)
