"""What stands around every sheet of a plan: header, chain, footer, code, signatures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ccwc_desktop.domain import cycle
from ccwc_desktop.domain.places import Place
from ccwc_desktop.language import dates
from ccwc_desktop.language.catalogue import N_

from . import typesetting
from .listing import Sheet
from .subject import Subject
from .typesetting import DATE_TO_WRITE, PORTRAIT, PageFrame, Paper, Signatures, code
from .typesetting.spans import Content, spans_of
from .wording import Wording, printed_at, whole

_ADMINISTRATION = {
    "province": (N_("Administration of {name} province")),
    "capital": (N_("Administration of {name} capital")),
    "district": (N_("Administration of {name} district")),
    "municipality": (N_("Administration of {name} municipality")),
    "khan": (N_("Administration of khan {name}")),
    "commune": (N_("Administration of {name} commune")),
    "sangkat": (N_("Administration of sangkat {name}")),
}
_CALLED = {
    "province": N_("{name} province"),
    "capital": N_("{name} capital"),
    "district": N_("{name} district"),
    "municipality": N_("{name} municipality"),
    "khan": N_("khan {name}"),
    "commune": N_("{name} commune"),
    "sangkat": N_("sangkat {name}"),
}
_PUBLIC = N_("For the public. Small numbers are hidden to protect children.")
_INTERNAL = N_("Please keep it in the office. It is not for the public.")


def called(place: Place, words: Wording) -> str:
    """A place with its kind: "Kaoh Thkov commune"."""
    return words.told(_CALLED[place.kind], name=whole(place.name(words.language)))


def titled(text: str, subject: Subject, words: Wording) -> str:
    """A sub-title that ends with the commune."""
    return f"{text}{' ' if words.khmer else ', '}{called(subject.commune, words)}"


def framed(
    subject: Subject,
    sheet: Sheet,
    words: Wording,
    title: str,
    subtitle: Content,
    *,
    about: Content,
    public: bool = False,
    note: str = "",
    paper: Paper = PORTRAIT,
    numbered: bool = True,
) -> PageFrame:
    """The frame of one sheet.

    `about` tells it apart in the running head: the years, or a project's code. `note` is an
    English half sentence for the line below the titles. A sheet that is not `numbered` has no line
    for the number of the office.
    """
    above = (subject.province, subject.district, subject.commune)
    chain = tuple(
        words.told(_ADMINISTRATION[each.kind], name=whole(each.name(words.language)))
        for each in above
    )
    commune = called(subject.commune, words)
    place = (" " if words.khmer else ", ").join(called(each, words) for each in reversed(above))
    told_apart: Content = (" ", *spans_of(about)) if about else ()
    running: Content = (words.told(title), *spans_of(told_apart), f" · {commune}")
    return PageFrame(
        title=words.told(title),
        subtitle=subtitle,
        english=_english_line(subject, words, title, note),
        chain=chain,
        number="" if numbered else None,
        footer=_footer(subject, sheet, words, public),
        qr=_qr(subject, sheet),
        running=(running, place),
        look="public" if public else "internal" if sheet.audience == "internal" else "official",
        practice=subject.plan.practice,
        draft=subject.draft,
        paper=paper,
        author=commune,
        words=typesetting.KHMER if words.khmer else typesetting.ENGLISH,
    )


_TRANSLATION = N_("Translation: the Khmer sheet is the official one.")


def _english_line(subject: Subject, words: Wording, title: str, note: str) -> str:
    if words.khmer:
        return f"{title}{note} · {called(subject.commune, Wording('en'))}"
    return words.told(_TRANSLATION)


def _footer(subject: Subject, sheet: Sheet, words: Wording, public: bool) -> tuple[Content, ...]:
    plan = subject.plan
    plan_id = cycle.plan_id(plan.commune, plan.cip_year)
    version = words.digits(plan.version)
    printed = printed_at(subject.printed_at)
    if subject.draft:
        first: Content = (
            words.told("Plan no."),
            " ",
            code(plan_id),
            "  ",
            words.told("Draft of version {version}", version=version),
        )
        second = f"Plan {plan_id} · draft of version {plan.version} · sheet {sheet.number}"
    else:
        first = (
            words.told("Plan no."),
            " ",
            code(plan_id),
            "  ",
            words.told("Version {version}", version=version),
            "  ",
            words.told("Check code"),
            " ",
            code(subject.check_code),
        )
        second = (
            f"Plan {plan_id} · version {plan.version} · check {subject.check_code} "
            f"· sheet {sheet.number}"
        )
    small = typesetting.english(f"{second} · printed {printed}")
    if public:
        return (first, small, words.told(_PUBLIC))
    if sheet.audience == "internal":
        return (first, small, words.told(_INTERNAL))
    return (first, small)


def _qr(subject: Subject, sheet: Sheet) -> str | None:
    if subject.draft:
        return None
    plan = subject.plan
    years = f"{plan.cip_year}-{plan.cip_year + 2}"
    number = sheet.number.removeprefix("S")
    return f"CCWC1 {plan.commune} {years} v{plan.version} {subject.check_code} {number}"


def signatures(
    subject: Subject,
    sheet: Sheet,
    words: Wording,
    *,
    by_hand: bool = False,
    day: date | None = None,
    names: Sequence[str] = (),
) -> Signatures:
    """The signature block of a sheet; only the one who made it has a printed date.

    On a form to be filled in `by_hand` nobody has, and only a little room is left. `day` is printed
    instead of the day of printing, `names` instead of those who hold the seats now.
    """
    told = subject.signers[sheet.key]
    if names:
        told = tuple(replace(each, name=name) for each, name in zip(told, names, strict=True))
    made = []
    for place, each in enumerate(told):
        last = place == len(told) - 1 and not by_hand
        own = () if last else (DATE_TO_WRITE if words.khmer else _date_in_english(),)
        made.append(
            typesetting.Signer(
                heading=each.phrase_km if words.khmer else each.phrase_en,
                role=each.role_km if words.khmer else each.role_en,
                hint=each.hint_km if words.khmer else each.hint_en,
                name=each.name,
                date=own,
            )
        )
    if by_hand:
        return Signatures(made, room=18.0, latin=not words.khmer)
    day = day or subject.printed_at.date()
    here = whole(subject.commune.name(words.language))
    here += f"{' ' if words.khmer else ', '}{words.date(day)}"
    lunar = (dates.lunar_line(day),) if words.khmer else ()
    return Signatures(made, (*lunar, here), latin=not words.khmer)


def _date_in_english() -> Content:
    return ("Date ", typesetting.dots(30))
