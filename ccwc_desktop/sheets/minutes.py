"""S06, the minutes of a meeting: who came, agenda, what was said and decided; for the office."""

import re
from collections.abc import Iterable
from datetime import date

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import answers, meetings
from ccwc_desktop.domain.meetings import Attendance, Meeting
from ccwc_desktop.language import dates
from ccwc_desktop.language.catalogue import N_

from . import frame, listing, minutes_text
from .minutes_text import ITEM, Sentences
from .subject import Subject
from .typesetting import (
    Cell,
    Column,
    PageFrame,
    Row,
    Span,
    bold,
    dots,
    head,
    line,
    styles,
)
from .typesetting.spans import Content, restyled, spans_of
from .wording import Wording

SHEET = listing.sheet("minutes")
_ATTENDANCE = (
    Column(9, "centre"),
    Column(38),
    Column(13, "centre"),
    Column(30),
    Column(50),
    Column(25, "centre"),
)
_DECISIONS = (Column(9, "centre"), Column(88), Column(38), Column(30, "centre"))
_LED = ("chair", "vice_chair", "secretary")
_SEX = {"f": N_("female"), "m": N_("male")}
_PRESENCE = {
    "present": N_("present"),
    "excused": N_("absent (leave)"),
    "absent": N_("absent"),
}
_ITEM = restyled(styles.MINUTES, first=10, hang=14, step=1.6)
_AFTER = restyled(styles.MINUTES, before=0.6)
_NOTE = restyled(styles.NOTE, before=1.0)
_BLANK_LINES, _BLANK_ROWS = 6, 4
_HOLE = re.compile(r"\{(\w+)\}")


def page(subject: Subject, words: Wording, meeting: Meeting) -> PageFrame:
    """The frame of one meeting's minutes."""
    about: Content = ""
    subtitle: Content = words.told("Meeting of the Committee for Women and Children")
    if meeting.held_on is not None:
        about = dates.month_year(meeting.held_on, words.language)
        said = N_("Meeting of {month} of the Committee for Women and Children")
        subtitle = words.told(said, month=about)
    titled = frame.titled(str(subtitle), subject, words)
    return frame.framed(subject, SHEET, words, SHEET.title, titled, about=about)


def blank() -> Meeting:
    """A meeting of which nothing is known, for minutes written by hand."""
    return Meeting("")


def story(subject: Subject, words: Wording, meeting: Meeting) -> list[Flowable]:
    """The content of one meeting's minutes."""
    sentences = Sentences(subject.lists["meeting"], words)
    seats = meetings.called(meeting, subject.plan.committee)
    sections = (
        (N_("Who was there"), _attendance(subject, words, meeting, seats, sentences)),
        (N_("Agenda"), _agenda(subject, words, meeting)),
        (N_("Proceedings"), _proceedings(subject, words, meeting)),
        (N_("Decisions of the meeting"), _decisions(words, meeting)),
        (N_("Closing"), _closing(subject, words, meeting, sentences)),
    )
    parts: list[Flowable] = [words.paragraph(_opening(subject, words, meeting, seats), _AFTER)]
    for number, (heading, content) in enumerate(sections, start=1):
        said = f"{words.digits(number)}. {words.told(heading)}"
        parts.append(words.paragraph(said, styles.ARTICLE))
        parts += content
    names = _signers(seats)
    return [*parts, frame.signatures(subject, SHEET, words, day=meeting.held_on, names=names)]


def _opening(
    subject: Subject, words: Wording, meeting: Meeting, seats: Iterable[Attendance]
) -> Content:
    """When, where and under whom it began; what is not known is left for the pen."""
    template = subject.lists["meeting"]["opening"][0 if words.khmer else 1]
    told: dict[str, Content] = {
        "date": _day(words, meeting.held_on),
        "time": _at(subject, words, "at_time", _hour(words, meeting.opened)),
        "place": _at(subject, words, "at_place", meeting.place or dots(40)),
        "commune": frame.called(subject.commune, words),
        "chair": _chair(words, meetings.chair(seats)),
    }
    return _filled(template, told)


def _day(words: Wording, day: date | None) -> Content:
    """Khmer minutes open with the date in words."""
    if day is None:
        return dots(50)
    return dates.date_in_words_km(day) if words.khmer else words.date(day)


def _hour(words: Wording, text: str) -> Content:
    if not text:
        return dots(30)
    return dates.time_of_day(dates.parse_time(text), words.language)


def _at(subject: Subject, words: Wording, key: str, content: Content) -> Content:
    template = subject.lists["meeting"][key][0 if words.khmer else 1]
    return _filled(template, {"time": content, "place": content})


def _chair(words: Wording, led: Attendance | None) -> Content:
    if led is None:
        return dots(60)
    title = {"m": N_("Mr"), "f": N_("Ms")}.get(led.sex, "")
    name = bold(f"{words.told(title)} {led.name}" if title else led.name)
    seat = (
        N_("chair of the committee") if led.seat == "chair" else N_("vice-chair of the committee")
    )
    between = " " if words.khmer else ", "
    role = f"{led.role}{between}" if led.role else ""
    return (name, between, f"{role}{words.told(seat)}")


def _filled(template: str, told: dict[str, Content]) -> Content:
    """A sentence with contents in the place of its {names}."""
    parts: list[str | Span] = []
    for number, piece in enumerate(_HOLE.split(template)):
        parts += spans_of(told[piece]) if number % 2 else ([piece] if piece else [])
    return tuple(parts)


def _attendance(
    subject: Subject,
    words: Wording,
    meeting: Meeting,
    seats: tuple[Attendance, ...],
    sentences: Sentences,
) -> list[Flowable]:
    heads = (N_("No."), N_("Name"), N_("Sex"), N_("Role"), N_("Institution"), N_("Attendance"))
    rows = [head(*(words.head(each) for each in heads))]
    rows += [_member(subject, words, number, each) for number, each in enumerate(seats, start=1)]
    if not seats:
        rows += [line(*[""] * len(_ATTENDANCE), height=9) for _ in range(10)]
    found: list[Flowable] = [words.table(_ATTENDANCE, rows, pad_y=0.2)]
    count = meetings.turnout(seats, subject.more_than)
    if count.members and not count.open:
        said = sentences.say(
            "turnout",
            members=words.number(count.members),
            present=words.number(count.present),
            women=words.number(count.women),
            excused=words.number(count.excused),
            absent=words.number(count.absent),
        )
        quorum = "quorate" if count.quorate else "not_quorate"
        said += " " + sentences.say(quorum, needed=words.number(count.needed))
        found.append(words.paragraph(said, _AFTER))
    adults = meeting.guests_women + meeting.guests_men
    children = meeting.girls + meeting.boys
    if adults or children:
        said = sentences.say(
            "guests",
            adults=words.number(adults),
            women=words.number(meeting.guests_women),
            children=words.number(children),
            girls=words.number(meeting.girls),
        )
        found.append(words.paragraph(said, _AFTER))
    return found


def _member(subject: Subject, words: Wording, number: int, each: Attendance) -> Row:
    seats = subject.lists["seats"]
    seat = words.name(seats[each.seat]) if each.seat in seats else ""
    return line(
        words.digits(number),
        each.name,
        words.told(_SEX[each.sex]) if each.sex else "",
        Cell(seat if each.seat in _LED else words.told("member")),
        each.role or seat,
        words.told(_PRESENCE[each.presence]) if each.presence else "",
    )


def _agenda(subject: Subject, words: Wording, meeting: Meeting) -> list[Flowable]:
    """The items; the usual ones are known in both languages."""
    usual = dict(subject.agenda)
    items = [each if words.khmer else usual.get(each, each) for each in meeting.agenda]
    said: list[Content] = [
        f"{words.digits(number)}. {each}" for number, each in enumerate(items, start=1)
    ]
    if not said:
        said = [(f"{words.digits(n + 1)}. ", dots(130)) for n in range(_BLANK_LINES)]
    return [words.paragraph(each, _ITEM) for each in said]


def _proceedings(subject: Subject, words: Wording, meeting: Meeting) -> list[Flowable]:
    """What was typed or signed, as it stands; else what the plan tells."""
    if words.blank:
        return [words.paragraph(dots(164), _AFTER) for _ in range(_BLANK_LINES)]
    if meeting.minutes:
        told: Iterable[str] = meeting.minutes.splitlines()
    else:
        followed = answers.followed(subject.plan, subject.first_places)
        told = minutes_text.drafted(subject.plan, followed, subject.lists["meeting"], words)
    lines = [each.strip() for each in told if each.strip()]
    return [words.paragraph(each, _ITEM if each.startswith(ITEM) else _AFTER) for each in lines]


def _decisions(words: Wording, meeting: Meeting) -> list[Flowable]:
    heads = (N_("No."), N_("Decision"), N_("Responsible"), N_("Until when"))
    rows = [head(*(words.head(each) for each in heads))]
    for number, each in enumerate(meeting.decisions, start=1):
        until = "" if each.until is None else dates.table_date(each.until, words.language)
        rows.append(line(words.digits(number), each.text, each.who, until))
    if not meeting.decisions:
        rows += [line(*[""] * len(_DECISIONS), height=9) for _ in range(_BLANK_ROWS)]
    return [words.table(_DECISIONS, rows, pad_y=0.4)]


def _closing(
    subject: Subject, words: Wording, meeting: Meeting, sentences: Sentences
) -> list[Flowable]:
    template = sentences.say("closing", time="{time}")
    at = _at(subject, words, "at_time", _hour(words, meeting.closed))
    said = [words.paragraph(_filled(template, {"time": at}), _AFTER)]
    for each in meeting.reopened:
        told = sentences.say("reopened", date=words.date(each.on), reason=each.reason)
        said.append(words.paragraph(told, _NOTE))
    return list(said)


def _signers(seats: Iterable[Attendance]) -> tuple[str, ...]:
    """Who led the meeting and who wrote it down, by name."""
    seats = tuple(seats)
    led = meetings.chair(seats)
    written = next((each.name for each in seats if each.seat == "secretary"), "")
    return (led.name if led else "", written)
