"""From a signal to a problem: what is known of it already, and which are problems already."""

from collections.abc import Iterable, Mapping

from . import affected
from .problems import NO_RIGHT, Problem
from .signals import Signal
from .situation import Table


def draft(figures: Table, signal: Signal) -> Mapping[str, object]:
    """What a problem begins with: where, girls and boys affected and by which figure, sector,
    cluster, whether sensitive.

    Girls and boys stay None where they are not known apart (families), and for what is sensitive:
    of that only the total of the commune may travel.
    """
    known = figures.catalogue.get(signal.indicator)
    one = signal.place != figures.commune
    tells = known is not None and bool(known.worse)
    girls, boys = (
        affected.at(figures, signal.indicator, signal.place, sex) if tells else None
        for sex in ("f", "m")
    )
    return {
        "villages": (signal.place,) if one else tuple(sorted(figures.villages)),
        "girls": girls,
        "boys": boys,
        "affected_by": signal.indicator if None not in (girls, boys) else "",
        "sector": known.sector if known is not None else "social",
        "cluster": known.crc if known is not None and known.crc not in NO_RIGHT else "",
        "sensitive": known.sensitive if known is not None else False,
    }


def made(problems: Iterable[Problem]) -> Mapping[str, str]:
    """Key of a signal -> uid of the problem that was made of it."""
    return {
        each.ref: problem.uid
        for problem in problems
        for each in problem.evidence
        if each.kind == "signal"
    }
