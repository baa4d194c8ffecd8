"""The words a person reads: English in the sources, Khmer from `resources/i18n/km.mo`.

Always ask at run time, never while a module is imported: the language changes while the program
runs. A word that must stand in a table at import time is only marked there with `N_`.
"""

import gettext
from functools import cache
from gettext import NullTranslations

from .. import paths
from . import Language as Language

_current: Language = "km"


@cache
def words_of(language: Language) -> NullTranslations:
    """The words of one language (`.gettext`, `.ngettext`), for pages that show both at once."""
    if language == "en":
        return NullTranslations()
    with (paths.resources() / "i18n" / "km.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def use(language: Language) -> None:
    """From now on `_` and `ngettext` answer in `language`."""
    global _current
    _current = language


def current() -> Language:
    """The language in use (Khmer until someone chooses)."""
    return _current


def _(message: str) -> str:
    """`message` in the language in use; the English itself where Khmer is missing."""
    # gettext answers "" with the header of the catalogue
    return words_of(_current).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """`one` or `many` in the language in use, as `n` asks (Khmer has a single form)."""
    return words_of(_current).ngettext(one, many, n)


def N_(message: str) -> str:
    """Mark `message` for translation and give it back unchanged."""
    return message
