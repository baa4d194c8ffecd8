import pytest

from ccwc_desktop.domain import problem_tree as tree
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Branch

ROOT, TWIG, EFFECT = (
    Branch("a", "cause", "ផ្លូវឆ្ងាយ"),
    Branch("b", "cause", "គ្មានស្ពាន", under="a"),
    Branch("c", "effect", "ឈប់រៀន"),
)
BRANCHES = (ROOT, TWIG, EFFECT)


def test_causes_and_effects_stand_apart_with_what_grows_from_them():
    assert tree.limbs(BRANCHES, "cause") == (tree.Limb(ROOT, (TWIG,)),)
    assert tree.limbs(BRANCHES, "effect") == (tree.Limb(EFFECT),)


@pytest.mark.parametrize("under", ["c", "gone", "d"], ids=["other kind", "gone", "itself"])
def test_what_grows_from_nothing_is_still_drawn(under):
    lost = Branch("d", "cause", "x", under=under)
    assert [each.branch.uid for each in tree.limbs((*BRANCHES, lost), "cause")] == ["a", "d"]


def test_nothing_of_a_file_is_lost_in_a_circle_or_below_the_second_level():
    deep = (*BRANCHES, Branch("d", "cause", "x", under="b"))
    circle = (Branch("e", "cause", "x", under="f"), Branch("f", "cause", "y", under="e"))
    drawn = [
        each.uid
        for limb in tree.limbs((*deep, *circle), "cause")
        for each in (limb.branch, *limb.twigs)
    ]
    assert sorted(drawn) == ["a", "b", "d", "e", "f"]


def test_a_third_level_is_refused():
    with pytest.raises(Refused) as refused:
        tree.grown(BRANCHES, Branch("d", "cause", under="b"))
    assert refused.value.code == "tree.too_deep"
    assert tree.grown(BRANCHES, Branch("d", "cause", under="a"))[-1].uid == "d"


def test_a_cause_does_not_grow_from_an_effect():
    with pytest.raises(Refused):
        tree.grown(BRANCHES, Branch("d", "cause", under="c"))


def test_what_grows_from_a_branch_goes_with_it():
    assert tree.without(BRANCHES, "a") == (EFFECT,)
    assert tree.without(BRANCHES, "b") == (ROOT, EFFECT)


def test_only_what_says_something_is_printed():
    silent = tree.said(BRANCHES, "a", " ")
    assert tree.written(silent) == (Branch("b", "cause", "គ្មានស្ពាន"), EFFECT)
