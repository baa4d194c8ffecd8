from datetime import date
from decimal import Decimal

import pytest
from builders import line

from ccwc_desktop.domain import prices
from ccwc_desktop.domain.prices import Known, Price
from ccwc_desktop.language import spelling


def fold(text):
    return text.replace(" ", "").lower()


def price(uid="a", name="Water filter", unit="filter", amount=80_000, **more):
    return Price(uid, "", name, unit, amount, **more)


def listed(*typed, learned=()):
    return prices.gathered(typed, learned, fold)


def test_of_one_thing_the_newest_price_stands_first_and_is_marked():
    old = price("old", amount=60_000, dated=date(2024, 3, 1))
    new = price("new", amount=80_000, dated=date(2026, 3, 1))
    found = listed(old, new)
    assert [(each.price.uid, each.newest) for each in found] == [("new", True), ("old", False)]


def test_another_unit_is_another_thing():
    found = listed(price("a"), price("b", unit="set"))
    assert [each.newest for each in found] == [True, True]


def test_spelling_makes_no_other_thing():
    found = listed(price("a", dated=date(2026, 1, 1)), price("b", "water FILTER", amount=1))
    assert [each.newest for each in found] == [True, False]


def test_a_line_teaches_its_price_with_its_day_or_the_year_of_its_plan():
    taught = line(unit_price=5000, price_source="ផ្សារ", price_date=date(2025, 6, 1))
    known = prices.learned(taught, 2026, ("គម្រោង", ""), fold)
    assert (known.year, known.price.dated, known.price.place) == (2025, date(2025, 6, 1), "ផ្សារ")
    assert prices.learned(line(unit_price=5000), 2026, ("គម្រោង", ""), fold).year == 2026


@pytest.mark.parametrize("more", [{"unit_price": 0}, {"description_km": "", "description_en": " "}])
def test_a_line_without_price_or_name_teaches_nothing(more):
    assert prices.learned(line(**more), 2026, ("x", ""), fold) is None


@pytest.mark.parametrize(
    ("unit", "quantity", "teaches"),
    [
        ("ជាដុំ", 3, False),
        ("ផ្តុំ", 1, False),  # the same word as ផ្ដុំ
        ("Lump  sum", 1, False),
        ("l.s.", 1, False),
        ("", 1, False),  # the whole was typed as one of nothing
        ("", 12, True),
        ("ខ្នង", 1, True),  # one building has a price of its own
    ],
)
def test_a_lump_sum_teaches_no_unit_price(unit, quantity, teaches):
    priced = line(unit=unit, quantity=Decimal(quantity), unit_price=42_000_000)
    known = prices.learned(priced, 2026, ("x", ""), spelling.search_key)
    assert (known is not None) == teaches


def test_the_same_price_carried_from_year_to_year_stands_once_and_a_typed_one_wins():
    same = {"dated": date(2026, 1, 1), "place": "market"}
    carried = [Known(price(uid, **same), 2026, (f"project {uid}", "")) for uid in "bc"]
    (only,) = listed(price("a", **same), learned=carried)
    assert (only.price.uid, only.learned) == ("a", False)
    assert len(listed(learned=carried)) == 1


def test_a_price_of_a_later_plan_is_newer_than_a_dated_one_of_before():
    later = Known(price("plan", amount=90_000), 2026, ("project", ""))
    found = listed(price("typed", dated=date(2025, 12, 31)), learned=[later])
    assert [each.price.uid for each in found] == ["plan", "typed"]


def test_a_price_being_written_stands_by_itself_and_is_never_offered():
    found = listed(price("a"), price("b", amount=0), price("c", amount=0))
    assert len(found) == 3
    assert [each.price.uid for each in prices.matching(found, "water", fold)] == []
    assert prices.same_thing(found, ("", "Water filter"), "filter", fold) is None


def test_what_has_no_name_yet_is_like_nothing_else():
    assert [each.newest for each in listed(price("a", ""), price("b", ""))] == [True, True]


def test_words_in_any_order_find_a_thing_shortest_names_first():
    found = listed(price("a", "Fence around a pond"), price("b", "Pond fence"), price("c", "Well"))
    assert [each.price.uid for each in prices.matching(found, "pond fence", fold)] == ["b", "a"]
    assert prices.matching(found, "  ", fold) == ()
    assert len(prices.matching(found, "e", fold, most=1)) == 1


def test_the_table_is_searched_by_name_place_source_and_project():
    known = Known(
        price(place="Takeo market"), project=("", "Latrines"), keys=("", "waterfilter", "set")
    )
    assert prices.holds(known, "takeo filter", fold)
    assert prices.holds(known, "latrines", fold)
    assert not prices.holds(known, "takeo well", fold)


def test_the_same_thing_is_found_in_either_language_but_not_in_another_unit():
    found = listed(Price("a", "ធុងចម្រោះទឹក", "", "ធុង", 80_000))
    assert prices.same_thing(found, ("ធុងចម្រោះ ទឹក", "Filter"), "ធុង", fold).uid == "a"
    assert prices.same_thing(found, ("ធុងចម្រោះទឹក", "Filter"), "ឈុត", fold) is None


@pytest.mark.parametrize("other", ["Water pump", "Latrine for a school", ""])
def test_what_is_only_a_little_alike_is_another_thing(other):
    assert prices.same_thing(listed(price()), ("", other), "filter", fold) is None


def test_the_likest_thing_wins():
    found = listed(price("a", "Swimming lessons"), price("b", "Swimming lesson"))
    assert prices.same_thing(found, ("", "Swimming lesson"), "filter", fold).uid == "b"


def test_a_chosen_price_fills_unit_price_and_what_it_stands_on():
    told = prices.on_a_line(price(place="Takeo", source="shop", dated=date(2026, 1, 2)))
    assert told == {
        "description_en": "Water filter",
        "unit": "filter",
        "unit_price": 80_000,
        "price_source": "Takeo · shop",
        "price_date": date(2026, 1, 2),
    }


def test_a_project_is_named_in_the_other_language_when_that_is_all_there_is():
    named = Known(price(), project=("ខ", ""))
    assert (named.project_name("km"), named.project_name("en")) == ("ខ", "ខ")
    assert Known(price(), project=("", "")).project_name("en") == "–"


def test_a_price_is_named_in_the_other_language_when_that_is_all_there_is():
    assert price().name("km") == "Water filter"
    assert Price("a", "ធុង").name("en") == "ធុង"
    assert (prices.in_full(price()), prices.in_full(price(amount=0))) == (True, False)
