"""From a signal to a problem: what is known of it already, and which are problems already."""

from collections.abc import Iterable, Mapping

from . import situation
from .problems import Problem
from .signals import Signal
from .situation import Table


def draft(figures: Table, signal: Signal) -> Mapping[str, object]:
    """What a problem begins with: villages, girls and boys affected, sector, whether sensitive.

    Girls and boys stay None where they are not known apart (families), and for what is sensitive:
    of that only the total of the commune may travel.
    """
    known = figures.catalogue.get(signal.indicator)
    one = signal.place != figures.commune
    return {
        "villages": (signal.place,) if one else tuple(sorted(figures.villages)),
        "girls": _affected(figures, signal, "f"),
        "boys": _affected(figures, signal, "m"),
        "sector": known.sector if known is not None else "social",
        "sensitive": known.sensitive if known is not None else False,
    }


def _affected(figures: Table, signal: Signal, sex: str) -> int | None:
    known = figures.catalogue.get(signal.indicator)
    if known is None or known.split != "fmt" or known.sensitive or not known.worse:
        return None
    part = situation.value(figures, known.code, signal.place, sex)
    if known.worse == "down":
        whole = situation.value(figures, known.of, signal.place, sex) if known.of else None
        part = None if part is None or whole is None else whole - part
    return None if part is None else max(0, int(part.to_integral_value()))


def made(problems: Iterable[Problem]) -> Mapping[str, str]:
    """Key of a signal -> uid of the problem that was made of it."""
    return {
        each.ref: problem.uid
        for problem in problems
        for each in problem.evidence
        if each.kind == "signal"
    }
