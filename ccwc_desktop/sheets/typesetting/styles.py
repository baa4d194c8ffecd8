"""The styles of the sheets by name; sizes in points, spaces in mm."""

from ccwc_desktop.sheets.typesetting import fonts
from ccwc_desktop.sheets.typesetting.spans import Style, restyled

# Latin letters look larger than Khmer ones of the same size, and nothing is stacked on them.
_LATIN_SCALE, _LATIN_TIGHTER = 0.92, 0.25

SECTION = Style(size=11, bold=True, before=3.2, after=1.2, glued=True)
ARTICLE = Style(size=10, face=fonts.TITLE, before=2.0, after=0.5, glued=True)

MINUTES = Style(size=11, step=1.764, first=10)
LETTER = Style(size=10.8, step=1.704, first=12)
FORM = Style(size=10.5, step=1.78)

CELL = Style(size=9.5)
CELL_TITLE = Style(size=9.5, bold=True)
REASON = Style(size=8.4)
NOTE = Style(size=8, hang=3, before=0.6)
AMOUNT = Style(size=10.5)


def in_latin(style: Style) -> Style:
    """The style as the English edition has it; Khmer titles have a face of one weight only."""
    if style.face == fonts.LATIN:
        return style
    return restyled(
        style,
        face=fonts.LATIN,
        bold=style.bold or style.face == fonts.TITLE,
        size=style.size * _LATIN_SCALE,
        step=style.step - _LATIN_TIGHTER,
    )


def dressed(style: Style, latin: bool) -> Style:
    """The style in the face of an edition."""
    return in_latin(style) if latin else style
