"""S09, the answer to the children: what they asked for, by pictures, and what became of it.

For reading aloud. It belongs to the children, so it has no frame of an office and no signature. Of
a sensitive problem it says nothing that a person typed: no place, no number.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportlab.platypus.flowables import Flowable

from ccwc_desktop import paths
from ccwc_desktop.domain import answers
from ccwc_desktop.domain.answers import Followed
from ccwc_desktop.language.catalogue import N_

from . import frame, listing, public_words
from .subject import Subject
from .typesetting import (
    PORTRAIT,
    Band,
    PageFrame,
    SideBySide,
    Sign,
    Stack,
    Style,
    SvgPicture,
    Together,
    bold,
    gap,
)
from .typesetting.signs import Kind
from .typesetting.spans import Content, restyled
from .wording import Wording

SHEET = listing.sheet("children-feedback")
_PAPER = replace(PORTRAIT, top=16)
_COLUMNS = (32, 46, 26, 61)
_TITLE_SCALE = 21 / 13.5
_ASK = Style(size=13.5, bold=True, step=1.6)
_ANSWER = Style(size=12.5, step=1.6)
_HEAD = Style(size=12, bold=True, align="centre")
_LEGEND = Style(size=11)
_HELP, _HELP_BOLD = Style(size=11), Style(size=11, bold=True)
_NUMBER = Style(size=23, bold=True, step=1.4)
# Heights in mm: all rows of a page together, and of one row; more rows go to a second page.
_ROOM, _LEAST, _MOST = 160.0, 19.0, 25.5
_NO_PICTURE = "child-speaking"
_HELPLINE = "1280"
_SIGNS: dict[str, Kind] = {"chosen": "tick", "passed_on": "clock", "not_now": "bar"}
_LEGENDS: tuple[tuple[Kind, str], ...] = (
    ("tick", N_("We will do it")),
    ("clock", N_("We are looking for help")),
    ("bar", N_("Not possible yet")),
)
_FACES: tuple[Kind, ...] = ("smile", "flat", "frown")
_SOON = N_("We are still talking about it. We will tell you soon.")
_USUAL = {
    "chosen": N_("It is among our first priorities."),
    "district": N_("Our commune cannot do this alone. We asked the district."),
    "ngo": N_("Our commune cannot do this alone. We are asking an organisation to help."),
    "passed_on": N_("Our commune cannot do this alone. We asked others to help."),
    "not_now": N_("We will come and explain to you why."),
}
_SENSITIVE = N_("If you need help or are afraid, call {number}.")


def page(subject: Subject, words: Wording) -> PageFrame:
    """The frame: titles and footer only."""
    commune = frame.called(subject.commune, words)
    whole = frame.framed(
        subject,
        SHEET,
        words,
        N_("Thank you, children!"),
        words.told("This is the answer of {commune} to what you asked for", commune=commune),
        about="",
        public=True,
        numbered=False,
    )
    english = "Thank you! This is our commune’s answer to what you asked for"
    return replace(
        whole,
        chain=(),
        header=False,
        paper=_PAPER,
        title_scale=_TITLE_SCALE,
        english=english if words.khmer else whole.english,
    )


def story(subject: Subject, words: Wording) -> list[Flowable]:
    """The content of the sheet."""
    followed = answers.followed(subject.plan, subject.first_places)
    asked = [each for each in followed if each.asked]
    height = min(_MOST, _ROOM / max(1, len(asked)))
    height = height if height >= _LEAST else _MOST
    picture, scale = height - 3.0, (1 + height / _MOST) / 2
    rows: list[Flowable] = []
    for each in asked:
        told = answers.last_answer(each, followed)
        rows.append(
            Band(
                (
                    SvgPicture(_file(subject, each), picture),
                    words.paragraph(_wish(subject, words, each), _scaled(_ASK, scale)),
                    _sign(told, picture * 0.77),
                    words.paragraph(_answer(subject, words, each, told), _scaled(_ANSWER, scale)),
                ),
                _COLUMNS,
                height=height,
                pad=1.2,
                rule=True,
            )
        )
    heads = Band(
        (
            words.paragraph(words.beside(N_("You asked")), _HEAD),
            words.paragraph(words.beside(N_("Our answer")), _HEAD),
        ),
        (sum(_COLUMNS[:2]), sum(_COLUMNS[2:])),
        pad=0.8,
        rule=True,
        fill=0.09,
    )
    if rows:
        rows[0] = Together([heads, rows[0]])
    return [_legend(words), gap(2.5), *rows, gap(3), _below(words)]


def _scaled(style: Style, scale: float) -> Style:
    return restyled(style, size=style.size * scale)


def _legend(words: Wording) -> Flowable:
    items: list[Flowable] = []
    for kind, text in _LEGENDS:
        items += [Sign(kind, 7), words.paragraph(words.told(text), _LEGEND)]
    return Band(items, (13, 42) * 3, pad=1.0, box=True)


def _file(subject: Subject, each: Followed) -> Path:
    card = subject.themes.get(each.theme)
    return paths.resources() / "pictures" / f"{card.picture if card else _NO_PICTURE}.svg"


def _wish(subject: Subject, words: Wording, each: Followed) -> str:
    """The wish as children know it: from the card, in their own words, or the problem's title."""
    card = subject.themes.get(each.theme)
    if card is not None:
        return card.text(words.language)
    own = next(iter(each.words), "") if words.khmer else ""
    if own and public_words.may_be_read(subject, each.problem, own):
        return own
    title = each.problem.title(words.language)
    if public_words.points_to_a_child(subject, each.problem, title):
        return f"{each.problem.code} ({words.told('not shown')})"
    return title


def _sign(told: Followed, side: float) -> Flowable | None:
    return Sign(_SIGNS[told.outcome], side) if told.confirmed and told.outcome in _SIGNS else None


def _answer(subject: Subject, words: Wording, asked: Followed, told: Followed) -> Content:
    """What became of it, in few words, and when."""
    if not told.confirmed or told.outcome not in _SIGNS:
        return words.told(_SOON)
    if asked.problem.sensitive or told.problem.sensitive:
        number = words.digits(_HELPLINE)
        usual = words.told(_usual(told))
        return f"{usual} {words.told(_SENSITIVE, number=number)}"
    said = _own_words(subject, words, told) or words.told(_usual(told))
    if asked is not told:
        whole = words.told("Together with “{wish}”:", wish=_wish(subject, words, told))
        said = f"{whole} {said}"
    when = _when(words, told)
    return (said, "\n", bold(when)) if when else said


def _usual(told: Followed) -> str:
    if told.outcome == "passed_on":
        return _USUAL.get(told.problem.mandate, _USUAL["passed_on"])
    return _USUAL[told.outcome]


def _own_words(subject: Subject, words: Wording, told: Followed) -> str:
    """What the committee wrote for the children, else what the first project is called."""
    typed = told.why.strip()
    if not typed and told.outcome == "chosen" and told.projects:
        typed = told.projects[0].name(words.language)
    return typed if public_words.may_be_read(subject, told.problem, typed) else ""


def _when(words: Wording, told: Followed) -> str:
    """The months of the first project."""
    if told.outcome != "chosen" or not told.projects or told.projects[0].year is None:
        return ""
    first = told.projects[0]
    return words.months(first.start_month, first.end_month, first.year)


def _below(words: Wording) -> Flowable:
    """How they like the answer, and who helps at any hour."""
    faces: list[Flowable] = []
    for kind in _FACES:
        faces += [Sign(kind, 9), Sign("box", 6)]
    asked = words.paragraph(words.beside(N_("How do you feel about it?")), _HELP_BOLD)
    rating = Stack([asked, Band(faces, (15, 15) * 3, pad=1.5)])
    left = Band((None, rating), (4, 93), height=28.5, box=True)
    lines: Sequence[Flowable] = (
        words.paragraph(words.told("Need help? Call"), _HELP),
        words.paragraph(words.digits(_HELPLINE), _NUMBER),
        words.paragraph(words.told("free, day and night"), restyled(_HELP, size=9)),
    )
    right = Band((Sign("telephone", 9), Stack(lines)), (18, 46), height=28.5, pad=0.8, box=True)
    return SideBySide([left, right], [97, 64], space=4)
