"""Line icons and children's pictures, drawn from SVG at the size and colour asked for.

Names are meanings (`follow-up`, not `flag`). QtSvg cannot be told a `currentColor`, so the word is
replaced by the token's hex; results are kept by name, colour, size and device pixel ratio.
"""

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ccwc_desktop import paths

from . import tokens


@cache
def _svg(folder: str, name: str) -> str:
    return (paths.resources() / folder / f"{name}.svg").read_text(encoding="utf-8")


def renderer(folder: str, name: str, colour: str = "ink") -> QSvgRenderer:
    """A renderer of `resources/FOLDER/NAME.svg` with `currentColor` as the token `colour`."""
    text = _svg(folder, name).replace("currentColor", tokens.hex_of(colour))
    return QSvgRenderer(QByteArray(text.encode()))


def _drawn(folder: str, name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    key = f"{folder}/{name}/{colour}/{size.width()}x{size.height()}@{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    pixmap = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer(folder, name, colour).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def pixmap(name: str, colour: str = "ink", size: int = 20, ratio: float | None = None) -> QPixmap:
    """A line icon, `size` pixels square, for the screen's pixel ratio unless one is given."""
    return _drawn("icons", name, colour, QSize(size, size), ratio or _ratio())


def icon(name: str, colour: str = "ink", size: int = 20) -> QIcon:
    """A line icon for a button or a list item; grey when its widget is disabled."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, "ink-faint", size), QIcon.Mode.Disabled)
    return made


def beside_words(name: str, colour: str, size: int, after: bool = False) -> QIcon:
    """A line icon with a gap at the side where the words of a button stand."""
    gap = tokens.px("s2") - 2
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "ink-faint")):
        plain = pixmap(name, shade, size)
        ratio = plain.devicePixelRatio()
        wide = QPixmap(ceil((size + gap) * ratio), plain.height())
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(gap if after else 0, 0, plain)
        painter.end()
        made.addPixmap(wide, mode)
    return made


def picture(name: str, size: int = 128, ratio: float | None = None) -> QPixmap:
    """A children's picture, `size` pixels square."""
    return _drawn("pictures", name, "ink", QSize(size, size), ratio or _ratio())


def picture_names() -> list[str]:
    """The names of all children's pictures, sorted."""
    found = (path.stem for path in (paths.resources() / "pictures").glob("*.svg"))
    return sorted(name for name in found if name != "unlock-river")
