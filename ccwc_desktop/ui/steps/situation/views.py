"""The ways to see the figures of a year: a table, a form question by question, pictures."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccwc_desktop.domain import figure_lines as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.situation import Key
from ccwc_desktop.language.catalogue import N_, _
from ccwc_desktop.services.figure_lines import Picture
from ccwc_desktop.ui.editing import Editor

from . import wording
from .about_number import AboutNumber
from .figures_grid import FiguresGrid
from .form_view import FormView
from .pictures_view import PicturesView
from .service_map import ServiceMapView

NAMES = {
    "table": N_("Table"),
    "form": N_("Form"),
    "pictures": N_("Pictures"),
    "services": N_("Services"),
}
BESIDE = ("pictures", "services")  # not in the stack, which is as high as its highest


class Views(QWidget):
    """One view at a time, each built when it is first seen; below it what is known of a number.

    What is typed in any of them is stored here. `new_source` gives the usual source of a new
    number and the one that a person named, or "". `chosen(code)` when another figure is wanted.
    """

    chosen = Signal(str)
    aboutShown = Signal(QWidget)

    def __init__(
        self, editor: Editor, over: QWidget, new_source: Callable[[], tuple[str, str]]
    ) -> None:
        super().__init__()
        self.name = "table"
        self.storing = False  # figures of the year in view are being stored, nothing else
        self.places: dict[str, str] = {}
        self._editor = editor
        self._new_source = new_source
        self._picture: Picture | None = None
        self._code = ""
        self.grid = FiguresGrid(self.places, over)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._stack, 1)
        self._connect(self.grid)
        self.grid.sourceChosen.connect(self._on_source)
        self.grid.inputsWanted.connect(self.chosen)

    @cached_property
    def form(self) -> FormView:
        """Built when it is first asked for."""
        form = FormView()
        self._connect(form)
        form.chosen.connect(self.chosen)
        self._stack.addWidget(form)
        return form

    @cached_property
    def pictures(self) -> PicturesView:
        """Built when it is first asked for."""
        pictures = PicturesView()
        self._column.insertWidget(1, pictures)
        return pictures

    @cached_property
    def services(self) -> ServiceMapView:
        """Built when it is first asked for."""
        services = ServiceMapView(self._editor)
        self._column.insertWidget(1, services)
        return services

    @cached_property
    def about(self) -> AboutNumber:
        """What is known of the number in hand; built when it is first asked for."""
        about = AboutNumber(self._editor)
        about.hide()
        about.closed.connect(self.focus_view)
        self._column.addWidget(about)
        return about

    @property
    def view(self) -> FiguresGrid | FormView | PicturesView | ServiceMapView:
        """The one in view."""
        if self.name == "services":
            return self.services
        return self.pictures if self.name == "pictures" else self._typing

    @property
    def _typing(self) -> FiguresGrid | FormView:
        """The one that numbers are typed in."""
        return self.form if self.name == "form" else self.grid

    def turn_to(self, name: str) -> bool:
        """Another view; False when the number in hand cannot be kept."""
        if name not in NAMES or not self.view.leave():
            return False
        self.grid.callout.hide()
        self.name = name
        self._stack.setCurrentWidget(self._typing)
        self._stack.setHidden(name in BESIDE)
        for each in BESIDE:
            if each in self.__dict__ or each == name:
                getattr(self, each).setVisible(each == name)
        if "about" in self.__dict__ and name == "services":
            self.about.hide()
        if self._picture is not None:
            self.show_picture(self._picture, self._code)
        return True

    def show_picture(self, picture: Picture, code: str) -> None:
        """The numbers as stored, and the figure to see."""
        self._picture, self._code = picture, code
        self.view.places = self.places
        self.view.show_picture(picture, code)
        if "about" in self.__dict__ and not self.about.isHidden():
            self.show_about()

    def show_about(self) -> None:
        """Open what is known of the number in hand; a number that is worked out has no source."""
        if self._picture is None or self.name == "services":
            return
        if self._picture.table.catalogue[self._code].derived:
            return
        self.about.show_number(self._picture, self.current_key(), self.places)
        self.about.show()
        QTimer.singleShot(0, self, lambda: self.aboutShown.emit(self.about))

    def current_key(self) -> Key:
        """The number in hand; of the whole commune when there is none."""
        return self.view.current_key()

    def focus_view(self) -> None:
        """Back to the numbers."""
        _code, place, sex = self.current_key()
        if not self.view.focus_cell(place, sex):
            self.view.focus_first()

    def leave(self) -> bool:
        """Store what is only typed."""
        if "about" in self.__dict__ and not self.about.leave():
            return False
        return self.view.leave()

    def _connect(self, view: FiguresGrid | FormView) -> None:
        view.typed.connect(self._on_typed)
        view.reasonGiven.connect(self._on_reason)

    def _on_typed(self, edits: list[tuple[str, str, object]]) -> None:
        assert self._picture is not None
        numbers = [(place, sex, wording.as_decimal(value)) for place, sex, value in edits]
        figures = rules.typed(self._picture.table, self._code, numbers, *self._new_source())
        self.storing = True
        try:
            with self._editor.together(_("the number") if len(edits) == 1 else _("the numbers")):
                self._editor.apply("situation.enter", figures=figures)
        except Refused as refused:
            self._typing.refuse(edits, refused)
        finally:
            self.storing = False

    def _on_source(self, place: str, source: str) -> None:
        assert self._picture is not None
        figures = rules.with_source(self._picture.table, self._code, place, source)
        if figures:
            with self._editor.together(_("the source")):
                self._editor.attempt("situation.enter", figures=figures)

    def _on_reason(self, place: str, sex: str, reason: str) -> None:
        assert self._picture is not None
        figure = rules.with_reason(self._picture.table, self._code, place, sex, reason)
        with self._editor.together(_("the reason")):
            self._editor.attempt("situation.enter", figures=(figure,))
        self.view.focus_cell(place, sex)
