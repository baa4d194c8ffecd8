"""How the program looks: tokens, fonts, palette, style sheet, icons."""

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QWidget

from ccwc_desktop import paths

from . import fonts, palette, style


def apply(app: QApplication, language: str, large_text: bool = False) -> None:
    """Dress the whole program for `language` ("km" or "en"); call before widgets are built."""
    QDir.setSearchPaths("icons", [str(paths.resources() / "icons")])
    fonts.load()
    fonts.choose(language, large_text)
    app.setStyle("Fusion")
    app.setPalette(palette.palette())
    app.setFont(fonts.font("body"))
    app.setStyleSheet(style.sheet())


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties (state="refused") and let the style sheet look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
