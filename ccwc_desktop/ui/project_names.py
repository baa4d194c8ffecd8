"""What a project is called where it stands among others; one without a name is known by its number.

The Khmer words of the label have no breaks: it stands beside typed names.
"""

from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current


def label(name: str, number: int) -> str:
    """The name, or "Project 3, without a name"."""
    if name.strip():
        return name.strip()
    said = _("Project {number}, without a name")
    return words.strip_breaks(said).format(number=digits.localise(str(number), current()))
