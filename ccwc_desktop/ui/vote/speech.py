"""The words of the voting screen in its own language: children may speak another than the clerk."""

from collections.abc import Sequence

from PySide6.QtGui import QFont

from ccwc_desktop.domain.consultations import Option
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import Language, words_of
from ccwc_desktop.services import names
from ccwc_desktop.ui.theme import fonts

QUESTION_POINTS = 21.0
MOST_TITLE_POINTS = 18.0


class Speech:
    """Words, numbers and titles in one language; `current` of the program stays as it is."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = words_of(language)

    def gettext(self, message: str) -> str:
        """A message of the catalogue."""
        return self._words.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """`one` or `many`, as `n` asks."""
        return self._words.ngettext(one, many, n).format(count=self.number(n))

    def number(self, count: int) -> str:
        """A count in the digits of the language."""
        return digits.number(count, self.language)

    def digits(self, text: str) -> str:
        """The digits of a code in those of the language."""
        return digits.localise(text, self.language)

    def group(self, sex: str, age: str) -> str:
        """ "Girls 6–9"."""
        _ = self._words.gettext
        said = _("Girls {ages}") if sex == "f" else _("Boys {ages}")
        return words.strip_breaks(said.format(ages=self.ages(age)))

    def ages(self, age: str) -> str:
        """ "6–9"."""
        return names.names("age_groups")[age].short(self.language)

    def title_font(self, points: float) -> QFont:
        """Moul for Khmer, bold Battambang for English, whatever the program speaks."""
        chosen = fonts.font("title", points)
        khmer = self.language == "km"
        chosen.setFamilies(list(fonts.TITLE if khmer else fonts.TEXT))
        chosen.setBold(not khmer)
        return chosen

    def card(self, option: Option) -> tuple[str, str]:
        """The words under an option's picture (broken for lines) and the picture ("" for none).

        Words that came with the theme are shown in this language, words of a person as written.
        """
        theme = names.themes().get(option.theme)
        if theme is None:
            return words.add_breaks(option.text), ""
        own = option.text.strip() not in ("", theme.card.km, theme.card.en)
        said = option.text if own else theme.card.text(self.language)
        return words.add_breaks(said), theme.picture


def cards_of(speech: Speech, options: Sequence[Option]) -> dict[str, tuple[str, str]]:
    """Uid -> words and picture."""
    return {each.uid: speech.card(each) for each in options}
