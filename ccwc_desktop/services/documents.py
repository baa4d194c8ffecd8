"""The plan document: the same that travels in a package, is shown, loaded and described."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from ccwc_desktop.domain import disclosure
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.exchange import formats

from . import catalogues, plans

LARGEST = formats.LARGEST
"""Bytes of a document."""


def travelling(session: Session, plan: int) -> dict[str, object]:
    """A plan of this workbook as it may leave the commune."""
    return travelling_of(plans.value(session, plan))


def travelling_of(plan: Plan) -> dict[str, object]:
    """A plan value as it may leave the commune: sensitive figures as the commune's total only."""
    return formats.to_document(as_it_travels(plan))


def as_it_travels(plan: Plan) -> Plan:
    """The plan value that the document is made of."""
    return disclosure.travelling(plan, dict(catalogues.of_plan(plan)))


def read(content: bytes) -> Plan:
    """A plan from the bytes of a document; raises Refused("document....")."""
    return formats.from_document(formats.parse(content))


def schema() -> Mapping[str, object]:
    """The JSON Schema of the document."""
    return formats.schema()
