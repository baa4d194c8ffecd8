"""`ccwc demo`: the whole main job on the practice commune, and the district's import of it."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from ccwc_desktop.language import catalogue, digits, money
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import consolidation, plans, practice, receiving, sheets, submission
from ccwc_desktop.sheets import cover

from . import DONE, output
from .workbook import folder


def demo(given: Namespace) -> int:
    """`ccwc demo`"""
    where = _fresh(folder(given.to))
    now = datetime.now()
    with practice.commune(where / "commune.ccwcdb") as database:
        with database.transaction() as session:
            plan = plans.newest(session).id
            submission.freeze(session, plan, now)
        with database.reading() as session:
            ready = submission.prepared(session, plan, cover.page)
        drawn = sheets.draw(ready.subject, language=catalogue.current())
        papers = sheets.save(drawn, where / "sheets")
        built = submission.build(ready)
        package = submission.write(built, folder(where / "package"))
        with database.transaction() as session:
            submission.written(session, plan, ready.version.number, built, str(package.parent))
    total = _received(where, package, now)
    made = {
        "workbook": str(where / "commune.ccwcdb"),
        "sheets": [str(path) for path in papers],
        "package": str(package),
        "district": str(where / "district.ccwcdb"),
        "total": total,
    }
    if given.json:
        output.as_json(made)
    else:
        _tell(where, papers, package, total)
    return DONE


def _received(where: Path, package: Path, now: datetime) -> int:
    """The district takes the package in; gives the riel on its list."""
    with practice.district(where / "district.ccwcdb") as database:
        found = [receiving.look(package)]
        with database.transaction() as session:
            receiving.receive(session, receiving.offers(session, found), now)
        with database.reading() as session:
            _listed, totals = consolidation.consolidated(session)
    return totals.amount


def _tell(where: Path, papers: tuple[Path, ...], package: Path, total: int) -> None:
    language = catalogue.current()
    output.say(_("The practice commune, from its figures to the district:"))
    output.say(_("Workbook: {file}").format(file=where / "commune.ccwcdb"))
    said = _("Sheets: {n} PDF files in {folder}")
    output.say(said.format(n=digits.number(len(papers), language), folder=papers[0].parent))
    output.say(_("Package: {file}").format(file=package))
    output.say(_("The district received it: {file}").format(file=where / "district.ccwcdb"))
    output.say(_("Proposed in all: {amount}").format(amount=money.riel(total, language)))


def _fresh(where: Path) -> Path:
    """A folder without an earlier demo in it; nothing is ever overwritten."""
    number = 1
    fresh = where
    while (fresh / "commune.ccwcdb").exists():
        number += 1
        fresh = where / str(number)
    return folder(fresh)
