"""What a project costs and who pays, on its sheet."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import budget, cycle
from ccwc_desktop.domain.projects import Output, Project
from ccwc_desktop.language import outputs
from ccwc_desktop.language.catalogue import N_

from .subject import Subject
from .typesetting import Cell, Column, bold, dots, head, line, total
from .wording import Wording

_COST = (
    Column(9, "centre"),
    Column(72),
    Column(20, "centre"),
    Column(16, "right"),
    Column(23, "right"),
    Column(25, "right"),
)
_FUNDS = (Column(65), *(Column(width, "right") for width in (25, 25, 22, 28)))
_BLANK_LINES, _BLANK_SOURCES = 8, 4
# A table of so few lines is not worth two heads.
_SHORT = 6


def cost(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    """The lines, their total, the total in words and in dollars."""
    heads = (
        N_("No."),
        N_("Description"),
        N_("Unit"),
        N_("Quantity"),
        N_("Unit price"),
        N_("Amount"),
    )
    rows = [head(*(words.head(each) for each in heads))]
    for number, each in enumerate(project.lines, start=1):
        rows.append(
            line(
                words.digits(number),
                each.description(words.language) or words.dash,
                unit(subject, words, each.unit) or words.dash,
                words.quantity(each.quantity),
                words.riel(each.unit_price),
                words.riel(each.amount),
            )
        )
    if words.blank:
        rows += [line(*[""] * len(_COST), height=8.5) for _ in range(_BLANK_LINES)]
    amount = budget.project_total(project)
    rows.append(total(Cell(words.told("Total"), span=5, align="right"), words.riel(amount)))
    in_words = words.riel_in_words(amount) if amount else dots(120)
    said = (bold(words.told("In words:") + " "), in_words)
    # A row of the table, for it belongs to the total above it.
    rows.append(total(Cell(said, span=len(_COST), align="left", fill=0, bold=False, size=8.4)))
    if amount and subject.plan.rate:
        dollars = Cell(
            _dollars(subject, words, amount),
            span=len(_COST),
            align="left",
            fill=0,
            bold=False,
            size=8.4,
        )
        rows.append(total(dollars))
    return [words.table(_COST, rows, size=9, pad_y=0.2, whole=len(project.lines) <= _SHORT)]


def funding(subject: Subject, words: Wording, project: Project) -> list[Flowable]:
    """What each source is asked for in each year; what is missing or too much in a bold line."""
    years = cycle.programme_years(subject.plan.cip_year)
    by_source = budget.by_source([project])
    rows = [
        head(
            words.head(N_("Source of funds")),
            *(words.digits(year) for year in years),
            words.head(N_("Total")),
        )
    ]
    for source, by_year in by_source.items():
        letter = subject.letters.get(source, "")
        name = words.name(subject.lists["sources"].get(source, (source, source)))
        rows.append(
            line(
                f"{letter}. {name}" if words.khmer else name,
                *(words.riel(by_year.get(year)) for year in years),
                words.riel(sum(by_year.values())),
            )
        )
    if words.blank:
        rows += [line(*[""] * len(_FUNDS), height=8.5) for _ in range(_BLANK_SOURCES)]
    sums = [sum(each.get(year, 0) for each in by_source.values()) for year in years]
    rows.append(total(words.told("Total"), *(words.riel(each) for each in (*sums, sum(sums)))))
    difference = budget.project_total(project) - sum(sums)
    if difference:
        text = N_("Missing") if difference > 0 else N_("Too much")
        said = Cell(words.told(text), span=4, align="right", bold=True)
        rows.append(line(said, Cell(words.riel(abs(difference)), bold=True)))
    return [words.table(_FUNDS, rows, size=9, pad_y=0.2, whole=True)]


def unit(subject: Subject, words: Wording, kept: str) -> str:
    """A unit in the language of the edition; a usual one is kept as its Khmer word."""
    if words.khmer:
        return kept
    known = dict(subject.lists.get("units", {}).values())
    return known.get(kept, kept)


def output(subject: Subject, words: Wording, told: Output) -> str:
    """A result of a project: "latrines: 2 buildings"."""
    return outputs.said(words.language, told, unit(subject, words, told.unit))


def _dollars(subject: Subject, words: Wording, amount: int) -> str:
    """The amount in dollars at the rate of the plan, for information: money is counted in riel."""
    rate, day = subject.plan.rate, subject.plan.terms.rate_on
    dollars = words.number((2 * amount + rate) // (2 * rate))
    if day is None:
        return words.told(
            "For information: about {dollars} US dollars, at {rate} for one dollar.",
            dollars=dollars,
            rate=words.riel_said(rate),
        )
    return words.told(
        "For information: about {dollars} US dollars, at {rate} for one dollar ({date}).",
        dollars=dollars,
        rate=words.riel_said(rate),
        date=words.date(day),
    )
