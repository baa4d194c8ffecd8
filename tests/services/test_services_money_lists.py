"""Prices and accounts of a workbook: what is known, what is taken in, and the way back."""

from datetime import date

import pytest
from builders import uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import Price
from ccwc_desktop.services import accounts, calls, prices
from ccwc_desktop.services.done import Call

LINE = uid(701)


def run(database, service, **arguments):
    with database.transaction() as session:
        return calls.run(session, Call(service, arguments))


def state(database):
    with database.reading() as session:
        return prices.typed(session), accounts.taken_in(session)


TWO = (Price("", "ធុង", "", "ធុង", 80_000), Price("", "បង្គន់", "", "ខ្នង", 4_000_000))
DISTRICT = "code,name_km,name_en\n61,សេវាកម្ម,Services\n6105,ជួសជុល,Repair\n2131,អគារ,Building\n"


@pytest.mark.parametrize(
    ("service", "arguments"),
    [
        ("prices.add", {"name_km": "ក", "unit_price": 5}),
        ("prices.change", {"uid": "first", "unit_price": 7, "dated": date(2026, 1, 1)}),
        ("prices.remove", {"uid": "first"}),
        ("prices.take_in", {"prices": TWO}),
        ("accounts.put", {"accounts": accounts.look(DISTRICT.encode(), "d.csv").told}),
    ],
)
def test_every_change_goes_back_and_forth(filled, service, arguments):
    first = run(filled, "prices.add", name_km="មុន", unit_price=1).result
    if "uid" in arguments:
        arguments = {**arguments, "uid": first}
    before = state(filled)
    done = run(filled, service, **arguments)
    after = state(filled)
    assert after != before
    back = run(filled, done.undo.service, **done.undo.arguments)
    assert state(filled) == before
    again = run(filled, back.undo.service, **back.undo.arguments)
    assert state(filled) == after
    run(filled, again.undo.service, **again.undo.arguments)
    assert state(filled) == before


def test_prices_of_projects_are_known_beside_the_typed_ones(filled):
    run(filled, "projects.change_line", uid=LINE, description_km="ធុង", unit="", unit_price=90_000)
    run(filled, "prices.add", name_km="ធុង", unit_price=80_000, dated=date(2020, 1, 1))
    with filled.reading() as session:
        (found,) = prices.matching(session, "ធុង")
        rows = [each for each in prices.listing(session) if each.price.name_km == "ធុង"]
    assert (found.price.unit_price, found.learned, found.year) == (90_000, True, 2026)
    assert {each.price.unit_price for each in rows} == {90_000, 80_000}


def test_what_was_removed_teaches_nothing(filled):
    run(filled, "projects.change_line", uid=LINE, description_km="ធុង", unit="", unit_price=90_000)
    run(filled, "projects.remove_line", uid=LINE)
    with filled.reading() as session:
        assert prices.matching(session, "ធុង") == ()


def test_a_taken_in_list_is_not_taken_in_twice(filled):
    with filled.reading() as session:
        data = prices.written(session)
        told = prices.look(session, data)
    run(filled, "prices.take_in", prices=told.new)
    with filled.reading() as session:
        again = prices.look(session, data)
    assert told.new
    assert (again.new, again.same) == ((), len(told.new))


@pytest.mark.parametrize("amount", [-1, 10**14])
def test_a_price_below_zero_or_beyond_reason_is_refused(filled, amount):
    before = state(filled)
    for service, more in (("prices.add", {}), ("prices.take_in", None)):
        told = {"prices": (Price("", "ក", unit_price=amount),)} if more is None else {}
        with pytest.raises(Refused) as refused:
            run(filled, service, **(told or {"unit_price": amount}))
        assert refused.value.code == "price.amount"
    assert state(filled) == before


def test_without_a_list_of_the_district_our_chapters_are_used(filled):
    with filled.reading() as session:
        assert accounts.listing(session) == accounts.bundled()


def test_the_districts_list_replaces_them_with_the_chapters_it_left_out(filled):
    listed = accounts.look(DISTRICT.encode(), "ស្រុក.csv")
    run(filled, "accounts.put", accounts=listed.told)
    with filled.reading() as session:
        codes = [each.code for each in accounts.listing(session)]
        assert {each.origin for each in accounts.listing(session)} == {"ស្រុក.csv"}
    assert codes == ["21", "2131", "61", "6105"]
    run(filled, "accounts.put", accounts=())
    with filled.reading() as session:
        assert accounts.listing(session) == accounts.bundled()


def test_too_long_lists_are_refused(filled):
    account = accounts.bundled()[0]
    with pytest.raises(Refused) as refused:
        run(filled, "accounts.put", accounts=[account] * 2001)
    assert refused.value.code == "account.too_many"
    with pytest.raises(Refused) as refused:
        run(filled, "prices.take_in", prices=TWO * 10_001)
    assert refused.value.code == "price.too_many"
