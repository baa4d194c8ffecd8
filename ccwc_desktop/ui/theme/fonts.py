"""The bundled fonts and the few roles text can have."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ccwc_desktop import paths

from . import tokens

TEXT = ("Battambang", "Kantumruy Pro")  # the second has the signs the first lacks: – … • · “ ” ×
TITLE = ("Moul", *TEXT)
FILES = (
    "Battambang-Regular.ttf",
    "Battambang-Bold.ttf",
    "KantumruyPro-Regular.ttf",
    "KantumruyPro-Bold.ttf",
    "Moul-Regular.ttf",
)


@dataclass
class _Choice:
    """What the person chose; set once by `choose` before widgets are built."""

    language: str = "km"
    large: bool = False


_choice = _Choice()


@cache
def load() -> None:
    """Give the bundled fonts to Qt, once; needs a QGuiApplication."""
    for name in FILES:
        path = paths.resources() / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


def choose(language: str, large: bool) -> None:
    """Remember the language ("km" or "en") and the large-text switch for `font`."""
    _choice.language = language
    _choice.large = large


def is_khmer() -> bool:
    """Whether the window speaks Khmer now."""
    return _choice.language == "km"


def font(role: str = "body", points: float | None = None) -> QFont:
    """The font of a role of `tokens.TYPE`; `points` replaces its size (before large text)."""
    size, bold = tokens.TYPE[role]
    families: tuple[str, ...] = TEXT
    if role == "title" and is_khmer():
        families, size, bold = TITLE, tokens.KHMER_TITLE_POINTS, False
    chosen = QFont()
    chosen.setFamilies(list(families))
    chosen.setPointSizeF((points or size) * (tokens.LARGE if _choice.large else 1.0))
    chosen.setBold(bold)
    return chosen


def line_height(role: str = "body") -> int:
    """Pixels of one line: Battambang's own spacing is the 1.7 to 1.77 that Khmer needs."""
    return QFontMetrics(font(role)).lineSpacing()


def at_least(size: str, role: str = "body", padding: int = 8) -> int:
    """The larger of a size token and one line of text with its padding, in pixels."""
    return max(tokens.px(size), line_height(role) + padding)
