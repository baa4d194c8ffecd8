"""The inbox: packages are looked at, then chosen, then received; an import can be taken back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _, ngettext
from ccwc_desktop.services import cards, receiving
from ccwc_desktop.services.receiving import Found, Offer, Receipt
from ccwc_desktop.ui import files, messages
from ccwc_desktop.ui.editing import EVERYTHING, Editor
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.tasks import Progress, Tasks
from ccwc_desktop.ui.theme import icons, tokens
from ccwc_desktop.ui.widgets.buttons import Button
from ccwc_desktop.ui.widgets.cards import CardList
from ccwc_desktop.ui.widgets.notes import Note, NoteKind
from ccwc_desktop.ui.widgets.scroll import ScrollColumn
from ccwc_desktop.ui.widgets.text import small

from . import wording
from .band import Band
from .imports import Imports
from .offer_card import OfferCard

CARD_WIDTH = 320
TOPIC = "receiving"


class InboxPage(Page):
    """What lies on a stick, card by card; nothing is stored before a person says so."""

    def __init__(self, editor: Editor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(editor, tasks, parent)
        self.receive = self.main_button = Button("", "main", "import")
        self.band = Band()
        self.answer = Note("info", "", "")
        self.list = CardList(_("Packages"), CARD_WIDTH)
        self.imports = Imports()
        self._found: list[Found] = []
        self._looked: list[Path] = []
        self._pressed = ""  # what the button of the answer does: "undo:UID", "card:PATH" or ""
        self._lay_out()
        self.band.lookRequested.connect(self.look)
        self.answer.pressed.connect(self._on_answer)
        self.imports.takeBackRequested.connect(self.take_back)
        self.receive.clicked.connect(self._on_receive)
        editor.changed.connect(self._on_changed)
        self.refresh()

    def _lay_out(self) -> None:
        self.view = ScrollColumn()
        for part in (self.band, self.list, self.imports):
            self.view.column.addWidget(part)
        self.view.column.addStretch()
        calm = QHBoxLayout()
        calm.setSpacing(tokens.px("s2"))
        sign = QLabel()
        sign.setPixmap(icons.pixmap("lock", "ink-soft", tokens.px("icon-tag")))
        calm.addWidget(sign)
        calm.addWidget(small(_("Nothing on the stick is changed.")), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        whole.addWidget(self.answer)  # seen wherever the packages are scrolled to
        whole.addWidget(self.view, 1)
        whole.addLayout(calm)
        self.answer.hide()

    def title_actions(self) -> QWidget | None:
        """Receive, at the right of the title."""
        return self.receive

    def go_to(self, target: str) -> None:
        """ "file:PATH" looks at a package that was double-clicked; more paths stand on lines."""
        kind, _colon, found = target.partition(":")
        if kind == "file":
            self.look([Path(path) for path in found.split("\n")])
        else:
            self.band.folder.setFocus()

    def here(self) -> str:
        """What was looked at."""
        return "file:" + "\n".join(map(str, self._looked)) if self._looked else ""

    def refresh(self) -> None:
        """What was found, as this workbook sees it now; and earlier imports."""
        self._show_offers(self.editor.read(receiving.offers, self._found))
        self.imports.show_imports(self.editor.read(receiving.imports))

    def look(self, where: list[Path]) -> None:
        """Check every package of sticks, folders or files; changes nothing."""

        def work(progress: Progress) -> list[Found]:
            packages = receiving.files_in(where)
            found = []
            for at, path in enumerate(packages):
                progress(at / len(packages), path.name)
                found.append(receiving.look(path))
            return found

        def done(found: list[Found]) -> None:
            if isValid(self):
                self._found, self._looked = found, where
                self._answer(None)
                self.refresh()

        self.tasks.run(work, done, self._on_refused, _("Looking at the packages"))

    def take_card(self, path: Path, compared: bool = False) -> None:
        """The identity card of a commune; a key that changed only after a person compared."""
        try:
            with self.editor.database.transaction() as session:
                card = cards.take_in_file(session, path, datetime.now(), replace=compared).result
        except Refused as refused:
            if refused.code == "card.key_changed":
                self._ask_to_compare(refused, path)
            else:
                self._on_refused(refused)
            return
        self.editor.note(TOPIC)
        said = _("The card of {place} was taken in. Its packages are known from now on.")
        self._answer("done", said.format(place=wording.place_of(card.code)))

    def take_back(self, uid: str) -> None:
        """Undo one import; the versions before it stand again."""
        try:
            with self.editor.database.transaction() as session:
                taken = receiving.undo(session, uid).result
        except Refused as refused:
            self._on_refused(refused)
            return
        self.editor.note(TOPIC)
        said = ngettext(
            "{count} package was taken back.", "{count} packages were taken back.", len(taken)
        )
        self._answer("done", wording.counted(said, len(taken)))

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        shown = []
        for offer in offers:
            known = self._known(offer)
            card = OfferCard(offer, known)
            card.ticked.connect(self._say_chosen)
            card.cardWanted.connect(self._on_card_wanted)
            shown.append(card)
        self.list.fill([*shown])
        where = _(", ").join(path.name for path in self._looked)
        self.band.show_offers(where, offers)
        self._say_chosen()

    def _known(self, offer: Offer) -> str:
        """The fingerprint we know where the key is another now."""
        if offer.package is None or offer.signer != "changed":
            return ""
        known = self.editor.read(cards.known, offer.package.commune)
        return known.fingerprint if known else ""

    def chosen(self) -> list[Offer]:
        """What is ticked."""
        found = [card for card in self.list.cards() if isinstance(card, OfferCard)]
        return [card.offer for card in found if card.box.isChecked()]

    def _say_chosen(self) -> None:
        count = len(self.chosen())
        said = ngettext("Receive {count} package", "Receive {count} packages", count)
        self.receive.say(wording.counted(said, count) if count else _("Receive"))
        self.receive.setEnabled(count > 0)

    def _on_receive(self) -> None:
        try:
            with self.editor.database.transaction() as session:
                done = receiving.receive(session, self.chosen(), datetime.now())
        except Refused as refused:
            self._on_refused(refused)
            return
        receipt: Receipt = done.result
        self.editor.note(TOPIC)
        self.band.say_done()
        count = len(receipt.imported) + len(receipt.filed)
        said = ngettext("{count} package was received.", "{count} packages were received.", count)
        self._answer(
            "done", wording.counted(said, count), _("Take this import back"), f"undo:{receipt.uid}"
        )

    def _ask_to_compare(self, refused: Refused, path: Path) -> None:
        lines = [
            messages.sentence(refused),
            _("Known until now: {digits}").format(
                digits=wording.fingerprint(str(refused.details["known"]))
            ),
            _("On this card: {digits}").format(
                digits=wording.fingerprint(str(refused.details["new"]))
            ),
        ]
        agreed = _("We compared: take the new card")
        self._answer("warning", "\n".join(lines), agreed, f"card:{path}")

    def _on_answer(self) -> None:
        kind, _colon, what = self._pressed.partition(":")
        self._answer(None)
        if kind == "undo":
            self.take_back(what)
        elif kind == "card":
            self.take_card(Path(what), compared=True)

    def _on_card_wanted(self) -> None:
        files.choose_files(
            self,
            _("The card of the commune"),
            _("Identity cards (*.ccwccard)"),
            lambda paths: self.take_card(paths[0]),
            "cards",
        )

    def _on_refused(self, refused: Refused) -> None:
        if isValid(self):
            self._answer("refused", messages.sentence(refused), _("Close"))

    def _answer(
        self, kind: NoteKind | None, said: str = "", button: str = "", pressed: str = ""
    ) -> None:
        """Say what was done or why not, above everything; None for nothing."""
        self._pressed = pressed
        if kind is not None:
            self.answer.say(kind, said, button)
        self.answer.setVisible(kind is not None)

    def _on_changed(self, topic: str) -> None:
        if topic in (TOPIC, EVERYTHING):
            self.refresh()
