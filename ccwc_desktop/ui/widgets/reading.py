"""How a field reads what a person typed and writes a value, and what it says when it cannot."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from ccwc_desktop.domain import committee
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language import dates, digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.sentences import entering


@dataclass(frozen=True)
class Format:
    """`read` gives the value of a text or raises Refused; `write` is its opposite."""

    read: Callable[[str], object]
    write: Callable[[object], str]
    right: bool = False


@dataclass(frozen=True)
class Wrong:
    """Why a text cannot be a value: the sentence, its cure (words, text to put), the bad signs."""

    sentence: str
    cure: str = ""
    cure_text: str = ""
    signs: str = ""


def _clean(text: str) -> str:
    return words.strip_breaks(text).strip()


def _number(value: object) -> str:
    """A number in the language in use, with the decimals it has; nothing for None."""
    if not isinstance(value, int | Decimal):
        return ""
    exponent = Decimal(value).normalize().as_tuple().exponent
    return digits.number(value, current(), max(0, -int(exponent)))


def _or_none(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: read(text) if _clean(text) else None


def _bare(text: str) -> str:
    """A percent without the sign that many type behind it."""
    return _clean(text).removesuffix("%").rstrip()


def _date(value: object) -> str:
    return dates.short_date(value, current()) if isinstance(value, date) else ""


TEXT = Format(_clean, lambda value: str(value or ""))
COUNT = Format(_or_none(digits.parse_count), _number, right=True)
PERCENT = Format(_or_none(lambda text: digits.parse_count(_bare(text))), _number, right=True)
NUMBER = Format(_or_none(digits.parse_number), _number, right=True)
DATE = Format(_or_none(dates.parse_date), _date)
TELEPHONE = Format(committee.telephone, lambda value: digits.localise(str(value or ""), current()))


def explained(refused: Refused) -> Wrong:
    """The sentence, and the cure where one is certain, for a text a format refused."""
    text = str(refused.details.get("text", ""))
    match refused.code:
        case "number.letter_o":
            return _letter_o(str(refused.details["meant"]))
        case "number.negative":
            return Wrong(_("This number cannot be below zero."), signs="-−")
        case "number.not_whole":
            return Wrong(_("Please type a whole number, without a fraction."), signs=".,")
        case "date.impossible":
            return Wrong(_("There is no such day in the calendar. Please check the day and month."))
        case "date.year_out_of_range":
            return Wrong(_("Please type the year of the Christian era, for example 2026."))
        case "date.unreadable" | "date.empty":
            return Wrong(_("Please type the date as day/month/year, for example 25/9/2026."))
        case "committee.telephone":
            return Wrong(_(entering.SENTENCES[refused.code]).format(text=text))
        case code if code in entering.SENTENCES and code != "amount.unreadable":
            return Wrong(_(entering.SENTENCES[code]).format_map(_shown(refused)))
        case _:
            return _not_a_number(text, str(refused.details.get("wrong", "")))


def _shown(refused: Refused) -> dict[str, object]:
    """Details as people read them: numbers in the digits in use."""
    return {
        key: _number(value) if isinstance(value, int | Decimal) else value
        for key, value in refused.details.items()
    }


def _letter_o(meant: str) -> Wrong:
    value = digits.parse_number(meant)
    shown = _number(value)
    return Wrong(
        _("There is a letter O in this number. Please type the digit 0."),
        _("Put {number}").format(number=shown),
        shown,
        "oO",
    )


def _not_a_number(text: str, wrong: str) -> Wrong:
    if wrong:
        found = re.findall(f"[{re.escape(wrong)}]+", text)
        said = " ".join(dict.fromkeys(found)) or wrong
        sentence = _("“{signs}” is not part of a number. Please type digits only.")
        return Wrong(sentence.format(signs=said), signs=wrong)
    sentence = _("“{text}” cannot be read as a number. Please type digits only.")
    return Wrong(sentence.format(text=text))


Outcome = Literal["untouched", "same", "new", "wrong"]


@dataclass
class Draft:
    """The text in a field against the value it stands for; loses neither."""

    format: Format
    value: object = None  # what Esc brings back
    seen: str = ""  # the text last shown or handed out
    wrong: Wrong | None = None
    _before: object = field(default=None, repr=False)

    def show(self, value: object, text: str, busy: bool) -> str | None:
        """The program has `value`, the field holds `text`: the text to put there, or None.

        A text that is refused or still being typed (`busy`) stays until it is left or given up.
        """
        written = self.format.write(value)
        kept = value == self.value and text != written and (self.wrong or text != self.seen)
        typing = busy and text != self.seen
        self.value = value
        if kept or typing:
            return None
        self.seen, self.wrong = written, None
        return written

    def take(self, text: str) -> Outcome:
        """The person left the field with `text`; "new" once for each changed value."""
        if text == self.seen:
            return "untouched"
        self.seen = text
        try:
            value = self.format.read(text)
        except Refused as refused:
            self.wrong = explained(refused)
            return "wrong"
        self.wrong = None
        if value == self.value:
            return "same"
        self._before, self.value = self.value, value
        return "new"

    def refuse(self, sentence: str) -> None:
        """The program could not keep the value taken last; its text stays, marked."""
        self.value = self._before
        self.wrong = Wrong(sentence)

    def differs(self, text: str) -> bool:
        """Whether `text` is another than that of the value kept."""
        return text != self.format.write(self.value)

    def give_up(self) -> str:
        """Esc: the text of the value kept."""
        self.seen, self.wrong = self.format.write(self.value), None
        return self.seen
