"""How a result of a project is said, in the window and on paper."""

from ccwc_desktop.domain.projects import Output

from . import Language, digits
from .catalogue import N_, words_of

_COUNTED = N_("{what}: {quantity} {unit}")


def said(language: Language, output: Output, unit: str) -> str:
    """ "Latrines: 2 buildings", or only what it is; `unit` is its unit in `language`."""
    what = output.what.strip()
    if output.quantity is None:
        return what
    text = (
        words_of(language)
        .gettext(_COUNTED)
        .format(what=what, quantity=digits.quantity(output.quantity, language), unit=unit.strip())
    )
    return text.strip(" :")
