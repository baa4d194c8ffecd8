"""Sides to compare: the draft, frozen versions, files from anywhere."""

import json
from datetime import datetime

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import comparing, documents, free_texts, plans, projects, submission
from ccwc_desktop.services.done import Call

NOW = datetime(2026, 11, 1, 9, 0)


def freeze(session):
    found = [each.key for each in free_texts.findings(session, 1)]
    free_texts.look(session, 1, found)
    return submission.freeze(session, 1, NOW).result


def first(session):
    return projects.listing(session, 1)[0]


def test_a_draft_stands_beside_the_versions_it_grew_from(filled):
    with filled.transaction() as session:
        assert comparing.sides(session, 1) == (True, ())
        freeze(session)
        assert [each.number for each in comparing.sides(session, 1)[1]] == [1]
        assert comparing.sides(session, 1)[0] is False
        projects.change(session, first(session).uid, girls=99)
        freeze(session)
        projects.place(session, first(session).uid, 2029)
        draft, versions = comparing.sides(session, 1)
        assert (draft, [each.number for each in versions]) == (True, [2, 1])


def test_each_version_says_what_it_said_when_it_was_frozen(filled):
    with filled.transaction() as session:
        freeze(session)
        projects.change(session, first(session).uid, girls=99)
        freeze(session)
        projects.change(session, first(session).uid, girls=100)
        sides = {key: comparing.side(session, 1, key) for key in ("1", "2", "draft")}
    assert [plan.projects[0].girls for plan in sides.values()] == [12, 99, 100]
    (only,) = comparing.compare(sides["1"], sides["draft"]).projects
    assert [(each.field, each.old, each.new) for each in only.changes] == [("girls", 12, 100)]


def test_a_version_that_is_not_there_is_refused(filled):
    with filled.reading() as session, pytest.raises(Refused) as refused:
        comparing.side(session, 1, "7")
    assert refused.value.code == "compare.no_version"


@pytest.fixture
def files(filled, tmp_path):
    """The same plan as a document and as a package, and the plan itself."""
    with filled.transaction() as session:
        freeze(session)
        ready = submission.prepared(session, 1, lambda _subject, _version: "README")
        document = tmp_path / "plan.json"
        document.write_text(json.dumps(documents.travelling(session, 1)), encoding="utf-8")
        plan = plans.value(session, 1)
    built = submission.build(ready)
    package = tmp_path / built.file_name
    package.write_bytes(built.data)
    return plan, document, package


def test_a_document_and_a_package_are_read_as_the_same_plan(files):
    plan, document, package = files
    for path in (document, package):
        assert comparing.compare(plan, comparing.read(path)).same


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "document.not_json"),
        (b"\xff\xfe", "document."),
        (b'{"format": 1}', "document."),
        (b"", "document."),
    ],
)
@pytest.mark.parametrize("name", ["plan.json", "plan.txt"])
def test_a_file_from_anywhere_is_refused_with_its_reason(tmp_path, content, code, name):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        comparing.read(path)
    assert refused.value.code.startswith(code[:9])


def test_a_package_that_was_cut_or_is_none_is_refused(files, tmp_path):
    _plan, document, package = files
    cut = tmp_path / "cut.ccwc"
    cut.write_bytes(package.read_bytes()[:-500])
    other = tmp_path / "other.ccwc"
    other.write_bytes(document.read_bytes())
    for path in (cut, other):
        with pytest.raises(Refused):
            comparing.read(path)


def test_a_file_that_is_gone_or_a_folder_is_refused(tmp_path):
    for path, code in ((tmp_path / "no.ccwc", "file.missing"), (tmp_path, "file.unreadable")):
        with pytest.raises(Refused) as refused:
            comparing.read(path)
        assert refused.value.code == code


def test_a_plan_of_another_commune_is_not_compared(files, tmp_path):
    plan, document, _package = files
    text = document.read_text(encoding="utf-8").replace("040202", "040203")
    document.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        comparing.compare(plan, comparing.read(document))
    assert refused.value.code == "compare.other_commune"


def test_comparing_changes_nothing(filled):
    with filled.transaction() as session:
        before = plans.value(session, 1)
        comparing.compare(comparing.side(session, 1, "draft"), before)
        assert plans.value(session, 1) == before
        assert isinstance(projects.place(session, first(session).uid, None).undo, Call)
