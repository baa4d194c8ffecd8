"""The one way pages read and change a workbook: read, apply (saved at once), undo, changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language import catalogue
from ccwc_desktop.services import calls, plans, settling, workbooks
from ccwc_desktop.services.done import Call, Done
from ccwc_desktop.services.plans import Cycle
from ccwc_desktop.store.database import Database

from .drafts import Drafts

P = ParamSpec("P")
T = TypeVar("T")
EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: the calls, last first, and words for it ("" for none)."""

    calls: tuple[Call, ...]
    text: str = ""
    language: str = ""


class Editor(QObject):
    """Reads and changes the open workbook for all pages.

    `changed(topic)` follows every change: the subject of the service ("problems"), or "*" when
    all should be read again. Undo lasts until the workbook closes or another year is chosen.
    """

    changed = Signal(str)
    saved = Signal(object)  # datetime of this machine
    refused = Signal(object)  # a Refused nobody else will show
    undoChanged = Signal()

    def __init__(
        self, database: Database, cip_year: int | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.database = database
        self.identity = self.read(workbooks.identity)
        self.cycle: Cycle | None = None
        self._year = cip_year or 0
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._group: list[Call] | None = None
        self._look_at_cycle()
        self.drafts = Drafts(self)
        self.beside: dict[str, Plan] = {}  # plans of files to compare with, until it closes

    @property
    def plan(self) -> int:
        """The id of the plan in hand; 0 in a workbook that only receives."""
        return self.cycle.id if self.cycle else 0

    @property
    def cip_year(self) -> int:
        """The first programme year of the plan in hand."""
        return self.cycle.cip_year if self.cycle else self._year

    @property
    def is_commune(self) -> bool:
        """Whether this is a commune's own workbook."""
        return self.identity.kind == "commune"

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return bool(self._redo)

    @property
    def undo_text(self) -> str:
        """Words for what undo would take back; "" when there are none in this language."""
        last = self._undo[-1] if self._undo else None
        return last.text if last and last.language == catalogue.current() else ""

    def years(self) -> tuple[int, ...]:
        """The first programme years this workbook holds plans (or packages) of, newest first."""
        if self.is_commune:
            return tuple(each.cip_year for each in self.read(plans.listing))
        received = self.read(workbooks.received_years)
        return tuple(sorted({*received, self._year}, reverse=True))

    def read(
        self, service: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a reading service answers: `editor.read(problems.listing, editor.plan)`."""
        with self.database.reading() as session:
            return service(session, *args, **kwargs)

    def apply(self, service_name: str, /, **arguments: object) -> object:
        """Run a writing service by name ("problems.change"), stored at once; gives its result.

        Raises Refused, and then nothing has changed.
        """
        call = Call(service_name, arguments)
        with self.database.transaction() as session:
            done = calls.run(session, call)
        self.note(call.topic, done)
        return done.result

    def attempt(self, service_name: str, /, **arguments: object) -> bool:
        """As `apply`, for those who have no field to show a refusal at: the window shows it."""
        try:
            self.apply(service_name, **arguments)
        except Refused as refusal:
            self.refused.emit(refusal)
            return False
        return True

    def note(self, topic: str, done: Done | None = None) -> None:
        """Something was stored (by `apply`, or by a task with its own transaction)."""
        if done is not None and done.undo is not None:
            if self._group is not None:
                self._group.insert(0, done.undo)
            else:
                self._remember((done.undo,), "")
        self._told(topic)

    @contextmanager
    def together(self, text: str) -> Iterator[None]:
        """Several changes are one step of undo, named `text` ("delete the project")."""
        if self._group is not None:  # an outer group names the step
            yield
            return
        self._group = []
        try:
            yield
        finally:
            group, self._group = self._group, None
            if group:
                self._remember(tuple(group), text)

    def undo(self) -> None:
        """Take the last step back; raises Refused when it no longer can be."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._move(self._redo, self._undo)

    def switch_year(self, cip_year: int) -> None:
        """Turn to the plan of another year, which is opened empty when there is none.

        Raises Refused("plan.year_out_of_range").
        """
        cycle.checked_year(cip_year)
        if self.is_commune:
            with self.database.transaction() as session:
                plans.open_year(session, cip_year)
        self._year = cip_year
        self._undo, self._redo = [], []
        self._told(EVERYTHING)
        self.undoChanged.emit()

    def _move(self, here: list[Step], there: list[Step]) -> None:
        if not here:
            return
        step = here[-1]
        with self.database.transaction() as session:
            done = [calls.run(session, call) for call in step.calls]
            settling.settle_all(session)
        here.pop()
        back = tuple(each.undo for each in reversed(done) if each.undo is not None)
        if back:
            there.append(Step(back, step.text, step.language))
        topics = {call.topic for call in step.calls}
        self._told(topics.pop() if len(topics) == 1 else EVERYTHING)
        self.undoChanged.emit()

    def _remember(self, undo: tuple[Call, ...], text: str) -> None:
        self._undo.append(Step(undo, text, catalogue.current()))
        self._redo.clear()
        self.undoChanged.emit()

    def _told(self, topic: str) -> None:
        if topic in ("places", EVERYTHING):  # an empty workbook may get another commune
            self.identity = self.read(workbooks.identity)
        self._look_at_cycle()
        self.saved.emit(datetime.now())
        self.changed.emit(topic)

    def _look_at_cycle(self) -> None:
        if self.is_commune:
            self.cycle = self.read(plans.newest, self._year or None)
            self._year = self.cycle.cip_year
        elif not self._year:
            received = self.read(workbooks.received_years)
            self._year = max(received, default=cycle.usual_cip_year(date.today()))
