"""Signals read from a workbook, and the problem that one of them becomes."""

from decimal import Decimal

import pytest

from ccwc_desktop.domain import signal_problems
from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.services import plans, problems, signals, situation

VILLAGE = "04020201"


def entered(session, code, counts, year=2025, sexes="fm"):
    """The first of `counts` in village one, the second in every other village."""
    villages = situation.places.villages(session)
    situation.enter(
        session,
        tuple(
            Figure(code, v.code, year, sex, Decimal(counts[v.code != VILLAGE]), "cdb")
            for v in villages
            for sex in sexes
        ),
    )
    session.flush()


@pytest.fixture
def told(session):
    """Village one is far above: 30 of 60 children of 12-14 are out of school."""
    entered(session, "AGE_12_14", (60, 60))
    entered(session, "PRIM_12_14", (10, 20))
    entered(session, "SEC_12_14", (20, 36))
    return next(s for s in signals.of_year(session, 2025) if s.indicator == "OOS_12_14")


def test_a_signal_becomes_a_problem_in_one_step_that_can_be_taken_back(session, told, undone):
    assert told.key == f"above:OOS_12_14:{VILLAGE}:t:2025"
    plan = plans.newest(session).id
    columns = signal_problems.draft(situation.table(session, 2025), told)
    done = problems.add_from_signal(
        session, plan, told.key, "៦០ ក្នុង ១២០", title_km="មិនបានចូលរៀន", **columns
    )
    session.flush()
    (made,) = problems.listing(session, plan)
    assert (made.title_km, made.villages, made.girls, made.boys) == (
        "មិនបានចូលរៀន",
        (VILLAGE,),
        30,
        30,
    )
    (shown,) = made.evidence
    assert (shown.kind, shown.ref, shown.note) == ("signal", told.key, "៦០ ក្នុង ១២០")
    assert signal_problems.made([made]) == {told.key: made.uid}
    again = undone(done.undo)
    assert problems.listing(session, plan) == ()
    undone(again)
    assert problems.listing(session, plan) == (made,)


def test_the_years_before_are_looked_at_as_well(session):
    for year, count in ((2023, 20), (2024, 24), (2025, 30)):
        entered(session, "EDU-4", (count, 0), year)
    (found,) = [s for s in signals.of_year(session, 2025) if s.indicator == "EDU-4"]
    assert found.code == "signal.rose_years"
    assert found.details["value"] == 60


def test_warnings_hold_those_that_were_accepted_with_their_reason(session):
    entered(session, "FAMILIES", (50, 60), 2024, "t")
    entered(session, "FAMILIES", (150, 61), 2025, "t")
    (before,) = signals.warnings(session, 2025)
    assert (before.code, before.accepted) == ("figure.far_from_last_year", "")
    accepted = Figure("FAMILIES", VILLAGE, 2025, "t", Decimal(150), "cdb", accepted="ភូមិថ្មី")
    situation.enter(session, (accepted,))
    session.flush()
    (after,) = signals.warnings(session, 2025)
    assert after.accepted == "ភូមិថ្មី"
