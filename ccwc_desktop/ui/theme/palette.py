"""Token colours as Qt colours, and the palette that unstyled widgets fall back to."""

from PySide6.QtGui import QColor, QPalette

from . import tokens

_ACTIVE = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "surface",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Highlight: "teal-tint",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "teal",
    QPalette.ColorRole.LinkVisited: "teal",
    QPalette.ColorRole.Accent: "teal",
    QPalette.ColorRole.PlaceholderText: "ink-faint",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "ink-soft",
}
_DISABLED = {
    QPalette.ColorRole.WindowText: "ink-faint",
    QPalette.ColorRole.Text: "ink-faint",
    QPalette.ColorRole.ButtonText: "ink-faint",
    QPalette.ColorRole.Base: "sunken",
    QPalette.ColorRole.Button: "sunken",
    QPalette.ColorRole.Highlight: "sunken",
    QPalette.ColorRole.HighlightedText: "ink-faint",
    QPalette.ColorRole.Link: "ink-faint",
    QPalette.ColorRole.LinkVisited: "ink-faint",
    QPalette.ColorRole.Accent: "ink-faint",
}


def colour(name: str) -> QColor:
    """A token colour as a QColor."""
    return QColor(tokens.hex_of(name))


def palette() -> QPalette:
    """The palette of the whole program."""
    made = QPalette()
    for role, name in _ACTIVE.items():
        made.setColor(role, colour(name))
    for role, name in _DISABLED.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, colour(name))
    return made
