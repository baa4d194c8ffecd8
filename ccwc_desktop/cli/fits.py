"""The verb that says what fits under the ceilings; it changes nothing."""

from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.selection_projects import SCALE, Piece
from ccwc_desktop.domain.selection_years import Fits
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import fits as service
from ccwc_desktop.services import plans
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.fits import fits_words
from ccwc_desktop.ui.steps.budget.fits.fits_words import Row, Told

from . import DONE, output
from .opening import opened


def fits(given: Namespace) -> int:
    """`ccwc fits`"""
    with opened(given) as database, database.reading() as session:
        cycle = plans.newest(session, given.cip_year)
        plan = service.subject(session, cycle.id)
        if given.all_years:
            several = service.over_years(session, cycle.id)
        else:
            year = given.year if given.year is not None else cycle.cip_year
            several = (service.of_year(session, cycle.id, year),)
    if given.json:
        output.as_json({"years": [told(plan, each) for each in several]})
        return DONE
    if not plan.projects:
        output.say(fits_words.no_project())
        return DONE
    for each in several:
        for line in _lines(plan, each, several):
            output.say(line)
    if given.all_years:
        output.say(fits_words.over_years(several))
    return DONE


def _lines(plan: Plan, fits: Fits, several: tuple[Fits, ...]) -> Iterator[str]:
    words = Told(plan, fits, several)
    year = wording.year(fits.year)
    yield f"{year}\t{fits_words.compared(fits)}"
    heads: dict[str, tuple[tuple[Row, ...], bool | None]]
    if len(several) == 1:
        heads = {
            _("The proposal"): (words.proposed(), False),
            _("Your choice for {year}").format(year=year): (words.committee(), True),
        }
        if rest := words.left_out():
            heads[_("In neither")] = (rest, None)
    else:
        heads = {_("The proposal"): (words.in_its_year(), False)}
    for head, (rows, by_committee) in heads.items():
        yield f"# {head}"
        if by_committee is not None:
            yield from filter(
                None, fits_words.left(fits.rooms, fits.year, by_committee=by_committee)
            )
        yield from map(_row, rows) if rows else (_("Nothing."),)


def _row(row: Row) -> str:
    return "\t".join((row.name, str(row.amount), row.standing, " ".join(row.said)))


def told(plan: Plan, fits: Fits) -> dict[str, object]:
    """The promised shape of a year in `fits --json`; money is whole riel, points decimal text."""
    numbers = {each.uid: each.number for each in plan.projects}
    return {
        "year": fits.year,
        "points": _points(fits.selection.value),
        "at_most": _points(fits.selection.most),
        "exact": fits.selection.exact,
        "committee_points": _points(fits.own_value),
        "projects": [_piece(fits, each, numbers) for each in fits.pieces.values()],
        "unknown": [
            {"uid": uid, "number": numbers[uid], "reason": why} for uid, why in fits.unready.items()
        ],
        "ceilings": [
            {
                "source": room.purse[0],
                "year": room.purse[1],
                "amount": room.amount,
                "left": room.left,
                "left_by_committee": room.left_by_committee,
            }
            for room in fits.rooms
        ],
    }


def _piece(fits: Fits, piece: Piece, numbers: dict[str, int]) -> dict[str, object]:
    reason = fits.reasons[piece.uid]
    return {
        "uid": piece.project,
        "number": numbers[piece.project],
        "part": piece.part or None,
        "amount": piece.amount,
        "points": _points(piece.value),
        "proposed": piece.uid in fits.selection.chosen,
        "placed": piece.uid in fits.placed,
        "reason": reason.code,
        "source": reason.purse[0] if reason.purse else None,
        "year": reason.purse[1] if reason.purse else None,
        "too_little": reason.riel or None,
        "others": list(reason.others),
        "others_points": _points(reason.value) if reason.others else None,
    }


def _points(value: int) -> str:
    return str(Decimal(value) / SCALE)
