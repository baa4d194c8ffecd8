"""How much of a year's proposal is for children and women, and how that was counted."""

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.domain import child_share
from ccwc_desktop.domain.budget import MARKS, Line
from ccwc_desktop.domain.budget_rows import PaidLine
from ccwc_desktop.domain.child_share import Floor, Share
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits
from ccwc_desktop.language.catalogue import N_

from .budget_totals import PAD_Y
from .subject import Subject
from .typesetting import Column, Row, Table, Together, head, line, styles, total
from .wording import Wording

_COLUMNS = (Column(72), Column(30, "right"), Column(36, "right"), Column(18, "right"))
_NAMES = {
    "direct": N_("All of it is for children and women"),
    "shared": N_("A share of it is for children and women"),
    "none": N_("Not for children or women"),
}
_METHOD = N_(
    "Each line is counted by its mark: all of it, the percent of it that stands in the table, or "
    "nothing. A line without a mark of its own counts in full when its project answers a priority "
    "of children. A percent is rounded to the riel once per line, half a riel up."
)


def mark(words: Wording, project: Project, each: Line) -> str:
    """How far a line counts, for its last column: 100%, 40% or a dash."""
    match child_share.mark_of(project, each):
        case "direct":
            return words.digits("100%")
        case "shared":
            return words.digits(f"{each.children_percent or 0}%")
        case _:
            return "–"


def story(subject: Subject, words: Wording, year: int, numbered: list[PaidLine]) -> list[Flowable]:
    """The share of a year with last year's, the floor, the method and the reasons of shares.

    `numbered` are the lines of the table above.
    """
    if words.blank:
        return []
    reached = child_share.in_year(subject.plan.projects, year)
    last = subject.last_year if year == subject.plan.cip_year else None
    heading = words.section(0, N_("Share for children and women"))
    told: list[Flowable] = [
        Together(
            [
                words.paragraph(heading, styles.SECTION),
                _table(subject, words, year, reached, last),
            ]
        ),
        words.paragraph(words.told(_METHOD), styles.NOTE),
    ]
    floor = child_share.floor(subject.plan.terms, reached)
    if floor is not None:
        told.append(words.paragraph(_asked(words, floor), styles.NOTE))
        why = (each for each in subject.standing if each.code == "below_floor")
        told += [
            words.paragraph(each.accepted, styles.NOTE) for each in why if each.subject == str(year)
        ]
    for paid in numbered:
        if paid.mark == "shared":
            said = words.told(
                "Line {number}, {percent}: {reason}",
                number=words.digits(paid.number),
                percent=mark(words, paid.project, paid.line),
                reason=paid.line.children_reason.strip() or words.told("no reason was written"),
            )
            told.append(words.paragraph(said, styles.NOTE))
    return told


def _table(
    subject: Subject, words: Wording, year: int, reached: Share, last: Share | None
) -> Table:
    heads = (N_("Mark of the lines"), N_("Amount"), N_("For children and women"), N_("Share"))
    rows: list[Row] = [head(*(words.head(each) for each in heads))]
    marks = child_share.by_mark(subject.plan.projects, year)
    for key in MARKS:
        if marks[key].total:
            rows.append(_row(words, words.told(_NAMES[key]), marks[key]))
    said = words.told("Total")
    rows.append(
        total(
            said,
            words.riel(reached.total),
            words.riel(reached.children),
            words.percent(reached.children, reached.total),
        )
    )
    if last is not None:
        before = words.told("Last year ({year})", year=words.digits(year - 1))
        rows.append(_row(words, before, last))
    return words.table(_COLUMNS, rows, whole=True, size=8.6, pad_y=PAD_Y)


def _row(words: Wording, said: str, share: Share) -> Row:
    return line(
        said,
        words.riel(share.total),
        words.riel(share.children),
        words.percent(share.children, share.total),
    )


def _asked(words: Wording, floor: Floor) -> str:
    """What the district asked for, and whether it is reached."""
    least = []
    if floor.percent is not None:
        least.append(digits.localise(f"{floor.percent}%", words.language))
    if floor.amount is not None:
        least.append(words.riel_said(floor.amount))
    wanted = words.told(" and ").join(least)
    said = words.told("The district asked for at least {wanted}.", wanted=wanted)
    if floor.basis.strip():
        said = words.told(
            "The district asked for at least {wanted} ({basis}).",
            wanted=wanted,
            basis=floor.basis.strip(),
        )
    if floor.short:
        rest = words.told("{amount} are missing.", amount=words.riel_said(floor.short))
    else:
        rest = words.told("This is reached.")
    return f"{said} {rest}"
