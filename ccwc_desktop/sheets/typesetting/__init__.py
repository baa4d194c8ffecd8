"""Khmer typesetting for the sheets: what a sheet is written with.

Lengths are mm, sizes of type points. A sheet builds a `PageFrame` and a story (paragraphs, tables,
boxes, signatures) and calls `render(frame, story)`.
"""

from reportlab.platypus import PageBreak

from ccwc_desktop.sheets.typesetting import styles
from ccwc_desktop.sheets.typesetting.bands import Band
from ccwc_desktop.sheets.typesetting.blocks import Boxed, SideBySide, Stack, Together, gap
from ccwc_desktop.sheets.typesetting.charts import ChartPicture
from ccwc_desktop.sheets.typesetting.page import ENGLISH, KHMER, PageFrame, PageWords, render
from ccwc_desktop.sheets.typesetting.paper import LANDSCAPE, PORTRAIT, POSTER, Paper
from ccwc_desktop.sheets.typesetting.paragraph import Paragraph
from ccwc_desktop.sheets.typesetting.qr import QrCode
from ccwc_desktop.sheets.typesetting.rows import (
    Cell,
    Column,
    Row,
    grand,
    group,
    head,
    line,
    total,
)
from ccwc_desktop.sheets.typesetting.shaping import unprintable
from ccwc_desktop.sheets.typesetting.signatures import DATE_TO_WRITE, Signatures, Signer
from ccwc_desktop.sheets.typesetting.signs import Sign
from ccwc_desktop.sheets.typesetting.spans import (
    MM,
    Span,
    Style,
    bold,
    both,
    code,
    dots,
    english,
    grey,
)
from ccwc_desktop.sheets.typesetting.svg import SvgPicture
from ccwc_desktop.sheets.typesetting.table import Table
from ccwc_desktop.sheets.typesetting.text import draw_line, measure

__all__ = [
    "DATE_TO_WRITE",
    "ENGLISH",
    "KHMER",
    "LANDSCAPE",
    "MM",
    "PORTRAIT",
    "POSTER",
    "Band",
    "Boxed",
    "Cell",
    "ChartPicture",
    "Column",
    "PageBreak",
    "PageFrame",
    "PageWords",
    "Paper",
    "Paragraph",
    "QrCode",
    "Row",
    "SideBySide",
    "Sign",
    "Signatures",
    "Signer",
    "Span",
    "Stack",
    "Style",
    "SvgPicture",
    "Table",
    "Together",
    "bold",
    "both",
    "code",
    "dots",
    "draw_line",
    "english",
    "gap",
    "grand",
    "grey",
    "group",
    "head",
    "line",
    "measure",
    "render",
    "styles",
    "total",
    "unprintable",
]
