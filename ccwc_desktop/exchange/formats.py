"""The plan document: a plan as JSON shapes, the same in a package, on a screen and in a file.

The format number is not the number of the database. A document of an older format is brought up
by `UPGRADES`, pure dict -> dict steps; a newer one is refused.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from ccwc_desktop import paths
from ccwc_desktop.domain import plain
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import FORMAT, Plan
from ccwc_desktop.domain.situation import Figure

from .references import check_references
from .strict_json import LARGEST, canonical, parse

__all__ = [
    "LARGEST",
    "canonical",
    "check_code",
    "checked",
    "from_document",
    "parse",
    "plan_of",
    "schema",
    "to_document",
]

Document = dict[str, Any]
HIDDEN = "<5"

UPGRADES: tuple[Callable[[Document], Document], ...] = ()
"""The first makes format 2 out of format 1, the second 3 out of 2, and so on."""


def to_document(plan: Plan) -> Document:
    """The plan as a document of the present format."""
    document: Document = plain.plain(replace(plan, figures=()))
    document["format"] = FORMAT
    document["figures"] = [_figure_out(figure) for figure in plan.figures]
    for service in document["services"]:
        service["km"] = None if service["km"] is None else decimal_text(Decimal(service["km"]))
    if not plan.indicators:
        del document["indicators"]
    for project in document["projects"]:
        for item in (*project["lines"], *project["outputs"]):
            if item["quantity"] is not None:
                item["quantity"] = decimal_text(Decimal(item["quantity"]))
    return document


def from_document(document: Document) -> Plan:
    """The plan that a document says; raises what `checked` raises."""
    return plan_of(checked(document))


def plan_of(document: Document) -> Plan:
    """The plan that a document says which was `checked`."""
    values = dict(document)
    del values["format"]
    values["figures"] = [_figure_in(figure) for figure in values.get("figures", ())]
    plan: Plan = plain.rebuilt(Plan, values)
    return plan


def checked(document: Document) -> Document:
    """The document in the present format, whole and consistent.

    Refused: "package.newer" (made by a newer program), "document.does_not_fit" (where, rule), and
    the codes of `references.check_references`.
    """
    document = _outputs_as_rows(upgraded(document))
    _check_shape(document)
    check_references(document)
    return document


def check_code(data: bytes) -> str:
    """The code on paper for canonical bytes, such as 7F3A-91C4."""
    digits = hashlib.sha256(data).hexdigest()[:8].upper()
    return f"{digits[:4]}-{digits[4:]}"


def schema() -> Document:
    """The JSON Schema of the plan document."""
    path = paths.resources() / "schema" / "plan-1.schema.json"
    found: Document = json.loads(path.read_text(encoding="utf-8"))
    return found


def decimal_text(value: Decimal) -> str:
    """Plain digits, without an exponent and without zeros at the end ("2.5")."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figure_out(figure: Figure) -> Document:
    value: int | str | None = None
    if figure.hidden:
        value = HIDDEN
    elif figure.value is not None:
        whole = figure.value == figure.value.to_integral_value()
        value = int(figure.value) if whole else decimal_text(figure.value)
    told: Document = {
        "indicator": figure.indicator,
        "place": figure.place,
        "year": figure.year,
        "sex": figure.sex,
        "value": value,
        "source": figure.source,
        "note": figure.note,
    }
    said = {key: getattr(figure, key) for key in ("checked_by", "accepted", "reason")}
    told |= {key: text for key, text in said.items() if text}
    return told if figure.chosen else {**told, "chosen": False}


def _figure_in(figure: Document) -> Document:
    if figure["value"] == HIDDEN:
        return {**figure, "value": None, "hidden": True}
    return figure


def upgraded(
    document: Document, steps: tuple[Callable[[Document], Document], ...] = UPGRADES
) -> Document:
    """The document after the steps it still needs; format n needs all from number n on.

    Raises Refused("package.newer", format, known, needs) when no step leads back.
    """
    known = len(steps) + 1
    number = document.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise Refused("document.does_not_fit", where="/format", rule="type")
    if number > known:
        raise Refused("package.newer", format=number, known=known, needs="")
    for step in steps[number - 1 :]:
        document = step(document)
    return document


def _outputs_as_rows(document: Document) -> Document:
    """The first documents of format 1 said in one text what a project leaves behind."""
    projects = document.get("projects")
    if not isinstance(projects, list):
        return document
    told = [
        {**each, "outputs": [{"what": text}] if text else []}
        if isinstance(each, dict) and isinstance(text := each.get("outputs"), str)
        else each
        for each in projects
    ]
    return {**document, "projects": told}


@cache
def _validator() -> tuple[Callable[[Any], Any], type[Exception]]:
    import fastjsonschema  # compiling takes a tenth of a second and few starts need it

    compiled: Callable[[Any], Any] = fastjsonschema.compile(schema(), use_default=False)
    return compiled, fastjsonschema.JsonSchemaValueException


def _check_shape(document: Document) -> None:
    validate, misfit = _validator()
    try:
        validate(document)
    except misfit as error:
        path = getattr(error, "path", ["data"])
        where = "".join(f"/{part}" for part in path[1:]) or "/"
        rule = getattr(error, "rule", "")
        raise Refused("document.does_not_fit", where=where, rule=rule) from error
