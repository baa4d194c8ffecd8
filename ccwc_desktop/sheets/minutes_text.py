"""The text of minutes, drafted from the plan: what was heard, the order, reasons, what was left.

Pure words: the same text stands on the page, on the sheet, and is written down when the minutes
are signed. A line that begins with "– " is an item of a list.
"""

from collections.abc import Iterable

from ccwc_desktop.domain import consultations, priorities, ranking
from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Ranked
from ccwc_desktop.domain.ranking import Order

from .numbers import Numbers
from .subject import Names

ITEM = "– "


def drafted(
    plan: Plan, followed: Iterable[Followed], sentences: Names, numbers: Numbers
) -> tuple[str, ...]:
    """The proceedings of the meeting that decided on a plan, one paragraph each.

    `sentences` are those of the list "meeting"; `followed` is `answers.followed` of the plan.
    """
    draft = Sentences(sentences, numbers)
    order = ranking.order_of(plan)
    listed = tuple(followed)
    return (
        draft.say("welcome", chair=draft.say("chair")),
        *_heard(plan, draft),
        draft.say("cases"),
        *_ranking(plan, order, draft),
        *_moved(order, draft),
        *_far_from_children(order, draft),
        *_passed_on(listed, draft),
        *_not_chosen(listed, draft),
    )


class Sentences:
    """The sentences of minutes in one language; `say` fills one in."""

    def __init__(self, sentences: Names, numbers: Numbers) -> None:
        self._place = 0 if numbers.khmer else 1
        self._sentences = sentences
        self.numbers = numbers

    def say(self, key: str, **told: object) -> str:
        """The sentence of a key of the list "meeting"."""
        return self._sentences[key][self._place].format(**told)

    def title(self, order: Order, row: Ranked) -> str:
        """What a ranked problem is called."""
        return order.problems[row.problem].title(self.numbers.language)


def _heard(plan: Plan, draft: Sentences) -> Iterable[str]:
    valid = [each for each in plan.consultations if consultations.is_valid(each)]
    children = sum(consultations.heads(each) for each in valid)
    if not children:
        return
    girls = sum(group.heads for each in valid for group in each.groups if group.sex == "f")
    number = draft.numbers.number
    yield draft.say(
        "heard", children=number(children), girls=number(girls), times=number(len(valid))
    )


def _ranking(plan: Plan, order: Order, draft: Sentences) -> Iterable[str]:
    ranked = [row for row in order.rows if row.final_rank is not None]
    if not ranked:
        return
    way = draft.say(f"way_{plan.ways.way}")
    yield draft.say("ranked", problems=draft.numbers.number(len(ranked)), way=way)
    for row in ranked:
        told = {"rank": draft.numbers.digits(row.final_rank), "title": draft.title(order, row)}
        score = priorities.printed(row.total, 1)
        if score is None:
            yield draft.say("place", **told)
        else:
            yield draft.say("place_scored", **told, score=draft.numbers.score(score))


def _moved(order: Order, draft: Sentences) -> Iterable[str]:
    """Where the decided order departs from the calculated one, with the reason."""
    for row in order.rows:
        if not row.moved or row.final_rank is None:
            continue
        yield draft.say(
            "kept_place" if row.rank == row.final_rank else "moved",
            title=draft.title(order, row),
            before=draft.numbers.digits(row.rank),
            after=draft.numbers.digits(row.final_rank),
            reason=row.reason.strip(),
        )


def _far_from_children(order: Order, draft: Sentences) -> Iterable[str]:
    far = [draft.title(order, row) for row in order.rows if row.far_from_children]
    if far:
        quoted = (f"«{each}»" if draft.numbers.khmer else f"“{each}”" for each in far)
        between = " " if draft.numbers.khmer else ", "
        yield draft.say("far_from_children", titles=between.join(quoted))


def _passed_on(listed: Iterable[Followed], draft: Sentences) -> Iterable[str]:
    found = [each for each in listed if each.outcome == "passed_on"]
    if found:
        yield draft.say("passed_on")
    for each in found:
        title = each.problem.title(draft.numbers.language)
        if each.why.strip():
            yield draft.say("not_chosen_why", title=title, why=each.why.strip())
        else:
            yield draft.say("passed_on_title", title=title)


def _not_chosen(listed: Iterable[Followed], draft: Sentences) -> Iterable[str]:
    """The list that was not chosen stays, with its reasons."""
    found = [each for each in listed if each.outcome == "not_now"]
    if found:
        yield draft.say("not_chosen")
    for each in found:
        title = each.problem.title(draft.numbers.language)
        why = each.why.strip() or draft.say("no_reason_yet")
        yield draft.say("not_chosen_why", title=title, why=why)
