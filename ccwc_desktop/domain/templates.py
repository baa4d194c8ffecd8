"""Templates of projects: what a commune usually proposes, with lines, questions and dangers.

A template is a reminder, never a form: no price comes with it but those the commune knows itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from .budget import Line
from .prices import Fold, Price
from .problems import Problem
from .projects import Output, Project

PriceOf = Callable[[tuple[str, str], str], Price | None]
"""The commune's price of a thing by its names (Khmer, English) and its unit."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in both languages."""

    km: str = ""
    en: str = ""

    def text(self, language: str) -> str:
        """The text in `language` ("km" or "en")."""
        return self.km if language == "km" else self.en


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A usual line. `unit` is the Khmer word, `chapter` a code of the chart of accounts.

    `quantity` is 0 where it is not the same everywhere. `example` (riel, 0 none) is what field
    notes say; it is shown beside the line and never becomes a price. `children`, `percent` and
    `reason` are a suggestion as in `Line`.
    """

    what: Said
    unit: str = ""
    chapter: str = ""
    quantity: Decimal = Decimal(0)
    example: int = 0
    children: str = "direct"
    percent: int | None = None
    reason: Said = NOTHING


@dataclass(frozen=True, slots=True)
class TemplateOutput:
    """What such a project leaves behind; how much is for the committee to say."""

    what: Said
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A usual project. `group` is the theme it is listed under.

    `themes` and `cluster` are keys of problems that it answers. `months` are the usual first and
    last within a year (1-12). `divided` as in `Project`: how it could be done in part.
    """

    key: str
    group: str
    name: Said
    kind: str
    sector: str
    themes: tuple[str, ...]
    cluster: str
    objective: Said
    outputs: tuple[TemplateOutput, ...]
    lines: tuple[TemplateLine, ...]
    questions: tuple[Said, ...]
    watch: tuple[Said, ...]
    upkeep: Said
    months: tuple[int, int]
    procurement: str
    divided: str = ""


def begun(template: Template, base: Project, language: str, price_of: PriceOf) -> Project:
    """`base` with everything the template knows; what `base` says of its priority stays.

    The sector is that of the template, as the example showed it when it was chosen. Texts that
    are kept in one language only are in `language`. A line has a price where the commune knows
    one, with what it stands on; else none. Lines have no uid yet.
    """
    first, last = template.months
    return replace(
        base,
        name_km=template.name.km,
        name_en=template.name.en,
        template=template.key,
        kind=template.kind,
        sector=template.sector,
        objective=template.objective.text(language),
        outputs=tuple(
            Output(each.what.text(language), None, each.unit) for each in template.outputs
        ),
        start_month=first,
        end_month=last,
        procurement=template.procurement,
        maintenance=template.upkeep.text(language),
        lines=tuple(_line(each, language, price_of) for each in template.lines),
    )


def _line(line: TemplateLine, language: str, price_of: PriceOf) -> Line:
    price = price_of((line.what.km, line.what.en), line.unit)
    return Line(
        uid="",
        description_km=line.what.km,
        description_en=line.what.en,
        unit=line.unit,
        quantity=line.quantity,
        unit_price=price.unit_price if price else 0,
        chapter=line.chapter,
        children=line.children,
        children_percent=line.percent,
        children_reason=line.reason.text(language),
        price_source=price.basis() if price else "",
        price_date=price.dated if price else None,
    )


def spoken(project: Project, template: Template, language: str) -> Project:
    """`project` with what is still word for word its template's, said in `language`.

    Objective, results, upkeep and the reasons of shares are kept in one language only, that of the
    window in which the template was taken. What was changed since stays as it was typed.
    """
    results = [each.what for each in template.outputs]
    reasons = [each.reason for each in template.lines]
    return replace(
        project,
        objective=_said_in(project.objective, [template.objective], language),
        outputs=tuple(
            replace(each, what=_said_in(each.what, results, language)) for each in project.outputs
        ),
        maintenance=_said_in(project.maintenance, [template.upkeep], language),
        lines=tuple(
            replace(each, children_reason=_said_in(each.children_reason, reasons, language))
            for each in project.lines
        ),
    )


def _said_in(text: str, known: Iterable[Said], language: str) -> str:
    for each in known:
        if text.strip() and text.strip() in (each.km, each.en):
            return each.text(language) or text
    return text


def fitting(templates: Iterable[Template], problem: Problem | None) -> tuple[str, ...]:
    """Keys of templates that may answer a problem: those of its theme, or else of its cluster.

    The first theme of a template is what it is made for; such templates come first.
    """
    if problem is None:
        return ()
    listed = tuple(templates)
    found = [each for each in listed if problem.theme and problem.theme in each.themes]
    if found:
        found.sort(key=lambda each: each.themes.index(problem.theme))
        return tuple(each.key for each in found)
    if problem.theme or not problem.cluster:
        return ()
    return tuple(each.key for each in listed if each.cluster == problem.cluster)


def searched(
    templates: Iterable[Template], text: str, words: Mapping[str, str], fold: Fold
) -> tuple[Template, ...]:
    """Those whose name, lines or themes hold every word of `text`, in either language.

    `words` are what people say of a theme, by its key.
    """
    wanted = [fold(word) for word in text.split()]

    def holds(template: Template) -> bool:
        whole = fold(_whole(template, words))
        return all(word in whole for word in wanted)

    return tuple(each for each in templates if holds(each))


def _whole(template: Template, words: Mapping[str, str]) -> str:
    said = (template.name, *(each.what for each in template.lines))
    themes = (words.get(each, "") for each in template.themes)
    return "\n".join((*(f"{each.km}\n{each.en}" for each in said), *themes))
