from decimal import Decimal

from ccwc_desktop.domain.situation import Figure
from ccwc_desktop.services import plans, problems, situation


def test_evidence_is_added_changed_taken_away_and_brought_back(session, undone):
    plan = plans.newest(session).id
    uid = problems.add(session, plan, title_km="ផ្លូវលិចទឹក").result
    session.flush()
    evidence = problems.add_evidence(session, uid, "school").result
    problems.change_evidence(session, uid, evidence, note="បញ្ជីវត្តមាន")
    gone = problems.remove_evidence(session, uid, evidence)
    assert problems.get(session, uid).evidence == ()
    undone(gone.undo)
    assert [each.note for each in problems.get(session, uid).evidence] == ["បញ្ជីវត្តមាន"]


def test_figures_that_can_show_a_problem_have_a_number_of_the_whole_commune(session):
    assert problems.known_figures(session) == ()
    situation.enter(
        session,
        tuple(
            Figure("DIS-1", village.code, 2025, sex, Decimal(10))
            for village in situation.places.villages(session)
            for sex in ("f", "m")
        ),
    )
    known = {each.indicator: each for each in problems.known_figures(session)}
    villages = len(situation.places.villages(session))
    found = known["DIS-1"]
    assert (found.year, found.girls, found.boys) == (2025, villages * 10, villages * 10)
    assert found.total == villages * 20
