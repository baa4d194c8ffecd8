"""Free text and children's privacy: words that may show who a child is are marked, and another
wording is offered. The text is kept all the same; a person decides."""

import re

from ccwc_desktop.domain import disclosure
from ccwc_desktop.domain.disclosure import Risk
from ccwc_desktop.language.catalogue import N_, _, words_of
from ccwc_desktop.services import names

from .field_block import FieldBlock
from .fields import LongText

_KHMER = re.compile("[\u1780-\u17ff]")
_SENTENCES = {
    "phone": N_("“{words}” looks like a telephone number. Please take it out."),
    "named_child": N_("“{words}” may be a child’s name. Please write “a child” instead."),
    "child_of": N_("“{words}” may show who a child is. Please write “a child” instead."),
}


def warn_of_risks(block: FieldBlock, text: str) -> None:
    """Say beside a free text what in it may show who a child is; call after showing `text`."""
    if block.is_wrong() or block.property("looked-at") == text:
        return
    block.setProperty("looked-at", text)
    risks = disclosure.risks(text, names.child_names())
    _mark(block, tuple(text[risk.start : risk.end] for risk in risks))
    if risks:
        said = " ".join(
            _(_SENTENCES[risk.code]).format(words=text[risk.start : risk.end]) for risk in risks
        )
        block.show_warning(said, _("Put the better words"), better(text, risks))
    else:
        block.clear_message()


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
    if code == "phone":
        return ""
    return words_of("km" if _KHMER.search(words) else "en").gettext("a child")


def _mark(block: FieldBlock, phrases: tuple[str, ...]) -> None:
    if isinstance(block.editor, LongText):
        block.editor.underline(phrases)
