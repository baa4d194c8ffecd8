from decimal import Decimal

import pytest
from builders import VILLAGES, plan

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.social_services import MappedService, Office
from ccwc_desktop.exchange import formats
from ccwc_desktop.services import calls, loading, plans, social_services

ONE, TWO = VILLAGES[:2]


def mapped(village, present=None, km=None, service="midwife"):
    return MappedService(village, service, present, None if km is None else Decimal(km), 2025)


def put(database, *services):
    with database.transaction() as session:
        return social_services.put(session, services)


def listing(database):
    with database.reading() as session:
        return social_services.listing(session)


def test_services_are_kept_changed_taken_away_and_put_back(workbook):
    put(workbook, mapped(ONE, present=True), mapped(TWO, km="3.50"))
    assert listing(workbook) == (mapped(ONE, present=True), mapped(TWO, False, "3.50"))
    done = put(workbook, mapped(ONE), mapped(TWO, km=2), mapped(TWO, km=5))
    assert listing(workbook) == (mapped(TWO, False, 5),)
    with workbook.transaction() as session:
        calls.run(session, done.undo)
    assert listing(workbook) == (mapped(ONE, present=True), mapped(TWO, False, "3.50"))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (mapped("01010101", True), "place.unknown"),
        (mapped(ONE, True, service="spa"), "service_map.no_such_service"),
        (mapped(ONE, km=999), "service_map.km_range"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(workbook, wrong, code):
    with pytest.raises(Refused, match=code):
        put(workbook, mapped(TWO, True), wrong)
    assert listing(workbook) == ()


def test_an_office_is_kept_without_signs_and_put_back(workbook):
    with workbook.transaction() as session:
        office = Office("midwife", " មណ្ឌលសុខភាព ", "០១២ ៣៤៥ ៦៧៨")
        done = social_services.put_office(session, office)
        (kept,) = social_services.offices(session)
    assert (kept.office, kept.phone) == ("មណ្ឌលសុខភាព", "012 345 678")
    with workbook.transaction() as session:
        calls.run(session, done.undo)
        assert social_services.offices(session) == ()


def test_the_map_counts_villages_for_each_service(workbook):
    put(workbook, mapped(ONE, present=True), mapped(TWO, km=4))
    with workbook.reading() as session:
        found = social_services.service_map(session)
    reach = found.reach["midwife"]
    assert (reach.present, reach.absent, reach.farthest, reach.km) == (1, 1, TWO, 4)
    assert reach.unknown == len(found.villages) - 2
    assert found.known == 2


def test_the_map_travels_with_the_plan(workbook):
    whole = plan(
        villages=(),
        services=(mapped(ONE, present=True), mapped(TWO, False, "3.5")),
        offices=(Office("midwife", "មណ្ឌលសុខភាព"),),
    )
    document = formats.to_document(whole)
    assert document["services"][1]["km"] == "3.5"
    with workbook.transaction() as session:
        loading.load(session, formats.from_document(document))
        back = plans.value(session, 1)
    assert (back.services, back.offices) == (whole.services, whole.offices)
