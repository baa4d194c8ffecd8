"""What a project is called where it stands among others; one without a name is known by its number.

The Khmer words of the label have no breaks: it stands beside typed names.
"""

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names


def label(name: str, number: int) -> str:
    """The name, or "Project 3, without a name"."""
    if name.strip():
        return name.strip()
    said = _("Project {number}, without a name")
    return words.strip_breaks(said).format(number=digits.localise(str(number), current()))


def sector(key: str) -> str:
    """The short name of a sector."""
    found = names.names("sectors").get(key)
    return found.short(current()) if found else _("not said")


def source(key: str) -> str:
    """The short name of a source of funds."""
    found = names.names("sources").get(key)
    return found.short(current()) if found else key
