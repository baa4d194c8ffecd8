"""The verb that holds two proposals beside each other."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from ccwc_desktop.domain import plain
from ccwc_desktop.domain.comparing import (
    Change,
    Comparison,
    LineChange,
    ProjectChange,
    Why,
)
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.services import comparing, plans
from ccwc_desktop.services.comparing import DRAFT
from ccwc_desktop.store.database import SUFFIX as WORKBOOK
from ccwc_desktop.ui.steps.budget.compare import compare_words

from . import DONE, output
from .opening import opened


def compare(given: Namespace) -> int:
    """`ccwc compare`"""
    found = comparing.compare(_side(given, given.before), _side(given, given.now))
    if given.json:
        output.as_json(document(found))
        return DONE
    output.say(compare_words.counts(found))
    output.say(compare_words.total(found))
    output.table(
        (compare_words.source(each), each.old, each.new, each.difference)
        for each in found.sums
        if each.difference
    )
    for sentence in _sentences(found):
        output.say(sentence)
    return DONE


def _side(given: Namespace, word: str) -> Plan:
    """A version of --workbook by its number, its "draft", or the plan of a file."""
    if given.workbook is not None and (word == DRAFT or word.isdigit()):
        return _of_workbook(given, given.workbook, word)
    if word == DRAFT or word.isdigit():
        raise Refused("compare.no_workbook", word=word)
    path = Path(word)
    if path.suffix == WORKBOOK:
        return _of_workbook(given, path, DRAFT)
    return comparing.read(path)


def _of_workbook(given: Namespace, path: Path, key: str) -> Plan:
    with opened(given, path) as database, database.reading() as session:
        cycle = plans.newest(session, given.cip_year)
        return comparing.side(session, cycle.id, key)


def _sentences(found: Comparison) -> Iterator[str]:
    for each in found.figures:
        yield compare_words.change(each, found.old, found.new)
    for project in found.projects:
        yield compare_words.headed(project)
        for change in project.changes:
            yield f"  {compare_words.change(change, found.old, found.new)}"
        for line in project.lines:
            yield f"  {compare_words.headed_line(line)}"
            for change in line.changes:
                yield f"    {compare_words.change(change, found.old, found.new)}"
        for why in project.why:
            yield f"  {compare_words.why(why)}"
    for ceiling in found.ceilings:
        yield compare_words.ceiling_change(ceiling)
    for term in found.terms:
        yield compare_words.change(term, found.old, found.new)


def document(found: Comparison) -> dict[str, object]:
    """The promised shape of `compare --json`; money is whole riel."""
    return {
        "same": found.same,
        "before": found.before,
        "after": found.after,
        "sums": [
            {
                "source": each.source or None,
                "year": each.year,
                "before": each.old,
                "after": each.new,
                "difference": each.difference,
            }
            for each in found.sums
        ],
        "projects": [_project(each) for each in found.projects],
        "ceilings": [
            {
                "source": each.source,
                "year": each.year,
                "before": each.old.amount if each.old else None,
                "after": each.new.amount if each.new else None,
                "why": [_why(why) for why in each.why],
            }
            for each in found.ceilings
        ],
        "terms": [_change(each) for each in found.terms],
        "figures": [_change(each) for each in found.figures],
    }


def _project(told: ProjectChange) -> dict[str, object]:
    return {
        "change": told.kind,
        "known_by": told.by or None,
        "uid_before": told.old.uid if told.old else None,
        "uid": told.new.uid if told.new else None,
        "number": told.project.number,
        "name_km": told.project.name_km,
        "name_en": told.project.name_en,
        "before": told.before,
        "after": told.after,
        "fields": [_change(each) for each in told.changes],
        "lines": [_line(each) for each in told.lines],
        "why": [_why(each) for each in told.why],
    }


def _line(told: LineChange) -> dict[str, object]:
    found = told.new or told.old
    return {
        "change": told.kind,
        "known_by": told.by or None,
        "uid_before": told.old.uid if told.old else None,
        "uid": told.new.uid if told.new else None,
        "description_km": found.description_km if found else "",
        "description_en": found.description_en if found else "",
        "before": told.old.amount if told.old else 0,
        "after": told.new.amount if told.new else 0,
        "fields": [_change(each) for each in told.changes],
    }


def _change(told: Change) -> dict[str, object]:
    return {"field": told.field, "before": plain.plain(told.old), "after": plain.plain(told.new)}


def _why(told: Why) -> dict[str, object]:
    return {"kind": told.kind, "check": told.check or None, "reason": told.text}
