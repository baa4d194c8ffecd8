"""Bundled templates of projects, a file a theme in `resources/reference/project_templates/`."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from ccwc_desktop import paths
from ccwc_desktop.domain.templates import NOTHING, Said, Template, TemplateLine, TemplateOutput

from . import reference
from .reference import Name

GROUPS = ("education", "health", "water", "safety", "protection", "participation", "support")
"""The files, in the order in which they are offered."""
OF_ALL_VILLAGERS = Said(
    "ប្រហែល ៣៥% នៃអ្នកភូមិ ជាកុមារ។ សូមប្តូរតាមតួលេខភូមិ។",
    "About 35% of villagers are children; please put the figure of the village.",
)
"""Why a line is shared where its template gives no reason of its own."""


@cache
def _read(group: str) -> Mapping[str, Any]:
    path = paths.resources() / reference.FOLDER / "project_templates" / f"{group}.toml"
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def groups() -> Mapping[str, Name]:
    """Theme of templates -> its name, in order."""
    told = {group: _read(group)["group"] for group in GROUPS}
    return MappingProxyType(
        {group: Name(each["name_km"], each["name_en"]) for group, each in told.items()}
    )


@cache
def templates() -> Mapping[str, Template]:
    """Key -> template, theme by theme."""
    found = (_template(entry, group) for group in GROUPS for entry in _read(group)["entries"])
    return MappingProxyType({each.key: each for each in found})


def _template(entry: Mapping[str, Any], group: str) -> Template:
    first, last = entry["months"]
    return Template(
        key=entry["key"],
        group=group,
        name=_said(entry, "name_"),
        kind=entry["kind"],
        sector=entry["sector"],
        themes=tuple(entry["themes"].split()),
        cluster=entry["cluster"],
        objective=_said(entry, "objective_"),
        outputs=tuple(TemplateOutput(_said(each), _unit(each)) for each in entry["outputs"]),
        lines=tuple(_line(each) for each in entry["lines"]),
        questions=tuple(_said(each) for each in entry["questions"]),
        watch=tuple(_said(each) for each in entry["watch"]),
        upkeep=_said(entry, "upkeep_"),
        months=(first, last),
        procurement=entry["procurement"],
        divided=entry.get("divided", ""),
    )


def _line(entry: Mapping[str, Any]) -> TemplateLine:
    children = entry.get("children", "direct")
    reason = _said(entry, "reason_") if "reason_km" in entry else NOTHING
    return TemplateLine(
        what=_said(entry),
        unit=_unit(entry),
        chapter=entry["chapter"],
        quantity=Decimal(entry.get("quantity", 0)),
        example=entry.get("example", 0),
        children=children,
        percent=entry.get("percent"),
        reason=OF_ALL_VILLAGERS if children == "shared" and reason == NOTHING else reason,
    )


def _said(entry: Mapping[str, Any], prefix: str = "") -> Said:
    return Said(entry[f"{prefix}km"], entry[f"{prefix}en"])


def _unit(entry: Mapping[str, Any]) -> str:
    """A line keeps the Khmer word of a unit."""
    return reference.names("units")[entry["unit"]].km
