"""How a remark on the proposal is said, with the names of projects in the language in use."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ccwc_desktop.domain.budget_checks import OVER, Remark
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.workflow import Missing
from ccwc_desktop.language.catalogue import _, current, ngettext
from ccwc_desktop.ui import ceiling_words, messages
from ccwc_desktop.ui.steps.budget import wording


def sentence(remark: Remark, projects: Iterable[Project]) -> str:
    """What is to be looked at again; a ceiling that has its reason asks for no more."""
    if remark.code == OVER and not remark.hard:
        return over(remark)
    named = {each.number: each.name(current()) for each in projects}
    told: dict[str, object] = dict(remark.details)
    for name, number in (("name", "number"), ("other", "other_number")):
        if number in told:
            told[name] = _of(named, told[number])
    return messages.missing_sentence(Missing(remark.code, remark.target, told))


def over(remark: Remark) -> str:
    """By how much a ceiling is passed, and who set it."""
    told: Any = remark.details
    return ceiling_words.over(told["source"], told["year"], told["over"], told["basis"])


def _of(named: Mapping[int, str], number: object) -> str:
    return named.get(number, "") if isinstance(number, int) else ""


def summary(hard: Sequence[Remark], waiting: Sequence[Remark], standing: Sequence[Remark]) -> str:
    """What waits, in one line."""
    if not hard and not waiting:
        return _("Nothing waits: no sum is wrong, and every warning has its reason.")
    said = []
    if hard:
        text = ngettext("{count} to put right", "{count} to put right", len(hard))
        said.append(text.format(count=wording.number(len(hard))))
    if waiting:
        text = ngettext("{count} needs a reason", "{count} need a reason", len(waiting))
        said.append(text.format(count=wording.number(len(waiting))))
    if standing:
        text = ngettext("{count} stands by its reason", "{count} stand by a reason", len(standing))
        said.append(text.format(count=wording.number(len(standing))))
    return " · ".join(said)
