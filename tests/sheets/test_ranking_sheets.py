"""By which way the order was made stands on paper; the matrix shows how each score came about."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccwc_desktop.domain import ranking
from ccwc_desktop.domain.priorities import Score
from ccwc_desktop.domain.ranking_ways import Ballot, Contest, Dots, Level, Ways
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]


def text(subject: Subject, key: str, words_of_page: Words, **options: object) -> str:
    (drawn,) = sheets.draw(subject, [key], language="en", **options)  # type: ignore[arg-type]
    return " ".join(" ".join(words_of_page(drawn.pdf)).split())


def ranked(subject: Subject, way: str) -> Subject:
    """The plan ranked another way: the problems in the order of their numbers."""
    uids = [row.problem for row in ranking.order_of(subject.plan).rows]
    ways = Ways(
        way,
        ballots=(Ballot("girls", 7, tuple(Dots(uid, 9 - at) for at, uid in enumerate(uids))),),
        contests=tuple(
            Contest(one, other, one) for at, one in enumerate(uids) for other in uids[at + 1 :]
        ),
        levels=tuple(Level(uid, "high" if at else "low") for at, uid in enumerate(uids)),
    )
    return replace(subject, plan=replace(subject.plan, ways=ways))


@pytest.mark.parametrize(
    ("way", "method", "result"),
    [
        ("dots", "Ranked by the dots of women, men, girls and boys", "Share of the dots"),
        ("pairs", "Coefficient of consistence: 1.00.", "Put first"),
        ("levels", "Ranked by high, medium and low.", "Level"),
    ],
)
def test_both_sheets_print_the_way_in_use(
    frozen: Subject, words_of_page: Words, way: str, method: str, result: str
) -> None:
    subject = ranked(frozen, way)
    for key in ("ranked-priorities", "scoring-matrix"):
        said = text(subject, key, words_of_page)
        assert method in said
        assert result in said


def test_a_public_paper_does_not_count_who_voted(frozen: Subject, words_of_page: Words) -> None:
    subject = ranked(frozen, "dots")
    assert "girls 7" in text(subject, "ranked-priorities", words_of_page)
    assert "girls 7" not in text(subject, "ranked-priorities", words_of_page, public=True)


def test_the_matrix_has_scores_meanings_and_what_would_change_a_place(
    frozen: Subject, words_of_page: Words
) -> None:
    said = text(frozen, "scoring-matrix", words_of_page)
    for each in frozen.plan.criteria:
        assert each.short("en") in said
        assert each.anchors("en")[2] in said
    assert "that the committee agreed on" in said
    assert "What would change a place" in said
    assert "Rank changed: P5" in said
    assert "INTERNAL" in said


def test_means_of_members_are_printed_with_one_decimal(
    frozen: Subject, words_of_page: Words
) -> None:
    plan = frozen.plan
    one, other = (member.uid for member in plan.committee[:2])
    given = tuple(
        Score(each.problem, each.criterion, value, member)
        for each in plan.scores
        for member, value in ((one, 3), (other, 2))
    )
    subject = replace(frozen, plan=replace(plan, scores=given, ways=Ways(scored_by="members")))
    said = text(subject, "scoring-matrix", words_of_page)
    assert "the means of 10 members" in said
    assert "2.5" in said


def test_the_matrix_stays_in_the_commune(frozen: Subject) -> None:
    assert "scoring-matrix" not in sheets.for_the_district(frozen)
    assert "scoring-matrix" not in sheets.for_the_public(frozen)
