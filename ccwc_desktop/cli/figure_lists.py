"""Verbs on a district's list of figures: import, show, make."""

from argparse import Namespace
from datetime import date

from ccwc_desktop.domain.additions import Addition, AdditionList
from ccwc_desktop.language.catalogue import current
from ccwc_desktop.services import indicator_lists

from . import DONE, output
from .opening import opened
from .workbook import folder, read_bytes


def take_list(given: Namespace) -> int:
    """`ccwc figures list import`"""
    data = indicator_lists.file_content(given.file)
    with opened(given) as database, database.transaction() as session:
        offer = indicator_lists.look(session, data)
        indicator_lists.take_in(session, data, given.accept)
    _print(given, [(offer.told, offer.fingerprint)])
    return DONE


def show_lists(given: Namespace) -> int:
    """`ccwc figures list show`"""
    with opened(given) as database, database.reading() as session:
        taken = indicator_lists.listing(session)
    _print(given, [(each.told, each.fingerprint) for each in taken])
    return DONE


def make_list(given: Namespace) -> int:
    """`ccwc figures list make`"""
    written = read_bytes(given.file)
    folder(given.to.parent)
    with opened(given) as database, database.reading() as session:
        data = indicator_lists.make(session, written, date.today())
        path = indicator_lists.save(data, given.to)
        offer = indicator_lists.look(session, data)
    if given.json:
        output.as_json({"file": str(path), **_told(offer.told, offer.fingerprint)})
    else:
        output.say(str(path))
        output.say(offer.fingerprint)
    return DONE


def _print(given: Namespace, lists: list[tuple[AdditionList, str]]) -> None:
    if given.json:
        output.as_json([_told(told, fingerprint) for told, fingerprint in lists])
        return
    for told, fingerprint in lists:
        name = told.name_km if current() == "km" else told.name_en
        output.table([(told.place, name, told.from_year, told.issued, fingerprint)])
        output.table((each.code, _name(each)) for each in told.additions)


def _name(each: Addition) -> str:
    return each.indicator.name(current())


def _told(told: AdditionList, fingerprint: str) -> dict[str, object]:
    return {
        "place": told.place,
        "name_km": told.name_km,
        "name_en": told.name_en,
        "issued": told.issued.isoformat(),
        "from_year": told.from_year,
        "fingerprint": fingerprint,
        "indicators": [
            {"code": each.code, "name_km": each.name_km, "name_en": each.name_en}
            for each in told.additions
        ],
    }
