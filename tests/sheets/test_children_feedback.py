"""S09: every wish of the children with its picture and its answer, and nothing that could hurt."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccwc_desktop import paths
from ccwc_desktop.domain.answers import followed
from ccwc_desktop.domain.meetings import Answer
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject
from ccwc_desktop.sheets.typesetting import SvgPicture, render
from ccwc_desktop.sheets.typesetting.page import PageFrame

Words = Callable[[bytes], list[str]]


def page(subject: Subject, words_of_page: Words, language: str = "en") -> str:
    (made,) = sheets.draw(subject, ["children-feedback"], language=language)  # type: ignore[arg-type]
    (only,) = words_of_page(made.pdf)
    return " ".join(only.split())


def answered(subject: Subject, *told: Answer, **problem: object) -> Subject:
    """The practice plan with these answers only; `problem` changes what they are about."""
    uids = {each.problem for each in told}
    problems = tuple(
        replace(each, **problem) if each.uid in uids else each  # type: ignore[arg-type]
        for each in subject.plan.problems
    )
    return replace(subject, plan=replace(subject.plan, answers=told, problems=problems))


@pytest.fixture
def wish(frozen: Subject) -> str:
    """The problem that children want most."""
    return followed(frozen.plan)[0].problem.uid


@pytest.mark.parametrize("language", ["km", "en"])
def test_every_wish_stands_on_one_page_with_the_helpline(
    frozen: Subject, words_of_page: Words, language: str
):
    said = page(frozen, words_of_page, language)
    asked = [each for each in followed(frozen.plan) if each.asked]
    assert len(asked) == 7
    for each in asked:
        assert frozen.themes[each.theme].text(language).split()[0] in said
    assert ("១២៨០" if language == "km" else "1280") in said


def test_a_reason_is_told_in_the_words_of_the_committee(
    frozen: Subject, words_of_page: Words, wish: str
):
    assert "too dear" in page(answered(frozen, Answer(wish, "not_now", "too dear")), words_of_page)


def test_what_nobody_confirmed_is_no_promise(frozen: Subject, words_of_page: Words):
    said = page(answered(frozen), words_of_page)
    assert said.count("We are still talking about it") == 7


def test_of_a_sensitive_problem_nothing_typed_is_told(
    frozen: Subject, words_of_page: Words, wish: str
):
    told = Answer(wish, "chosen", "three houses in the north")
    said = page(answered(frozen, told, sensitive=True, theme=""), words_of_page)
    assert "three houses" not in said
    assert "If you need help or are afraid, call 1280" in said
    projects = (each for each in frozen.plan.projects if each.priority == wish)
    assert not any(each.name_en in said for each in projects)


def test_words_that_may_show_a_child_are_left_out(frozen: Subject, words_of_page: Words, wish: str):
    told = Answer(wish, "not_now", "call 012 345 678")
    said = page(answered(frozen, told), words_of_page)
    assert "012" not in said
    assert "We will come and explain to you why" in said


def test_a_village_in_the_title_of_a_sensitive_problem_is_not_told(
    frozen: Subject, words_of_page: Words, wish: str
):
    name = frozen.plan.villages[0].name_en
    about = Answer(wish, "chosen")
    subject = answered(frozen, about, sensitive=True, theme="", title_en=f"Harm in {name}")
    voices = tuple(
        replace(each, options=tuple(replace(one, theme="") for one in each.options))
        for each in subject.plan.consultations
    )
    plan = replace(subject.plan, consultations=voices)
    said = page(replace(subject, plan=plan), words_of_page)
    assert name not in said
    assert "not shown" in said


def test_a_wish_that_was_put_together_hears_of_the_whole(frozen: Subject, words_of_page: Words):
    first, second, *_others = followed(frozen.plan)
    told = (Answer(first.problem.uid, "merged"), Answer(second.problem.uid, "not_now", "not yet"))
    subject = answered(frozen, *told)
    problems = tuple(
        replace(each, merged_into=second.problem.uid) if each.uid == first.problem.uid else each
        for each in subject.plan.problems
    )
    said = page(replace(subject, plan=replace(subject.plan, problems=problems)), words_of_page)
    assert "Together with" in said
    assert said.count("not yet") == 2


def test_more_wishes_than_a_page_holds_go_on(frozen: Subject, words_of_page: Words):
    many = tuple(
        replace(each, uid=f"{each.uid}{n}") for n in range(3) for each in frozen.plan.problems
    )
    told = tuple(replace(frozen.plan.consultations[0], uid=f"c{n}") for n in range(1))
    options = tuple(
        replace(told[0].options[0], uid=f"o{n}", problem=each.uid) for n, each in enumerate(many)
    )
    group = told[0].groups[0]
    votes = tuple(replace(group.votes[0], option=each.uid) for each in options)
    meeting = replace(told[0], options=options, groups=(replace(group, votes=votes),))
    plan = replace(frozen.plan, problems=many, consultations=(meeting,), answers=())
    (made,) = sheets.draw(replace(frozen, plan=plan), ["children-feedback"])
    assert len(words_of_page(made.pdf)) > 1


def test_there_is_one_edition_and_it_is_public(frozen: Subject):
    (edition,) = (each for each in sheets.editions() if each.sheet.key == "children-feedback")
    assert edition.audience == "public"
    (made,) = sheets.draw(frozen, ["children-feedback"])
    assert "S09-public" in made.file_name


def test_without_a_wish_there_is_no_sheet_but_a_form(frozen: Subject, words_of_page: Words):
    none = replace(frozen, plan=replace(frozen.plan, consultations=(), problems=()))
    assert "children-feedback" in sheets.left_out(none)
    assert "1280" in page(none, words_of_page)


def test_every_bundled_picture_can_be_drawn():
    files = sorted((paths.resources() / "pictures").glob("*.svg"))
    assert files
    assert render(PageFrame("pictures"), [SvgPicture(each, 20) for each in files])
