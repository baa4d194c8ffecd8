"""The frame of a sheet and the making of its PDF: `render(frame, story) -> bytes`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageTemplate
from reportlab.platypus import Frame as TextFrame
from reportlab.platypus.flowables import Flowable, Spacer

from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import Language
from ccwc_desktop.sheets.typesetting import fonts, header, qr, styles
from ccwc_desktop.sheets.typesetting.blocks import Closing, Together, glued
from ccwc_desktop.sheets.typesetting.embedding import PagedCanvas
from ccwc_desktop.sheets.typesetting.paper import PORTRAIT, Paper
from ccwc_desktop.sheets.typesetting.spans import (
    MM,
    Content,
    Style,
    plain_text,
)
from ccwc_desktop.sheets.typesetting.text import draw_line

Look = Literal["public", "official", "internal"]

_FOOTER = Style(size=7.5)
_QR_SIDE = 13.0
_WITHOUT_NUMBER = 6.0  # mm that the titles stand higher
# Baselines below the footer rule, by the number of lines.
_FOOTER_STEPS = {1: (8.2,), 2: (6.4, 10.2), 3: (4.3, 7.9, 11.4)}


@dataclass(frozen=True)
class PageWords:
    """The words of the frame itself, (Khmer, English) where there are two."""

    language: Language = "km"
    header: tuple[str, str] = ("ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ")
    number: str = "លេខ៖"
    page: str = "ទំព័រ {page} នៃ {pages}"
    public: tuple[str, str] = ("ឯកសារសាធារណៈ", "PUBLIC")
    internal: tuple[str, str] = ("ប្រើប្រាស់ផ្ទៃក្នុង", "INTERNAL")
    draft: tuple[str, str] = ("សេចក្តីព្រាង", "DRAFT")
    practice: tuple[str, str] = ("លំហាត់", "មិនមែនឯកសារពិត · PRACTICE")

    @property
    def latin(self) -> bool:
        """Whether the words stand in the Latin face."""
        return self.language == "en"


KHMER = PageWords()
ENGLISH = PageWords(
    language="en",
    header=("KINGDOM OF CAMBODIA", "Nation Religion King"),
    number="No.:",
    page="Page {page} of {pages}",
    public=("PUBLIC", ""),
    internal=("INTERNAL", ""),
    draft=("DRAFT", ""),
    practice=("PRACTICE", "លំហាត់ · not a real document"),
)


@dataclass(frozen=True)
class PageFrame:
    """Everything around a sheet.

    `chain`: the authority lines. `number`: None without a number line, "" for dots. `footer`: up to
    three lines (the second is usually English). `qr`: the text of the code, or None; a draft has
    none. `running`: left and right words from page 2 on; a tag takes the place of the right ones.
    `header`: whether the national header stands on page 1. `author` goes into the PDF's metadata.
    `title_scale` makes the titles larger than on the papers of an office.
    """

    title: str
    subtitle: Content = ""
    english: str = ""
    chain: tuple[str, ...] = ()
    number: str | None = None
    footer: tuple[Content, ...] = ()
    qr: str | None = None
    running: tuple[Content, Content] = ("", "")
    look: Look = "official"
    practice: bool = False
    draft: bool = False
    paper: Paper = PORTRAIT
    header: bool = True
    page_numbers: bool = True
    title_scale: float = 1.0
    author: str = ""
    words: PageWords = field(default=KHMER)


def render(frame: PageFrame, story: Sequence[Flowable]) -> bytes:
    """The PDF of a sheet. The same frame and story give the same bytes.

    A story is drawn once: make a new one for each call.
    """
    chain, titles = _blocks(frame)
    body_top = titles.bottom if titles.placed else _below_header(frame)
    paper = frame.paper
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(paper.width * MM, paper.height * MM),
        title=plain_text(frame.title),
        author=frame.author,
        subject=plain_text(frame.subtitle),
        creator="CCWC Desktop",
        lang=frame.words.language,
        invariant=1,
        pageCompression=1,
    )
    first = partial(_first_page, frame, (chain, titles))
    later = partial(_later_page, frame)
    document.addPageTemplates(
        [
            PageTemplate("first", [_body(paper, body_top)], onPage=first, autoNextPageTemplate=1),
            PageTemplate("later", [_body(paper, paper.top)], onPage=later),
        ]
    )
    canvas = partial(PagedCanvas, finish=partial(_finish, frame))
    document.build(_grouped(story), canvasmaker=canvas)
    return target.getvalue()


def _blocks(frame: PageFrame) -> tuple[header.TitleBlock, header.TitleBlock]:
    """The chain and the titles; the titles move down where the chain reaches into their way."""
    paper = frame.paper
    chain = header.chain_block(
        frame.chain,
        frame.number,
        frame.words.number,
        paper.left,
        paper.top + paper.chain,
        paper.top + paper.number,
        frame.words.latin,
    )
    box = (paper.left, paper.width - paper.right)
    first = paper.top + paper.title
    if not frame.header:
        first = paper.top + 6
    elif paper.title_width == 0:
        first -= _WITHOUT_NUMBER if frame.number is None else 0
        first = max(first, chain.bottom + 7.5) if chain.placed else first - 10 * (not paper.chain)
    titles = header.title_block(
        frame.title,
        frame.subtitle,
        frame.english,
        box,
        paper.title_room,
        first,
        frame.words.latin,
        frame.title_scale,
    )
    return chain, titles._replace(bottom=max(titles.bottom, chain.bottom + 2))


def _below_header(frame: PageFrame) -> float:
    return frame.paper.top + (frame.paper.ornament + 4 if frame.header else 0)


def _body(paper: Paper, top: float) -> TextFrame:
    height = paper.height - top - paper.bottom
    box = (paper.left * MM, paper.bottom * MM, paper.text_width * MM, height * MM)
    return TextFrame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _grouped(story: Sequence[Flowable]) -> list[Flowable]:
    """The story with headings tied to what follows, signatures to what comes before."""
    items: list[Flowable] = []
    for item in reversed(story):
        if glued(item) and items:
            items[0] = Together([item, items[0]])
        else:
            items.insert(0, item)
    for number, item in enumerate(items):
        if getattr(item, "closes", False):
            before = number - 1
            while before > 0 and isinstance(items[before], Spacer):
                before -= 1
            if before >= 0:
                items[before : number + 1] = [Closing(items[before], item)]
                break
    return items


def _first_page(
    frame: PageFrame,
    blocks: tuple[header.TitleBlock, header.TitleBlock],
    canvas: Canvas,
    _document: Any,
) -> None:
    canvas.setViewerPreference("DisplayDocTitle", "true")
    paper = frame.paper
    _watermark(frame, canvas)
    if frame.header:
        one, two = paper.header
        places = [(paper.height - paper.top - y) * MM for y in (one, two, paper.ornament)]
        centre = (paper.left + paper.text_width / 2) * MM
        national = (places[0], places[1], places[2])
        header.national_header(
            canvas,
            frame.words.header,
            centre,
            national,
            paper.ornament_width,
            latin=frame.words.latin,
        )
    for block in blocks:
        header.draw_block(canvas, block, paper.height)
    _tags(frame, canvas, paper.top, stacked=True)


def _later_page(frame: PageFrame, canvas: Canvas, _document: Any) -> None:
    paper = frame.paper
    _watermark(frame, canvas)
    text, rule = paper.running
    taken = _tags(frame, canvas, rule - 5.8, stacked=False)
    ends = (paper.left * MM, (paper.width - paper.right) * MM)
    places = ((paper.height - text) * MM, (paper.height - rule) * MM)
    latin = frame.words.latin
    header.running_head(canvas, *frame.running, ends, *places, taken=taken, latin=latin)


def _watermark(frame: PageFrame, canvas: Canvas) -> None:
    if frame.practice:
        paper = frame.paper
        words = frame.words.practice
        size = (paper.width * MM, paper.height * MM)
        header.watermark(canvas, words, *size, latin=frame.words.latin)


def _tags(frame: PageFrame, canvas: Canvas, top: float, stacked: bool) -> float:
    """Tags at the right margin, below each other or side by side; returns their width, points."""
    paper = frame.paper
    words = frame.words
    tags = {"public": [words.public], "internal": [words.internal], "official": []}[frame.look]
    if frame.draft:
        tags = [*tags, words.draft]
    edge, y = (paper.width - paper.right) * MM, (paper.height - top) * MM
    right = edge
    for pair in tags:
        width = header.tag(canvas, pair, right, y, dark=pair == words.internal)
        if stacked:
            y -= 7 * MM
        else:
            right -= width + 2 * MM
    return edge - right


def _finish(frame: PageFrame, canvas: Canvas, page: int, pages: int) -> None:
    """The footer, drawn when the number of pages is known."""
    if not frame.footer and not frame.qr and not frame.page_numbers:
        return
    paper = frame.paper
    rule = (paper.height - paper.footer_rule) * MM
    left, right = paper.left * MM, (paper.width - paper.right) * MM
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.line(left, rule, right, rule)
    canvas.restoreState()
    x = left
    if frame.draft:
        _draft_box(frame, canvas, left, rule)
        x += (_QR_SIDE + 3) * MM
    elif frame.qr:
        qr.draw(canvas, frame.qr, left, rule - (_QR_SIDE + 0.7) * MM, _QR_SIDE * MM)
        x += (_QR_SIDE + 3) * MM
    style = styles.dressed(_FOOTER, frame.words.latin)
    lines = frame.footer[:3]
    for line, step in zip(lines, _FOOTER_STEPS.get(len(lines), ()), strict=True):
        draw_line(canvas, x, rule - step * MM, line, style)
    if frame.page_numbers:
        text = frame.words.page.format(page=page, pages=pages)
        text = digits.localise(text, frame.words.language)
        draw_line(canvas, right, rule - 8.0 * MM, text, style, "right")


def _draft_box(frame: PageFrame, canvas: Canvas, left: float, rule: float) -> None:
    """In the place of the code: this paper has none yet."""
    side = _QR_SIDE * MM
    bottom = rule - 0.7 * MM - side
    canvas.saveState()
    canvas.setLineWidth(0.8)
    canvas.rect(left, bottom, side, side, stroke=1, fill=0)
    canvas.restoreState()
    khmer, latin = frame.words.draft
    middle = left + side / 2
    style = styles.dressed(Style(size=7.5, bold=True, align="centre"), frame.words.latin)
    draw_line(canvas, middle, bottom + side * (0.55 if latin else 0.42), khmer, style)
    if latin:
        small = Style(size=7, bold=True, face=fonts.LATIN, align="centre")
        draw_line(canvas, middle, bottom + side * 0.25, latin, small)
