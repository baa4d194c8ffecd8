"""Verbs on the lists of unit prices and of accounts: import, export, list."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ccwc_desktop.domain.accounts import Account
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.prices import Known
from ccwc_desktop.exchange.sheet_lines import RowRefusal
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import accounts, figures_export, figures_import, prices
from ccwc_desktop.ui import messages

from . import DONE, REFUSED, output
from .opening import opened


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: lines refused, how many were entered, how many were here before."""

    problems: Sequence[RowRefusal]
    count: int
    same: int | None = None


def import_accounts(given: Namespace) -> int:
    """`ccwc accounts import`: all of the file or nothing."""
    if given.default:
        with opened(given) as database, database.transaction() as session:
            accounts.put(session, ())
        return _took(given, len(accounts.bundled()))

    def take(session: Any, data: bytes) -> Taken:
        listed = accounts.look(data, given.file.name)
        if not listed.problems:
            accounts.put(session, listed.told)
        return Taken(listed.problems, len(listed.told))

    return _import(given, take, "account.lines_refused")


def export_accounts(given: Namespace) -> int:
    """`ccwc accounts export`"""
    with opened(given) as database, database.reading() as session:
        made = accounts.written(session)
    return _written(given, made)


def list_accounts(given: Namespace) -> int:
    """`ccwc accounts list`"""
    with opened(given) as database, database.reading() as session:
        listed = accounts.listing(session)
    if given.json:
        output.as_json([_account(each) for each in listed])
    else:
        output.table((each.code, each.name(current()), each.origin) for each in listed)
    return DONE


def _account(each: Account) -> dict[str, object]:
    return {
        "code": each.code,
        "name_km": each.name_km,
        "name_en": each.name_en,
        "origin": each.origin or None,
    }


def import_prices(given: Namespace) -> int:
    """`ccwc prices import`: all of the file or nothing."""

    def take(session: Any, data: bytes) -> Taken:
        told = prices.look(session, data)
        if not told.problems:
            prices.take_in(session, told.new)
        return Taken(told.problems, len(told.new), told.same)

    return _import(given, take, "price.lines_refused")


def export_prices(given: Namespace) -> int:
    """`ccwc prices export`"""
    with opened(given) as database, database.reading() as session:
        made = prices.written(session)
    return _written(given, made)


def list_prices(given: Namespace) -> int:
    """`ccwc prices list`"""
    with opened(given) as database, database.reading() as session:
        known = prices.listing(session)
    if given.json:
        output.as_json([_price(each) for each in known])
        return DONE
    output.table(
        (
            each.price.name(current()),
            each.price.unit,
            each.price.unit_price,
            each.price.dated or each.year or "",
            each.price.basis(),
            each.project_name(current()) if each.learned else "",
        )
        for each in known
    )
    return DONE


def _price(each: Known) -> dict[str, object]:
    price = each.price
    return {
        "name_km": price.name_km,
        "name_en": price.name_en,
        "unit": price.unit,
        "unit_price": price.unit_price,
        "date": price.dated.isoformat() if price.dated else None,
        "year": each.year or None,
        "place": price.place,
        "source": price.source,
        "project": each.project_name("km") if each.learned else None,
        "newest": each.newest,
    }


def _import(given: Namespace, take: Callable[[Any, bytes], Taken], code: str) -> int:
    """Give a file to `take`, which enters all of it or, where lines are refused (`code`), nothing.

    Raises Refused("file.missing") where no file was named.
    """
    if given.file is None:
        raise Refused("file.missing", path="")
    data = figures_import.content(given.file, sys.stdin.buffer)
    with opened(given) as database, database.transaction() as session:
        taken = take(session, data)
    if taken.problems:
        return _refused(given, taken.problems, code)
    return _took(given, taken.count, taken.same)


def _took(given: Namespace, count: int, same: int | None = None) -> int:
    if given.json:
        told: dict[str, object] = {"imported": True, "count": count, "refused": []}
        output.as_json(told if same is None else {**told, "same": same})
    else:
        output.say(_("Taken in: {count}").format(count=digits.number(count, current())))
    return DONE


def _refused(given: Namespace, problems: Iterable[RowRefusal], code: str) -> int:
    said = [(each, messages.row_sentence(each)) for each in problems]
    if given.json:
        rows = [
            {"line": each.line, "column": each.column, "code": each.code, "sentence": sentence}
            for each, sentence in said
        ]
        output.as_json({"imported": False, "count": 0, "refused": rows})
    else:
        for _each, sentence in said:
            output.say(sentence)
        output.refusal(Refused(code))
    return REFUSED


def _written(given: Namespace, made: bytes) -> int:
    figures_export.save(made, given.to)
    if given.json:
        output.as_json({"file": str(given.to)})
    else:
        output.say(_("Made {file}").format(file=given.to))
    return DONE
