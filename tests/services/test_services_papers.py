"""Sheets as files and pictures, cards as files, lists as files, a neighbour to practise with."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest

from ccwc_desktop.domain import templates as rules
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import (
    cards,
    consolidation,
    plans,
    practice,
    sheets,
    submission,
    templates,
)

NOON = datetime(2026, 11, 24, 12, 0)


@pytest.fixture
def subject(filled):
    with filled.reading() as session:
        return sheets.subject(session, plans.newest(session).id, NOON)


def test_a_public_sheet_has_an_edition_for_everybody_and_one_for_offices():
    told = [(each.sheet.number, each.audience) for each in sheets.editions()]
    assert told == [
        ("S01", "public"),
        ("S07", "public"),
        ("S09", "public"),
        ("S01", "official"),
        ("S02", "internal"),
        ("S03", "official"),
        ("S04", "official"),
        ("S05", "official"),
        ("S06", "internal"),
        ("S07", "official"),
        ("S07", "internal"),
        ("S16", "official"),
        ("S15", "internal"),
    ]


def test_progress_counts_the_documents(subject):
    shares = []
    drawn = sheets.draw(subject, progress=lambda share, _key: shares.append(share))
    assert shares == [at / len(drawn) for at in range(len(drawn) + 1)]


def test_a_khmer_sheet_has_no_english_of_a_template_taken_in_the_english_window(subject):
    template = next(each for each in templates.listing() if each.key == "drowning_prevention")
    project = rules.begun(template, subject.plan.projects[0], "en", lambda _names, _unit: None)
    typed = replace(project, uid="typed", number=9, objective="A text of our own")
    taken = replace(subject, plan=replace(subject.plan, projects=(project, typed)))
    on_sheet = {
        key: "".join(words_on(each.pdf) for each in sheets.draw(taken, (key,)))
        for key in ("project-sheet", "cip-three-year")
    }
    for text in (template.objective, *(each.what for each in template.outputs)):
        assert not any("".join(text.en.split()) in said for said in on_sheet.values())
    assert "Atextofourown" in on_sheet["project-sheet"]


def words_on(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_sheets_are_saved_whole_and_again_over_the_old_ones(subject, tmp_path):
    drawn = sheets.draw(subject, ("project-sheet",))
    folder = tmp_path / "new" / "folder"
    first, second = sheets.save(drawn, folder), sheets.save(drawn, folder)
    assert first == second == tuple(folder / each.file_name for each in drawn)
    assert sorted(folder.iterdir()) == sorted(first)
    assert [path.read_bytes() for path in first] == [each.pdf for each in drawn]


def test_a_folder_that_is_a_file_is_refused(subject, tmp_path):
    (tmp_path / "file").write_text("")
    drawn = sheets.draw(subject, ("ranked-priorities",))
    with pytest.raises(Refused) as refused:
        sheets.save(drawn, tmp_path / "file" / "inside")
    assert refused.value.code == "file.no_folder"
    (tmp_path / drawn[0].file_name).mkdir()
    with pytest.raises(Refused) as refused:
        sheets.save(drawn, tmp_path)
    assert refused.value.code == "file.cannot_write"
    assert not list(tmp_path.glob("*.part"))


def test_pages_become_pictures_on_two_threads_at_once(subject):
    (drawn,) = sheets.draw(subject, ("ranked-priorities",))
    ((width, height), *_more) = sheets.page_sizes(drawn.pdf)
    made: list[tuple[int, int]] = []

    def look() -> None:
        for _turn in range(5):
            found = sheets.picture(drawn.pdf, 0, 36)
            made.append((found.width, found.height))

    threads = [Thread(target=look) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 10
    assert {abs(wide - width / 2) < 1.5 for wide, _high in made} == {True}
    assert {abs(high - height / 2) < 1.5 for _wide, high in made} == {True}


def test_room_is_known_only_where_something_answers(tmp_path):
    assert (submission.free(tmp_path) or 0) > 0
    assert submission.free(tmp_path / "gone") is None
    assert all(each.path.is_dir() for each in submission.sticks())


def test_our_card_is_written_and_the_same_card_again_is_no_matter(filled, tmp_path):
    with filled.reading() as session:
        path = cards.save_own(session, tmp_path)
        assert cards.save_own(session, tmp_path) == path
        card, content = cards.own(session)
    assert path.read_bytes() == content
    assert card.fingerprint == cards.fingerprint(card.public_key)
    path.write_bytes(b"another card")
    with filled.reading() as session, pytest.raises(Refused) as refused:
        cards.save_own(session, tmp_path)
    assert refused.value.code == "drive.file_exists"


def test_a_card_comes_in_from_its_file_and_is_known(filled, workbook, tmp_path):
    with workbook.reading() as session:
        path = cards.save_own(session, tmp_path)
    with filled.transaction() as session:
        assert cards.known(session, "040202") is None
        card = cards.take_in_file(session, path, NOON).result
        known = cards.known(session, "040202")
    assert known is not None
    assert (known.fingerprint, known.how) == (card.fingerprint, "card")


@pytest.mark.parametrize(("name", "code"), [("gone", "file.missing"), ("", "file.unreadable")])
def test_a_card_that_cannot_be_read_is_refused(filled, tmp_path, name, code):
    with filled.transaction() as session, pytest.raises(Refused) as refused:
        cards.take_in_file(session, tmp_path / name, NOON)
    assert refused.value.code == code


def test_the_list_is_saved_for_a_spreadsheet(tmp_path):
    path = consolidation.save((), tmp_path / "new")
    assert path == tmp_path / "new" / "projects.csv"
    assert path.read_bytes() == consolidation.spreadsheet(())
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused) as refused:
        consolidation.save((), tmp_path / "file")
    assert refused.value.code == "file.cannot_write"


def test_a_neighbour_has_the_practice_plan_in_its_own_villages(tmp_path: Path):
    made = practice.neighbour(tmp_path / "990103.ccwcdb", "990103")
    with made as database, database.reading() as session:
        plan = plans.value(session, plans.newest(session).id)
    own = {each.code for each in plan.villages}
    assert plan.commune == "990103"
    assert plan.projects
    for each in (*plan.problems, *plan.projects, *plan.consultations):
        assert set(each.villages) <= own
        assert len(set(each.villages)) == len(each.villages)
