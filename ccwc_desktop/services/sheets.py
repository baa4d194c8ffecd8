"""Printable sheets of a plan: which there are, and their PDF pages."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from ccwc_desktop.domain import answers, child_share, cycle, problem_tree, village_figures
from ccwc_desktop.domain import budget_checks as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import Place
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.language import Language
from ccwc_desktop.sheets import listing
from ccwc_desktop.sheets.listing import SHEETS, Sheet
from ccwc_desktop.sheets.subject import Card, Signer, Subject
from ccwc_desktop.store import gazetteer, reference
from ccwc_desktop.store.child_names import child_names

from . import accounts, budget_checks, catalogues, child_shares, plans, templates

if TYPE_CHECKING:
    from ccwc_desktop.sheets.pictures import Picture

__all__ = [
    "SHEETS",
    "Drawn",
    "Edition",
    "Sheet",
    "Subject",
    "chosen",
    "draw",
    "editions",
    "is_public",
    "left_out",
    "page_sizes",
    "picture",
    "save",
    "subject",
]

LISTS = (
    *("sectors", "sources", "mandates", "chapters", "methods", "seats", "units", "evidence"),
    *("figure_sources", "meeting", "project_kinds", "procurement"),
)
SHORT_LISTS = ("mandates",)  # the columns for these are narrow
Progress = Callable[[float, str], None]
_ONE_AT_A_TIME = Lock()  # PDFium keeps one state for the whole program


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as a PDF file, and what it is."""

    sheet: Sheet
    file_name: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Edition:
    """A sheet for its readers; `public` leaves out what only offices may see."""

    sheet: Sheet
    public: bool

    @property
    def audience(self) -> str:
        """ "public", "official" or "internal": who may hold this paper."""
        if self.sheet.audience == "public" and not self.public:
            return "official"
        return self.sheet.audience


def editions() -> tuple[Edition, ...]:
    """Every sheet for everybody it is for: first the public ones, then those for offices."""
    public = tuple(Edition(each, True) for each in SHEETS if each.audience == "public")
    return (*public, *(Edition(each, False) for each in SHEETS if not each.open))


def subject(session: Session, plan: int, now: datetime) -> Subject:
    """The plan as it stands, ready to be printed: a draft, or the frozen version."""
    last = plans.last_version(session, plan)
    value = plans.value(session, plan)
    frozen = last is not None and last.uid == value.uid
    made = subject_of(value, last.check_code if last is not None and frozen else "", now)
    named = {each.code: (each.name_km, each.name_en) for each in accounts.listing(session)}
    return replace(
        made,
        lists={**made.lists, "chapters": {**made.lists["chapters"], **named}},
        last_year=child_shares.last_year(session, plan),
    )


def subject_of(plan: Plan, check_code: str, now: datetime) -> Subject:
    """A plan value ready to be printed; `check_code` is empty for a draft."""
    commune = _place(plan.commune)
    above = gazetteer.parents(plan.commune)
    bases = {key: (each.km, each.en) for key, each in reference.usual_bases().items()}
    return Subject(
        plan=plan,
        commune=commune,
        district=above[-1],
        province=above[0],
        printed_at=now,
        check_code=check_code,
        lists={
            **{name: _names(name) for name in LISTS},
            "short_sources": _short("sources"),
            "usual_bases": bases,
        },
        letters=reference.letters(),
        signers={sheet.key: _signers(sheet.key, plan, commune) for sheet in SHEETS},
        catalogue=catalogues.of_plan(plan),
        child_names=child_names(),
        sections={key: (each.km, each.en) for key, each in reference.sections().items()},
        themes={
            key: Card(each.picture, each.card.km, each.card.en)
            for key, each in reference.themes().items()
        },
        agenda=tuple((each.km, each.en) for each in reference.agenda()),
        more_than=reference.quorum_more_than(),
        first_places=reference.first_places(),
        last_year=child_share.last_year(plan.terms, (), plan.cip_year - 1),
        standing=rules.standing(budget_checks.of_plan(plan)),
    )


def chosen(subject: Subject, keys: Iterable[str] = ()) -> tuple[Sheet, ...]:
    """The sheets of `keys`, or all that have something in them; a form only by its key.

    Raises Refused("sheet.no_such").
    """
    wanted = tuple(keys)
    if wanted:
        return tuple(listing.sheet(key) for key in wanted)
    return tuple(each for each in SHEETS if not each.form and not is_empty(each.key, subject.plan))


def for_the_district(subject: Subject) -> tuple[str, ...]:
    """The keys of sheets with something in them that may leave the commune."""
    return tuple(each.key for each in chosen(subject) if each.audience != "internal")


def for_the_public(subject: Subject) -> tuple[str, ...]:
    """The keys of sheets that have an edition for the public and something in it."""
    return tuple(each.key for each in chosen(subject) if each.audience == "public")


def left_out(subject: Subject) -> list[str]:
    """The keys of sheets that would be empty."""
    return [each.key for each in SHEETS if is_empty(each.key, subject.plan)]


def is_empty(key: str, plan: Plan) -> bool:
    """Whether a sheet would have nothing in it."""
    if key == "figures-form":
        return False
    if key.startswith("village-figures"):
        return village_figures.newest_year(plan) is None
    if key == "minutes":
        return not plan.meetings
    if key == "children-feedback":
        return not any(each.asked for each in answers.followed(plan))
    if key == "problem-tree":
        return not problem_tree.told(plan.problems)
    ranked = key in ("ranked-priorities", "scoring-matrix")
    return not (plan.problems if ranked else plan.projects)


def is_public(sheet: Sheet, public: bool) -> bool:
    """Whether a sheet is for everybody; `public` when such editions are asked for."""
    return sheet.open or (public and sheet.audience == "public")


def draw(
    subject: Subject,
    keys: Iterable[str] = (),
    public: bool = False,
    language: Language = "km",
    progress: Progress = lambda _share, _text: None,
) -> tuple[Drawn, ...]:
    """The PDF files of sheets; needs no session, so it may run beside the window.

    For the public no sheet of the office is drawn, unless it is asked for by its key.
    """
    from ccwc_desktop.sheets import drawing

    subject = replace(subject, plan=templates.spoken_plan(subject.plan, language))
    asked = tuple(keys)
    wanted = [
        (sheet, part)
        for sheet in chosen(subject, asked)
        if asked or not (public and sheet.audience == "internal")
        for part in drawing.parts(subject, sheet.key)
    ]
    made: list[Drawn] = []
    for done, (sheet, part) in enumerate(wanted):
        progress(done / len(wanted), sheet.key)
        pdf = drawing.draw(subject, sheet.key, part, public, language)
        made.append(Drawn(sheet, _file_name(subject, sheet, part, public, language), pdf))
    progress(1.0, "")
    return tuple(made)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    from ccwc_desktop.sheets import pictures

    with _ONE_AT_A_TIME:
        return pictures.sizes(pdf)


def picture(pdf: bytes, page: int, dpi: float) -> "Picture":
    """One page (from 0) as a picture, for the preview and the printer; on any thread."""
    from ccwc_desktop.sheets import pictures

    with _ONE_AT_A_TIME:
        return pictures.picture(pdf, page, dpi)


def save(drawn: Iterable[Drawn], folder: Path) -> tuple[Path, ...]:
    """Write PDF files into a folder, which is made when it is not there; each file whole or not.

    Raises Refused("file.no_folder" | "file.cannot_write").
    """
    made = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused("file.no_folder", path=folder) from fault
    for each in drawn:
        path = folder / each.file_name
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(each.pdf)
            part.replace(path)
        except OSError as fault:
            with suppress(OSError):
                part.unlink()
            raise Refused("file.cannot_write", path=path) from fault
        made.append(path)
    return tuple(made)


def _file_name(subject: Subject, sheet: Sheet, part: str, public: bool, language: Language) -> str:
    plan = subject.plan
    stem = cycle.file_stem(plan.commune, plan.cip_year, plan.version)
    draft = "_draft" if subject.draft else ""
    look = f"-{sheet.audience}" if sheet.audience == "internal" else ""
    look = "-public" if is_public(sheet, public) else look
    number = f"_{part}" if part else ""
    return f"{stem}{draft}_{sheet.number}{look}{number}_{language}.pdf"


def _place(code: str) -> Place:
    place = gazetteer.get(code)
    if place is None:
        raise Refused("place.unknown", code=code, level="commune")
    return place


def _names(name: str) -> Mapping[str, tuple[str, str]]:
    if name in SHORT_LISTS:
        return _short(name)
    return {key: (each.km, each.en) for key, each in reference.names(name).items()}


def _short(name: str) -> Mapping[str, tuple[str, str]]:
    named = reference.names(name).items()
    return {key: (each.short("km"), each.short("en")) for key, each in named}


def _signers(key: str, plan: Plan, commune: Place) -> tuple[Signer, ...]:
    names = {member.seat: member.name for member in reversed(plan.committee)}
    made = []
    for each in reference.signers(key):
        role = each.role_in_sangkat if commune.kind == "sangkat" else each.role
        made.append(
            Signer(
                phrase_km=each.line.km,
                role_km=role.km,
                hint_km=each.hint.km,
                phrase_en=each.line.en,
                role_en=role.en,
                hint_en=each.hint.en,
                name=names.get(each.seat, ""),
            )
        )
    return tuple(made)
