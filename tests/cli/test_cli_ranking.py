"""The order from a shell: by which way it was made, and how sure it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ccwc_desktop.services import plans, ranking_ways
from ccwc_desktop.store.database import open_file

Run = Callable[..., tuple[int, str, str]]
Told = Callable[..., Any]


def test_the_order_says_how_sure_it_is(ccwc: Run, told: Told, practice_path: Path) -> None:
    found = told("priorities", practice_path)
    assert (found["method"], found["scored_by"]) == ("weighted-sum-0-5", "committee")
    first = found["problems"][0]
    assert 0 <= first["sureness"]["share"] <= first["top5_acceptability"] <= 1
    assert found["sureness"]["places"] >= found["sureness"]["kept"]
    said = ccwc("priorities", practice_path, "--language", "en")[1]
    assert said.startswith("Ranked by scores and weights that the committee agreed on.")
    assert "of 2 stay there" in said or "whatever weights" in said


def test_another_way_names_itself_and_claims_no_sureness(
    ccwc: Run, told: Told, practice_path: Path
) -> None:
    with open_file(practice_path) as database, database.transaction() as session:
        plan = plans.newest(session).id
        problem = plans.value(session, plan).problems[0].uid
        ranking_ways.choose(session, plan, "levels")
        ranking_ways.put_level(session, plan, problem, "high")
    found = told("priorities", practice_path)
    assert found["method"] == "high-medium-low"
    assert {row["sureness"] for row in found["problems"]} == {None}
    assert ccwc("priorities", practice_path, "--language", "en")[1].startswith("Ranked by high")
