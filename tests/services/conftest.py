import shutil
from pathlib import Path

import pytest
from builders import (
    VILLAGES,
    consultation,
    figures_of,
    group,
    meeting,
    option,
    plan,
    problem,
    project,
    terms,
    uid,
)

from ccwc_desktop.domain.budget_terms import Accepted
from ccwc_desktop.domain.meetings import Answer, Attendance
from ccwc_desktop.domain.problems import Branch
from ccwc_desktop.services import loading, workbooks
from ccwc_desktop.store.database import open_file


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory):
    """A workbook of 040202 with the small whole plan of the builders, closed."""
    path = tmp_path_factory.mktemp("template") / "filled.ccwcdb"
    with workbooks.new_commune(path, "040202", 2027) as database, database.transaction() as session:
        second = project(2, priority=uid(2), villages=VILLAGES[1:2], needs=(uid(601),))
        projects = (project(1), second)
        loading.load(session, plan(villages=(), projects=projects, **to_go_on_with()))
    return path


def to_go_on_with():
    """Beside the small plan: something no problem speaks for yet, a tree, and counted children."""
    options = (option(1, uid(1)), option(2, uid(2)), option(3))
    tree = (Branch(uid(901), "effect", "កុមារឈប់រៀន"),)
    counts = figures_of(VILLAGES[0], **{"AGE_12_14": (30, 28)})
    return {
        "consultations": (consultation(groups=(group(300, o1=3, o2=1),), options=options),),
        "problems": (problem(1, branches=tree), problem(2)),
        "figures": (*plan().figures, *counts),
        "answers": (Answer(uid(2), "not_now", "ថវិកាមិនគ្រប់"),),
        "meetings": meetings_held(),
        "terms": terms(),
        "accepted": (Accepted("month", uid(601), "ហេតុផល"),),
    }


def meetings_held():
    """One to be signed, a signed one, and one where nobody was noted yet."""
    there = tuple(Attendance(each.uid, "present") for each in plan().committee)
    return (
        meeting(800, signed_on=None, reopened=(), attendance=there),
        meeting(801),
        meeting(802, held_on=None, signed_on=None, reopened=(), attendance=()),
    )


@pytest.fixture
def filled(filled_file, tmp_path):
    """A workbook with a member on every seat, a meeting, two problems and two projects."""
    with open_file(Path(shutil.copy(filled_file, tmp_path))) as database:
        yield database
