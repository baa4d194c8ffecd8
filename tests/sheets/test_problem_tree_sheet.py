"""The sheet of problem trees: what it holds, how it goes on over pages, whom it is for."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from ccwc_desktop.domain import problem_tree
from ccwc_desktop.domain.problems import Branch
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject

Words = Callable[[bytes], list[str]]


def drawn(subject: Subject, language: str = "km") -> bytes:
    (made,) = sheets.draw(subject, ["problem-tree"], language=language)  # type: ignore[arg-type]
    return made.pdf


def squeezed(pages: list[str]) -> str:
    return re.sub(r"\s+", "", " ".join(pages))


def with_trees(subject: Subject, *branches: Branch) -> Subject:
    """All problems with the same tree."""
    problems = tuple(replace(each, branches=branches) for each in subject.plan.problems)
    return replace(subject, plan=replace(subject.plan, problems=problems))


def many(count: int, text: str) -> tuple[Branch, ...]:
    first = [Branch(f"a{n}", "cause" if n % 2 else "effect", f"{n}{text}") for n in range(count)]
    twigs = [
        Branch(f"b{n}", each.kind, f"{n}b{text}", under=each.uid) for n, each in enumerate(first)
    ]
    return (*first, *twigs)


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_tree_of_the_practice_commune_is_whole(
    frozen: Subject, words_of_page: Words, language: str
) -> None:
    text = squeezed(words_of_page(drawn(frozen, language)))
    told = [each for each in frozen.plan.problems if each.branches]
    assert told
    for branch in told[0].branches:
        assert squeezed([branch.text]) in text
    assert "លំហាត់" in text or "PRACTICE" in text


def test_nothing_is_lost_over_many_pages(draft: Subject, words_of_page: Words) -> None:
    branches = many(30, "កុមារនៅភូមិឆ្ងាយធ្វើដំណើរលំបាក " * 6)
    pages = words_of_page(drawn(with_trees(draft, *branches)))
    text = squeezed(pages)
    told = problem_tree.told(with_trees(draft, *branches).plan.problems)
    assert len(pages) > len(told)
    for number in range(30):
        assert text.count(f"{number}bកុមារ") >= len(told)


def test_a_text_too_long_for_a_box_is_cut_and_still_printed(
    draft: Subject, words_of_page: Words
) -> None:
    endless = Branch("a", "cause", "ទឹកឆ្ងាយ " * 600)
    assert "…" in " ".join(words_of_page(drawn(with_trees(draft, endless))))


def test_the_case_of_one_child_has_no_tree(draft: Subject, words_of_page: Words) -> None:
    branch = Branch("a", "cause", "មូលហេតុ")
    case = next(each for each in draft.plan.problems if each.mandate == "referral")
    found = problem_tree.told(with_trees(draft, branch).plan.problems)
    assert case.uid not in [each.uid for each in found]
    text = squeezed(words_of_page(drawn(with_trees(draft, branch))))
    assert squeezed([case.title_km]) not in text


def test_it_is_for_offices_and_empty_without_a_cause(draft: Subject) -> None:
    audiences = {e.audience for e in sheets.editions() if e.sheet.key == "problem-tree"}
    assert audiences == {"official"}
    assert "problem-tree" in sheets.left_out(with_trees(draft, Branch("a", "cause", " ")))


def test_a_project_of_a_part_names_the_whole(draft: Subject, words_of_page: Words) -> None:
    first, second, *others = draft.plan.problems
    part = replace(first, merged_into=second.uid)
    project = next(each for each in draft.plan.projects if each.priority == first.uid)
    plan = replace(draft.plan, problems=(part, second, *others), projects=(project,))
    (made,) = sheets.draw(replace(draft, plan=plan), ["project-sheet"])
    text = squeezed(words_of_page(made.pdf))
    assert squeezed([second.title_km]) in text
    assert squeezed([first.title_km]) not in text
