"""A plan document may hold thousands of everything; loading it is one look at each table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from builders import line, plan, problem, project, scores, uid
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.domain.social_services import MappedService
from ccwc_desktop.services import keeping, loading, plans, workbooks
from ccwc_desktop.store.database import Database
from ccwc_desktop.store.schema import PlanRow


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    with workbooks.new_commune(tmp_path / "w.ccwcdb", "040202", 2027) as database:
        yield database


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """The questions that the database is asked."""
    asked: list[str] = []

    def ask(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", ask)
    yield asked
    event.remove(engine, "before_cursor_execute", ask)


def figures(many: int) -> tuple[Figure, ...]:
    return tuple(Figure(f"X-{n}", "04020201", 2025, "t", None, note="?") for n in range(many))


def large(many: int) -> Plan:
    """`many` of what a document may hold thousands of."""
    problems = tuple(problem(n) for n in range(1, many + 1))
    lines = tuple((line(10_000 + n), line(20_000 + n)) for n in range(1, many + 1))
    return plan(
        villages=(),
        figures=figures(many),
        services=tuple(MappedService("04020201", f"S-{n}", True) for n in range(many)),
        problems=problems,
        scores=tuple(each for n in range(1, many + 1) for each in scores(n, SEV=5, NUM=3)),
        projects=tuple(
            replace(project(n, lines=pair), uid=uid(30_000 + n)) for n, pair in enumerate(lines, 1)
        ),
    )


def test_a_plan_of_ten_times_as_much_asks_the_database_no_more(empty: Database) -> None:
    asked = []
    for many in (30, 300, 30):  # the last finds everything there already
        with (
            counting(empty.engine) as statements,
            empty.transaction() as session,
        ):
            loading.load(session, large(many))
        asked.append(len(statements))
    assert max(asked) < 60, asked  # for 2500 rows
    with empty.reading() as session:
        found = plans.value(session, plans.newest(session).id)
    assert len(found.problems) == len(found.projects) == len(found.services) == 300
    assert {len(each.lines) for each in found.projects} == {2}


def test_many_new_figures_arrive_whole_and_make_the_plan_a_draft(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_TOGETHER", 4)
    told = figures(10)
    with empty.transaction() as session:
        session.scalars(select(PlanRow)).one().edited = False
    with empty.transaction() as session:
        kept = keeping.Kept(session, told)
        for each in told:
            kept.tell(each)
        before = kept.store()
    with empty.reading() as session:
        assert set(plans.figures(session)) == set(told)
        assert session.scalars(select(PlanRow)).one().edited
    assert [each.key for each in before] == [each.key for each in told]
