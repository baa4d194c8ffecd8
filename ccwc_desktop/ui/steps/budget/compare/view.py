"""Two proposals beside each other: the draft, a version, or a plan from a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccwc_desktop.domain.comparing import CHANGED, Comparison
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import comparing
from ccwc_desktop.services.comparing import DRAFT
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.theme import tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.choices import ChoiceField
from ccwc_desktop.ui.widgets.notes import Note
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import Text, section, small

from . import compare_words
from .compare_card import ChangeCard, SumsCard

SEEN = 40
"""Projects in view; a proposal that changed in more is told by its sums."""
FILE = "file:"


class CompareView(ScrollColumn):
    """A view of `page`; what is chosen stays until the window closes."""

    TOPICS: tuple[str, ...] = ("projects", "budget", "budget_checks", "terms", "submission")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.editor = page, page.editor
        self.setAccessibleName(_("Compare two proposals"))
        self.files = self.editor.beside
        self.old, self.new = ChoiceField(), ChoiceField()
        self.old.setAccessibleName(_("Before"))
        self.new.setAccessibleName(_("Now"))
        self.from_file = Button(_("Take a plan from a file …"), "quiet", "import", dense=True)
        self.wrong = Note("refused", "")
        self.hint = small("")
        self.counts = Text("", "strong")
        self.total = Text("")
        self.found: Comparison | None = None
        self._chosen = False  # by a person: else the newest beside the one before
        self.cards: list[ChangeCard] = []
        self._results = QVBoxLayout()
        self._lay_out()
        for field in (self.old, self.new):
            field.entered.connect(self._on_chosen)
        self.from_file.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.px("s2"))
        for text, field in ((_("Before"), self.old), (_("Now"), self.new)):
            field.setMinimumContentsLength(10)
            row.addWidget(Text(text, "small", "ink-soft", wrap=False))
            row.addWidget(field, 1)
        second = QHBoxLayout()
        second.addWidget(self.counts, 1)
        second.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignRight)
        self._results.setSpacing(tokens.px("s2"))
        self.column.setSpacing(tokens.px("s2"))
        self.column.addLayout(row)
        self.column.addLayout(second)
        for part in (self.wrong, self.hint, self.total):
            self.column.addWidget(part)
        self.column.addLayout(self._results)
        self.column.addStretch()
        self.wrong.hide()

    def refresh(self) -> None:
        """Read what can be compared, and both sides, again."""
        draft, versions = self.editor.read(comparing.sides, self.editor.plan)
        offered = [(str(each.number), _version(each.number)) for each in versions]
        if draft:
            offered.insert(0, (DRAFT, _("Draft")))
        offered += [(key, key.removeprefix(FILE)) for key in self.files]
        keys = [key for key, _name in offered]
        for field in (self.old, self.new):
            field.fill(list(offered))
            field.setEnabled(len(keys) > 1)
        if not self._chosen or not {self.old.value(), self.new.value()} <= set(keys):
            self.new.set_value(keys[0] if len(keys) > 1 else None)
            self.old.set_value(keys[1] if len(keys) > 1 else None)
        self._show()

    def go_to(self, target: str) -> None:
        """The two sides "OLD|NEW", or the first choice."""
        old, _bar, new = target.partition("|")
        for field, key in ((self.old, old), (self.new, new)):
            if key and field.findData(key) >= 0:
                field.set_value(key)
        if target.strip("|"):
            self._on_chosen()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> str:
        """The two sides."""
        return f"{self.old.value() or ''}|{self.new.value() or ''}"

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def take(self, path: Path) -> None:
        """Compare with the plan of a file, which may come from anywhere; nothing is taken in."""
        try:
            plan = comparing.read(path)
        except Refused as refused:
            self._refuse(refused)
            return
        key = FILE + path.name
        self.files[key] = plan
        self.refresh()
        keys = [self.new.itemData(place) for place in range(self.new.count())]
        self.old.set_value(next(each for each in keys if each != key))
        self.new.set_value(key)
        self._on_chosen()

    def _on_chosen(self, _value: object = None) -> None:
        self._chosen = True
        self._show()

    def _ask(self) -> None:
        files.choose_files(
            self,
            _("Which plan should be compared?"),
            _("Plans and packages (*.json *.ccwc)"),
            lambda chosen: self.take(chosen[0]),
            "opened",
        )

    def _side(self, key: object) -> Plan:
        if isinstance(key, str) and key in self.files:
            return self.files[key]
        return self.editor.read(comparing.side, self.editor.plan, str(key))

    def _show(self) -> None:
        self._clear()
        old, new = self.old.value(), self.new.value()
        alone = old is None or new is None
        self.hint.setVisible(alone)
        if alone:
            self.hint.say(
                _(
                    "There is no other version yet. One is made each time the plan is finished; "
                    "a plan that came back from the district can be taken from its file."
                )
            )
            return
        try:
            found = comparing.compare(self._side(old), self._side(new))
        except Refused as refused:
            self._refuse(refused)
            return
        self.found = found
        self.counts.say(compare_words.counts(found))
        self.total.say(compare_words.total(found))
        for part in (self.counts, self.total):
            part.show()
        self._fill(found)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.say("refused", messages.sentence(refused))
        self.wrong.show()

    def _fill(self, found: Comparison) -> None:
        for each in found.figures:
            self._add(Text(compare_words.change(each, found.old, found.new)))
        if any(each.difference for each in found.sums):
            self._add(SumsCard(found))
        opens = self.new.value() == DRAFT
        for told in found.projects[:SEEN]:
            card = ChangeCard(told, found, opens)
            card.opened.connect(lambda uid: self.page.go_to(f"project:{uid}:"))
            card.explained.connect(self._explain)
            self.cards.append(card)
            self._add(card)
        rest = len(found.projects) - SEEN
        if rest > 0:
            self._add(small(_("And {count} more.").format(count=wording.number(rest))))
        if found.ceilings:
            self._add(section(_("Ceilings")))
        for ceiling in found.ceilings:
            self._add(Text(compare_words.ceiling_change(ceiling), typed=True))
        if found.terms:
            self._add(section(_("Terms")))
        for term in found.terms:
            self._add(Text(compare_words.change(term, found.old, found.new), typed=True))

    def _add(self, part: QWidget) -> None:
        self._results.addWidget(part)

    def _clear(self) -> None:
        self.found, self.cards = None, []
        while item := self._results.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for part in (self.wrong, self.counts, self.total):
            part.hide()

    def _explain(self, uid: str, reason: str) -> None:
        with self.editor.together(_("say why a project changed")):
            self.editor.attempt(
                "budget_checks.accept",
                plan=self.editor.plan,
                check=CHANGED,
                subject=uid,
                reason=reason,
            )


def _version(number: int) -> str:
    return _("Version {number}").format(number=wording.number(number))
