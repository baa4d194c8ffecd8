"""Templates of projects, and a project as a template begins it."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from ccwc_desktop.domain import prices as known_prices
from ccwc_desktop.domain import templates as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.prices import Price
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.templates import Template
from ccwc_desktop.store import project_templates, reference
from ccwc_desktop.store.reference import Name

from . import prices


def listing() -> tuple[Template, ...]:
    """All templates, theme by theme."""
    return tuple(project_templates.templates().values())


def groups() -> Mapping[str, Name]:
    """Theme -> its name, in the order of the list."""
    return project_templates.groups()


def get(key: str) -> Template | None:
    """A template; None for a key that is in no list (as a file from elsewhere may bring)."""
    return project_templates.templates().get(key)


def spoken(project: Project, language: str) -> Project:
    """A project with what is still its template's said in `language`."""
    template = get(project.template)
    return rules.spoken(project, template, language) if template is not None else project


def spoken_plan(plan: Plan, language: str) -> Plan:
    """A plan whose projects are `spoken`, for sheets and files in one language."""
    return replace(plan, projects=tuple(spoken(each, language) for each in plan.projects))


def fitting(problem: Problem | None) -> tuple[str, ...]:
    """Keys of the templates that may answer a problem, the likest first."""
    return rules.fitting(listing(), problem)


def searched(text: str) -> tuple[Template, ...]:
    """Templates that have the words of `text` in name, lines or theme."""
    words = {
        key: "\n".join((each.name.km, each.name.en, *each.words))
        for key, each in reference.themes().items()
    }
    return rules.searched(listing(), text, words, prices.fold)


def begun(session: Session, key: str, base: Project, language: str) -> Project:
    """`base` as the template begins it, with the prices this commune knows.

    Raises Refused("template.unknown", key).
    """
    template = get(key)
    if template is None:
        raise Refused("template.unknown", key=key)
    known = prices.listing(session)

    def price_of(names: tuple[str, str], unit: str) -> Price | None:
        return known_prices.same_thing(known, names, unit, prices.fold)

    return rules.begun(template, base, language, price_of)
