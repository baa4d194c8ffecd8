"""S06: who came, agenda, the order with its reasons, decisions; by hand, typed and signed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import full_plan, meeting, uid

from ccwc_desktop.domain import meetings
from ccwc_desktop.domain.answers import followed
from ccwc_desktop.domain.meetings import Answer, Meeting
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.services import meetings as service
from ccwc_desktop.services import sheets
from ccwc_desktop.services.sheets import Subject
from ccwc_desktop.sheets import minutes_text
from ccwc_desktop.sheets.numbers import Numbers
from ccwc_desktop.store import reference

Words = Callable[[bytes], list[str]]
SENTENCES = {key: (each.km, each.en) for key, each in reference.names("meeting").items()}


def drafted(plan, language="en"):
    return minutes_text.drafted(plan, followed(plan), SENTENCES, Numbers(language))


def text(subject: Subject, words_of_page: Words, language: str = "km") -> str:
    (made,) = sheets.draw(subject, ["minutes"], language=language)  # type: ignore[arg-type]
    return "\n".join(words_of_page(made.pdf))


def with_meeting(subject: Subject, held: Meeting) -> Subject:
    return replace(subject, plan=replace(subject.plan, meetings=(held,)))


def test_the_draft_tells_the_order_and_why_it_was_changed():
    told = drafted(full_plan(answers=()))
    assert "– Place 1: Problem 2 (score 56.0)" in told
    (moved,) = (each for each in told if "moved" in each)
    assert moved.startswith("The meeting moved “Problem 2” from place 2 to place 1")
    assert moved.endswith("យោបល់កុមារ")


def test_the_draft_keeps_the_list_that_was_not_chosen_with_its_reasons():
    plan = full_plan(answers=(Answer(uid(2), "not_now", "ថវិកាមិនគ្រប់"),))
    assert "– Problem 2: ថវិកាមិនគ្រប់" in drafted(plan)
    plan = full_plan(answers=(Answer(uid(2), "passed_on", "ស្រុក"), Answer(uid(1), "passed_on")))
    told = drafted(plan)
    assert told[-3:] == (SENTENCES["passed_on"][1], "– Problem 1", "– Problem 2: ស្រុក")


def test_a_place_that_was_decided_and_is_the_same_says_kept():
    decided = (Decision(uid(1), 1, "ជាក់ស្តែង"),)
    assert any(
        "kept “Problem 1” at place 1" in each for each in drafted(full_plan(decisions=decided))
    )


@pytest.mark.parametrize("way", ["weighted", "dots", "pairs", "levels"])
@pytest.mark.parametrize("language", ["km", "en"])
def test_the_draft_names_the_way_in_use(way, language):
    plan = full_plan()
    told = "\n".join(drafted(replace(plan, ways=replace(plan.ways, way=way)), language))
    assert SENTENCES[f"way_{way}"][language == "en"] in told


def test_an_empty_plan_has_a_draft_too():
    assert drafted(full_plan(problems=(), consultations=(), decisions=(), answers=()))


def test_the_page_has_all_its_parts(frozen: Subject, words_of_page: Words):
    said = text(frozen, words_of_page)
    held = frozen.plan.meetings[0]
    assert all(item in said.replace("\n", "") for item in held.agenda)
    assert all(member.name in said for member in frozen.plan.committee)
    assert "អង្គប្រជុំគ្រប់កូរ៉ុម" in said.replace("\n", "")
    assert held.decisions[0].text.split()[0] in said
    assert "INTERNAL" in said


def test_the_english_edition_knows_the_usual_agenda(frozen: Subject, words_of_page: Words):
    assert "1. Opening and quorum" in text(frozen, words_of_page, "en")


def test_what_was_typed_stands_in_place_of_the_draft(frozen: Subject, words_of_page: Words):
    held = replace(frozen.plan.meetings[0], minutes="First words\n– one thing")
    said = text(with_meeting(frozen, held), words_of_page, "en")
    assert "First words" in said
    assert "– one thing" in said
    assert "welcomed" not in said


def test_signed_minutes_name_who_was_there_and_not_who_has_the_seat_now(
    frozen: Subject, words_of_page: Words
):
    held = frozen.plan.meetings[0]
    there = meetings.called(held, frozen.plan.committee)
    signed = meetings.signed(held, date(2026, 9, 16), there, "words as signed")
    others = tuple(replace(each, name="NEWCOMER") for each in frozen.plan.committee)
    later = replace(frozen.plan, committee=others, meetings=(signed,))
    said = text(replace(frozen, plan=later), words_of_page, "en")
    assert "NEWCOMER" not in said
    assert frozen.plan.committee[0].name in said
    assert "words as signed" in said


def test_why_it_was_reopened_is_printed(frozen: Subject, words_of_page: Words):
    held = meetings.reopened(meeting(), date(2026, 9, 20), "forgot one")
    said = text(with_meeting(frozen, held), words_of_page, "en")
    assert "opened again on 20 September 2026, because: forgot one" in said.replace("\n", " ")


def test_without_a_quorum_nothing_could_be_decided(frozen: Subject, words_of_page: Words):
    seats = meetings.called(frozen.plan.meetings[0], frozen.plan.committee)
    few = tuple(replace(each, presence="absent") for each in seats)
    said = text(
        with_meeting(frozen, replace(frozen.plan.meetings[0], attendance=few)), words_of_page, "en"
    )
    assert "at least 6 are needed" in said


@pytest.mark.parametrize("language", ["km", "en"])
def test_minutes_for_the_pen_and_of_a_meeting_of_which_nothing_is_known(
    frozen: Subject, words_of_page: Words, language: str
):
    none = replace(frozen, plan=replace(frozen.plan, meetings=()))
    assert "minutes" in sheets.left_out(none)
    assert text(none, words_of_page, language)
    assert text(with_meeting(none, Meeting(uid(1))), words_of_page, language)


def test_one_paper_a_meeting_in_time(frozen: Subject):
    several = (meeting(2, held_on=date(2026, 10, 1)), meeting(1, held_on=date(2026, 9, 1)))
    plan = replace(frozen.plan, meetings=several)
    made = sheets.draw(replace(frozen, plan=plan), ["minutes"])
    assert [each.file_name.split("_")[-2] for each in made] == ["01", "02"]


def test_the_minutes_do_not_leave_the_office(frozen: Subject):
    assert "minutes" not in sheets.for_the_district(frozen)
    assert "minutes" not in sheets.for_the_public(frozen)


def test_the_service_drafts_the_same_text(frozen: Subject):
    assert "\n".join(drafted(frozen.plan, "km")) == service.drafted_of(frozen.plan, "km")
