"""The views of the step, by the name that a target uses ("view:NAME"); each is built when seen."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ccwc_desktop.language.catalogue import N_
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget.checks.view import ChecksView
from ccwc_desktop.ui.steps.budget.compare.view import CompareView
from ccwc_desktop.ui.steps.budget.fits.view import FitsView
from ccwc_desktop.ui.steps.budget.prices.view import PricesView
from ccwc_desktop.ui.steps.budget.programme.terms import TermsView
from ccwc_desktop.ui.steps.budget.programme.view import ProgrammeView


class View(Protocol):
    """What the page asks of a view: a QWidget made with the page."""

    TOPICS: tuple[str, ...]

    def refresh(self) -> None:
        """Read everything again; what is typed stays."""

    def go_to(self, target: str) -> None:
        """What of it is to be seen ("" = the first thing)."""

    def here(self) -> str:
        """The target of what is open in it."""

    def leave(self) -> bool:
        """Save the field in hand; False when it cannot be kept."""


BOARD = "board"
NAMES: Mapping[str, str] = {
    BOARD: N_("Board"),
    "fits": N_("What fits"),
    "programme": N_("Programme"),
    "terms": N_("Terms"),
    "checks": N_("Checks"),
    "compare": N_("Compare"),
    "prices": N_("Prices"),
}
MAKERS: Mapping[str, Callable[[Page], View]] = {
    "fits": FitsView,
    "programme": ProgrammeView,
    "terms": TermsView,
    "checks": ChecksView,
    "compare": CompareView,
    "prices": PricesView,
}


def show(view: View, shown: bool) -> None:
    """A view comes or goes."""
    assert isinstance(view, QWidget)
    view.setVisible(shown)
