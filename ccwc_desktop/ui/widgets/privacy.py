"""Free text and children's privacy: words that may show who a child is are marked, and another
wording is offered. The text is kept all the same; a person decides."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Signal

from ccwc_desktop.domain import disclosure
from ccwc_desktop.domain.disclosure import Risk
from ccwc_desktop.language.catalogue import _, words_of
from ccwc_desktop.services import names
from ccwc_desktop.ui import messages

from .field_block import FieldBlock
from .fields import LongText
from .notes import Note

_KHMER = re.compile("[\u1780-\u17ff]")


def warn_of_risks(block: FieldBlock, text: str) -> None:
    """Say beside a free text what in it may show who a child is; call after showing `text`."""
    if block.is_wrong() or block.property("looked-at") == text:
        return
    block.setProperty("looked-at", text)
    risks = disclosure.risks(text, names.child_names())
    _mark(block, tuple(text[risk.start : risk.end] for risk in risks))
    if risks:
        said = " ".join(_said(text, risk) for risk in risks)
        block.show_warning(said, _("Put the better words"), better(text, risks))
    else:
        block.clear_message()


def _said(text: str, risk: Risk) -> str:
    return messages.risk_sentence(text[risk.start : risk.end], risk.code)


def better(text: str, risks: tuple[Risk, ...]) -> str:
    """The text with other words for each risk: "a child" for names, nothing for telephones."""
    done, parts = 0, []
    for risk in risks:
        if risk.start < done:
            continue
        parts += [text[done : risk.start], _instead(text[risk.start : risk.end], risk.code)]
        done = risk.end
    return re.sub(" +", " ", "".join((*parts, text[done:]))).strip()


def _instead(words: str, code: str) -> str:
    if code in ("phone", "aged_child"):
        return ""
    return words_of("km" if _KHMER.search(words) else "en").gettext("a child")


def _mark(block: FieldBlock, phrases: tuple[str, ...]) -> None:
    if isinstance(block.editor, LongText):
        block.editor.underline(phrases)


class RiskNote(Note):
    """About several short texts at once: what in them may show who a child is, hidden for none.

    `bettered(key, text)` for each text with other words when its button is pressed.
    """

    bettered = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("warning", "")
        self._looked_at: dict[object, str] = {}
        self._found: dict[object, tuple[str, tuple[Risk, ...]]] = {}
        self.pressed.connect(self._on_pressed)
        self.hide()

    def look(self, texts: Mapping[object, str]) -> None:
        """Look at these texts, by any key."""
        if texts == self._looked_at:
            return
        self._looked_at = dict(texts)
        known = names.child_names()
        looked = {key: (text, disclosure.risks(text, known)) for key, text in texts.items() if text}
        self._found = {key: found for key, found in looked.items() if found[1]}
        said = [_said(text, risk) for text, risks in self._found.values() for risk in risks]
        if said:
            self.say("warning", " ".join(said), _("Put the better words"))
        self.setVisible(bool(said))

    def _on_pressed(self) -> None:
        for key, (text, risks) in tuple(self._found.items()):
            self.bettered.emit(key, better(text, risks))
