import pytest
from builders import problem

from ccwc_desktop.domain import problems


def test_a_whole_problem_is_ready_to_be_scored():
    assert problems.missing(problem()) == ()
    assert problems.stage(problem()) == "ready"


@pytest.mark.parametrize(
    ("gap", "emptied"),
    [
        ("title", {"title_km": " ", "title_en": ""}),
        ("mandate", {"mandate": ""}),
        ("villages", {"villages": ()}),
        ("affected", {"girls": None}),
        ("affected", {"boys": None}),
        ("evidence", {"evidence": ()}),
    ],
)
def test_each_gap_holds_a_problem_back(gap, emptied):
    assert problems.missing(problem(**emptied)) == (gap,)
    assert problems.stage(problem(**emptied)) == "heard"


def test_nobody_affected_is_a_number():
    assert problems.missing(problem(girls=0, boys=0)) == ()


def test_the_case_of_one_child_is_referred_and_never_ranked():
    case = problem(2, mandate="referral")
    assert problems.stage(case) == "referral"
    assert problems.to_rank([case, problem(1)]) == (problem(1),)


@pytest.mark.parametrize("mandate", ["commune", "district", "ngo"])
def test_whoever_can_act_the_problem_is_ranked(mandate):
    assert problems.to_rank([problem(mandate=mandate)])


def test_a_title_falls_back_to_the_other_language():
    assert problem(title_km="", title_en="Water").title("km") == "Water"
    assert problem(title_km="ទឹក", title_en="").title("en") == "ទឹក"
    assert (problem(3).title("km"), problem(3).title("en")) == ("បញ្ហា 3", "Problem 3")
    assert problem(3).code == "P3"
