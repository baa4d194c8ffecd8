"""Sheets of plans that are empty, long, in a town, over their means; and what a wall may show."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]
NOW = datetime(2026, 10, 5, 9, 40)
CODE = "7F3A-91C4"


def squeezed(pages: list[str]) -> str:
    return re.sub(r"\s+", "", " ".join(pages))


def moved(plan: Plan, commune: str) -> Subject:
    """The plan as if it were made in another commune."""

    def there(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(commune + code[6:] for code in codes)

    return sheets.subject_of(
        replace(
            plan,
            commune=commune,
            practice=False,
            villages=tuple(replace(v, code=commune + v.code[6:]) for v in plan.villages),
            problems=tuple(replace(p, villages=there(p.villages)) for p in plan.problems),
            projects=tuple(replace(p, villages=there(p.villages)) for p in plan.projects),
        ),
        CODE,
        NOW,
    )


def with_first_problem(subject: Subject, **changes: object) -> Subject:
    first, *others = subject.plan.problems
    problems = (replace(first, **changes), *others)  # type: ignore[arg-type]
    return replace(subject, plan=replace(subject.plan, problems=problems))


def public(subject: Subject, language: str = "km") -> bytes:
    (made,) = sheets.draw(
        subject,
        ["ranked-priorities"],
        public=True,
        language=language,  # type: ignore[arg-type]
    )
    return made.pdf


TOWNS = {
    "120101": ("រដ្ឋបាលរាជធានីភ្នំពេញ", "រដ្ឋបាលខណ្ឌចំការមន", "រដ្ឋបាលសង្កាត់ទន្លេបាសាក់", "ខណ្ឌឬមន្ទីរ"),
    "010602": ("រដ្ឋបាលខេត្តបន្ទាយមានជ័យ", "រដ្ឋបាលក្រុងសិរីសោភ័ណ", "រដ្ឋបាលសង្កាត់កំពង់ស្វាយ", "ក្រុងឬមន្ទីរ"),
}


@pytest.mark.parametrize("commune", TOWNS)
def test_a_sangkat_is_never_called_a_commune(
    frozen: Subject, words_of_page: Words, commune: str
) -> None:
    subject = moved(frozen.plan, commune)
    (ranked,) = sheets.draw(subject, ["ranked-priorities"])
    text = squeezed(words_of_page(ranked.pdf))
    for words in TOWNS[commune]:
        assert words in text
    assert "ចៅសង្កាត់" in text
    assert "ស្មៀនសង្កាត់" in text
    written = "".join(p.cause + p.title_km for p in subject.plan.problems)
    assert text.count("ឃុំ") == "".join(written.split()).count("ឃុំ")


def test_a_sangkat_in_english(frozen: Subject, words_of_page: Words) -> None:
    (ranked,) = sheets.draw(moved(frozen.plan, "120101"), ["ranked-priorities"], language="en")
    text = " ".join(words_of_page(ranked.pdf)).replace("\u00a0", " ")
    assert "Administration of khan Chamkar Mon" in text
    assert "Sangkat chief" in text
    assert "ommune" not in text


@pytest.mark.parametrize("language", ["km", "en"])
def test_an_empty_plan_gives_forms_for_the_pen(
    frozen: Subject, words_of_page: Words, language: str
) -> None:
    plan = replace(
        frozen.plan,
        problems=(),
        projects=(),
        ceilings=(),
        committee=(),
        figures=(),
        consultations=(),
        scores=(),
        decisions=(),
    )
    subject = sheets.subject_of(plan, "", NOW)
    keys = [each.key for each in sheets.SHEETS]
    made = sheets.draw(subject, keys, language=language)  # type: ignore[arg-type]
    assert [each.sheet.key for each in made] == keys
    for each in made:
        pages = words_of_page(each.pdf)
        assert len(pages) <= (20 if each.sheet.form else 3)
        # A dash stands for what is not known; here only years, ages and their span have one.
        text = re.sub("[0-9០-៩](–[0-9០-៩]+)+|January – |មករា – ", "", " ".join(pages))
        assert "–" not in text


def many(plan: Plan) -> Plan:
    """Thirty problems with a project each, and 70 lines of one year."""
    problems = tuple(
        replace(plan.problems[n % 6], uid=f"p{n}", number=n + 1, title_en=f"Issue{n:02d}")
        for n in range(30)
    )
    projects = tuple(
        replace(
            plan.projects[0],
            uid=f"j{n}",
            number=n + 1,
            priority=f"p{n}",
            lines=tuple(
                replace(plan.projects[0].lines[0], uid=f"l{n}-{k}", description_en=f"Line{n}-{k}.")
                for k in range(2 if n else 12)
            ),
        )
        for n in range(30)
    )
    return replace(plan, problems=problems, projects=projects, scores=(), decisions=())


def test_many_problems_run_over_pages_with_their_heads(
    frozen: Subject, words_of_page: Words
) -> None:
    subject = replace(frozen, plan=many(frozen.plan))
    (made,) = sheets.draw(subject, ["ranked-priorities"], language="en")
    pages = words_of_page(made.pdf)
    ready = [p for p in subject.plan.problems if p.mandate not in ("", "referral")]
    joined = " ".join(pages)
    assert [joined.count(p.title_en) for p in ready] == [1] * len(ready)
    assert len(pages) >= 4
    for page in pages:
        assert "Child priority and reason" in page or "Table made by" in page
    assert "Issue" in pages[-1] or "Scores follow" in pages[-1]


def test_many_lines_run_over_pages_and_groups_come_again(
    frozen: Subject, words_of_page: Words
) -> None:
    subject = replace(frozen, plan=many(frozen.plan))
    (made,) = sheets.draw(subject, ["budget-proposal"], language="en")
    pages = words_of_page(made.pdf)
    joined = " ".join(pages)
    lines = [line.description_en for p in subject.plan.projects for line in p.lines]
    ready = {p.uid for p in subject.plan.problems if p.mandate != "referral"}
    assert len(lines) == 70
    assert len(ready) >= 25
    assert [joined.count(line) for line in lines] == [1] * 70
    assert joined.count("Grand total") == 1
    for page in pages:
        assert page.count("Unit price") == ("Line" in page)


def test_a_very_large_amount_stays_one_figure(frozen: Subject, words_of_page: Words) -> None:
    first, *others = frozen.plan.projects
    dear = tuple(
        replace(line, unit_price=1_234_567_890, quantity=Decimal("1.5")) for line in first.lines
    )
    plan = replace(frozen.plan, projects=(replace(first, lines=dear), *others))
    keys = ["ranked-priorities", "project-sheet", "budget-proposal"]
    for each in sheets.draw(replace(frozen, plan=plan), keys, language="en"):
        for page in words_of_page(each.pdf):
            for line in page.replace("\u00a0", " ").splitlines():
                assert not re.fullmatch(r"\d{3}", line.strip()), each.file_name


def test_used_more_than_the_ceiling_is_said_with_its_share(
    frozen: Subject, words_of_page: Words
) -> None:
    tight = tuple(replace(each, amount=each.amount // 10) for each in frozen.plan.ceilings)
    subject = replace(frozen, plan=replace(frozen.plan, ceilings=tight))
    pdf = sheets.draw(subject, ["budget-proposal"])[0].pdf
    assert squeezed(words_of_page(pdf)).count("លើសពិដាន") >= 3


def test_a_project_of_an_unranked_problem_says_so(frozen: Subject, words_of_page: Words) -> None:
    subject = replace(frozen, plan=replace(frozen.plan, scores=(), decisions=()))
    pdf = sheets.draw(subject, ["project-sheet"], language="en")[0].pdf
    assert "Not ranked yet: Children are in danger" in " ".join(words_of_page(pdf))


def test_signers_nobody_knows_leave_room_for_their_names(
    frozen: Subject, words_of_page: Words
) -> None:
    subject = sheets.subject_of(replace(frozen.plan, committee=()), CODE, NOW)
    (made,) = sheets.draw(subject, ["ranked-priorities"])
    text = " ".join(words_of_page(made.pdf))
    assert "មេឃុំ" in text
    assert not [m.name for m in frozen.plan.committee if m.name in text]


@pytest.mark.parametrize(
    ("girls", "boys", "said"), [(2, 1, "< 5."), (0, 4, "< 5."), (40, 3, "43.")]
)
def test_a_public_paper_tells_no_count_of_one_to_four(
    frozen: Subject, words_of_page: Words, girls: int, boys: int, said: str
) -> None:
    subject = with_first_problem(frozen, girls=girls, boys=boys, cause="")
    text = " ".join(words_of_page(public(subject, "en"))).replace("\u00a0", " ")
    assert f"Children affected: {said}" in " ".join(text.split())
    (official,) = sheets.draw(subject, ["ranked-priorities"], language="en")
    text = " ".join(words_of_page(official.pdf))
    assert f"Children affected: {girls + boys} (girls: {girls})." in " ".join(text.split())


@pytest.mark.parametrize(
    ("cause", "sensitive", "shown"),
    [
        ("ទម្លាប់ប្រដៅដោយវាយ", True, False),
        ("ទម្លាប់ប្រដៅដោយវាយ", False, True),
        ("មានបីគ្រួសារ", True, False),
        ("មាន ៣ គ្រួសារ", False, True),
        ("ប្អូនស្រី ស្រីនិច ឈប់រៀន", False, False),
        ("សូមទូរសព្ទ ០១២ ៣៤៥ ៦៧៨", False, False),
    ],
)
def test_a_public_paper_holds_back_words_that_may_point_to_a_child(
    frozen: Subject, words_of_page: Words, cause: str, sensitive: bool, shown: bool
) -> None:
    subject = with_first_problem(frozen, cause=cause, sensitive=sensitive)
    assert (squeezed([cause]) in squeezed(words_of_page(public(subject)))) == shown
    (official,) = sheets.draw(subject, ["ranked-priorities"])
    assert squeezed([cause]) in squeezed(words_of_page(official.pdf))


@pytest.mark.parametrize(
    ("reason", "sensitive", "shown"),
    [
        ("គ្រួសារពីរបានស្នើ", True, False),
        ("គ្រួសារពីរបានស្នើ", False, True),
        ("នាង សុភា បានស្នើ", False, False),
    ],
)
def test_the_reason_for_another_place_is_held_back_as_well(
    frozen: Subject, words_of_page: Words, reason: str, sensitive: bool, shown: bool
) -> None:
    changed = with_first_problem(frozen, sensitive=sensitive)
    moved = Decision(changed.plan.problems[0].uid, 3, reason)
    subject = replace(changed, plan=replace(changed.plan, decisions=(moved,)))
    assert (squeezed([reason]) in squeezed(words_of_page(public(subject)))) == shown
    (official,) = sheets.draw(subject, ["ranked-priorities"])
    assert squeezed([reason]) in squeezed(words_of_page(official.pdf))


@pytest.mark.parametrize(
    ("title", "sensitive", "shown"),
    [
        ("ក្មេងស្រី ស្រីមុំ ត្រូវគេវាយ", False, False),
        ("ហិង្សានៅភូមិផ្កាម្លិះ", True, False),
        ("ផ្លូវលិចនៅភូមិផ្កាម្លិះ", False, True),
        ("អំពើហិង្សាលើកុមារ", True, True),
    ],
)
def test_a_title_that_points_to_a_child_is_its_code_on_a_public_paper(
    frozen: Subject, words_of_page: Words, title: str, sensitive: bool, shown: bool
) -> None:
    subject = with_first_problem(frozen, title_km=title, sensitive=sensitive)
    text = squeezed(words_of_page(public(subject)))
    assert (squeezed([title]) in text) == shown
    code = subject.plan.problems[0].code
    assert (f"{code}(មិនបង្ហាញ)" in text) != shown
    (official,) = sheets.draw(subject, ["ranked-priorities"])
    assert squeezed([title]) in squeezed(words_of_page(official.pdf))
