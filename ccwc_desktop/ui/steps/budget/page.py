"""The page of projects and budget: the board, one project, the ceilings, or a view beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import budget, projects
from ccwc_desktop.ui import waiting_field
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget.board.ceilings import CeilingsPanel
from ccwc_desktop.ui.steps.budget.board.overview import Overview
from ccwc_desktop.ui.steps.budget.project.form import ProjectForm
from ccwc_desktop.ui.tasks import Tasks

from . import changes, views, wording
from .balance import BalanceCard
from .head import Head
from .share_callout import ShareCallout

_TOPICS = (
    EVERYTHING,
    "projects",
    "budget",
    "budget_checks",
    "plans",
    "problems",
    "priorities",
    "places",
)


class BudgetPage(Page):
    """One thing at a time; the balance of the year shown stays at the top right."""

    wide = True

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self._year = editor.cip_year
        self.balance_card = BalanceCard()
        self.share_callout = ShareCallout(self, self.balance_card)
        self._slot = QWidget()
        slot = QHBoxLayout(self._slot)
        slot.setContentsMargins(0, 0, 0, 0)
        slot.addWidget(self.balance_card)
        self.overview = Overview(editor)
        self.ceilings = CeilingsPanel(editor)
        self.form: ProjectForm | None = None
        self.name = self._opened_from = views.BOARD
        self.views: dict[str, views.View] = {}
        names = {key: _(name) for key, name in views.NAMES.items()}
        self.switch = Head(names, self.name, self.overview.tools)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 8)
        self._whole.addWidget(self.switch)
        self._whole.addWidget(self.overview)
        self._whole.addWidget(self.ceilings)
        self.ceilings.hide()
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        overview, board = self.overview, self.overview.board
        self.switch.chosen.connect(self._turn_to)
        overview.yearChosen.connect(self._on_year)
        overview.ceilingsWanted.connect(self._open_ceilings)
        overview.reasonGiven.connect(lambda use, why: changes.accept(self.editor, use, why))
        overview.add_button.clicked.connect(overview.ask_for_priority)
        overview.projectWanted.connect(self._add)
        overview.stepWanted.connect(lambda step: self.goToStep.emit(step, ""))
        board.opened.connect(self.open_project)
        board.removed.connect(self._remove)
        board.arranged.connect(
            lambda uid, year, order: changes.arrange(self.editor, self.balance, uid, year, order)
        )
        board.fitsWanted.connect(lambda: self.go_to(f"view:fits:{self._year}"))
        self.ceilings.closed.connect(self._on_ceilings_closed)
        self.editor.changed.connect(self._on_changed)

    def title_actions(self) -> QWidget:
        """The live balance."""
        return self._slot

    def refresh(self) -> None:
        """Read everything again; what is typed stays."""
        plan = self.editor.plan
        self.balance = balance = self.editor.read(budget.balance, plan)
        if self._year not in balance.years:
            self._year = balance.years[0]
        wanted = self.editor.read(projects.wanted, plan)
        self.overview.show_balance(balance, self._year, wanted)
        self.ceilings.show_balance(balance)
        self.balance_card.show_balance(balance, self._year)
        self.share_callout.refresh()
        if self.form is not None and not self.form.refresh():
            self._close_form()
        if self.name != views.BOARD:
            self.view(self.name).refresh()
        self.panelChanged.emit()

    def knowledge(self) -> list[str]:
        """What is placed, what children get, the rate."""
        balance = self.balance
        said = [
            _("{projects}: {total} in all.").format(
                projects=wording.projects(len(balance.projects)),
                total=wording.riel_in_sentence(balance.total),
            )
        ]
        if balance.share.part is not None:
            share = digits.part_percent(balance.share.part, current())
            children = wording.riel_in_sentence(balance.share.children)
            said.append(
                _("{share} of it, {amount}, is for children and women.").format(
                    share=share, amount=children
                )
            )
        if self.editor.cycle:
            rate = wording.riel_in_sentence(self.editor.cycle.rate)
            said.append(_("One US dollar is {rate} in this plan.").format(rate=rate))
        return said

    def go_to(self, target: str) -> None:
        """ "add", "ceilings", "project:UID:GAP", "ceiling:SOURCE:YEAR", "view:NAME:…"."""
        kind, _colon, rest = target.partition(":")
        if kind == "project":
            uid, _colon, gap = rest.partition(":")
            self.open_project(uid, gap)
        elif kind == "ceilings":
            self._open_ceilings("")
        elif kind == "view":
            name, _colon, rest = rest.partition(":")
            if self._turn_to(name):
                self.view(name).go_to(rest)
        elif self._close_views():
            if kind == "add":
                self.overview.add_again(rest)
            elif kind == "ceiling":
                source, _colon, year = rest.partition(":")
                self.overview.focus_over(source, int(year))
            else:
                cards = self.overview.board.cards()
                (cards[0] if cards else self.overview.add_button).setFocus()

    def leave(self) -> bool:
        """Save the field in hand."""
        if self.form is not None and not self.form.leave():
            return False
        if self.name != views.BOARD and not self.view(self.name).leave():
            return False
        return self.ceilings.isHidden() or self.ceilings.leave()

    def view(self, name: str) -> views.View:
        """A view beside the board, built when it is first asked for."""
        if name not in self.views:
            made = self.views[name] = views.MAKERS[name](self)
            assert isinstance(made, QWidget)
            made.hide()
            self._whole.addWidget(made, 1)
        return self.views[name]

    def open_project(self, uid: str, gap: str = "") -> None:
        """The form of a project in the place of the board."""
        if self.form is not None and self.form.uid == uid:
            self.form.focus(gap)
            return
        opened_from = self.name
        if not self._close_views():
            return
        self._opened_from = opened_from
        self.form = ProjectForm(self.editor, uid, self.balance.years)
        self.form.closed.connect(self._on_form_closed)
        self.form.told.connect(self.notice)
        self.form.wanted.connect(self.go_to)
        self._whole.addWidget(self.form)
        self.overview.hide()
        self.switch.hide()
        self.form.show()
        self.form.focus(gap)

    def _on_changed(self, topic: str) -> None:
        beside = self.views.get(self.name)
        if topic in (*_TOPICS, *(beside.TOPICS if beside is not None else ())):
            self.refresh_when_seen()

    def here(self) -> str:
        """The project in hand or just begun, the ceilings, or the view beside the board."""
        if self.name != views.BOARD:
            return f"view:{self.name}:{self.view(self.name).here()}"
        if not self.ceilings.isHidden():
            return "ceilings"
        return self.form.here() if self.form is not None else self.overview.here()

    def _on_year(self, year: int) -> None:
        self._year = year
        self.balance_card.show_balance(self.balance, year)
        self.share_callout.refresh()

    def _add(self, problem: str, template: str) -> None:
        self.open_project(changes.add(self.editor, problem, template), "" if template else "name")

    def _remove(self, uid: str) -> None:
        said = changes.remove(self.editor, self.balance, uid)
        if said:
            self.notice.emit(said)

    def _open_ceilings(self, source: str) -> None:
        if self._close_views():
            self.overview.hide()
            self.switch.hide()
            self.ceilings.show()
            self.ceilings.focus(source, self._year)

    def _on_ceilings_closed(self) -> None:
        self._close_views()
        self.overview.ceilings_button.setFocus()

    def _on_form_closed(self, board: bool) -> None:
        uid = self.form.uid if self.form else ""
        if board or self._opened_from == views.BOARD:
            self._close_views()
            self.overview.board.focus(uid)
        else:
            self._turn_to(self._opened_from)

    def _turn_to(self, name: str) -> bool:
        """The board or a view beside it; False when a field of this one cannot be kept."""
        if name == self.name != views.BOARD and self.form is None and self.ceilings.isHidden():
            return True
        if not self._close_views():
            self.switch.show_chosen(self.name)
            return False
        if name != views.BOARD:
            self.name = name
            beside = self.view(name)
            beside.refresh()
            self.overview.hide()
            self.overview.show_tools(False)
            views.show(beside, True)
        self.switch.show_chosen(name)
        self.switch.focus()
        return True

    def _close_views(self) -> bool:
        """Back to the board, unless a field cannot be kept."""
        if not self.leave():
            self.notice.emit(waiting_field.show(self))
            return False
        self.share_callout.leave()
        self._close_form()
        self.ceilings.hide()
        if self.name != views.BOARD:
            views.show(self.view(self.name), False)
            self.name = views.BOARD
        self.switch.show_chosen(views.BOARD)
        self.switch.show()
        self.overview.show_board()
        self.overview.show()
        return True

    def _close_form(self) -> None:
        if self.form is not None:
            self._whole.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if self.ceilings.isHidden():
            self.switch.show()
            self.overview.show()
            self.overview.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
