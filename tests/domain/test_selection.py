from random import Random

import pytest
from selecting import best_value, case, is_true, possible, purse, random_case

from ccwc_desktop.domain.selection import Candidate, select
from ccwc_desktop.domain.selection_reasons import improved, reasons

ONE, TWO = purse(1), purse(2)


def candidate(uid, value, one=0, *needs, two=0, **more):
    return Candidate(uid, value, {ONE: one, TWO: two}, needs, **more)


@pytest.mark.parametrize("tens", range(50))
def test_five_hundred_random_cases_have_the_optimum_of_the_public_solver(tens):
    for seed in range(tens * 10, tens * 10 + 10):
        listed, ceilings = random_case(seed)
        found = select(listed, ceilings)
        assert found.exact
        assert found.value == best_value(listed, ceilings), seed
        assert possible(listed, ceilings, set(found.chosen))
        assert sum(each.value for each in listed if each.uid in found.chosen) == found.value
        said = reasons(listed, ceilings, found)
        assert set(said) == {each.uid for each in listed}
        for each in said.values():
            assert is_true(each, listed, ceilings, set(found.chosen)), (seed, each)


@pytest.mark.parametrize("seed", range(6))
def test_sixty_projects_and_four_ceilings_are_exact(seed):
    more = {} if seed % 2 else {"needs": 0.2, "parts": True}
    listed, ceilings = case(Random(seed), 60, 4, values=1000, **more)
    found = select(listed, ceilings)
    assert found.exact
    assert found.value == best_value(listed, ceilings)


def test_of_equal_values_the_cheaper_then_the_earlier_is_in():
    dear, cheap = candidate("a", 5, 9, place=1), candidate("b", 5, 8, place=2)
    assert select([dear, cheap], {ONE: 10}).chosen == ("b",)
    same = candidate("c", 5, 8, place=3)
    assert select([dear, same, cheap], {ONE: 10}).chosen == ("b",)


def test_the_cheapest_of_all_equal_sets_is_found():
    for seed in range(40):
        listed, ceilings = case(Random(seed), 8, 2, values=3)
        found = select(listed, ceilings)
        cost = {each.uid: each.cost for each in listed}
        sets = [
            {each.uid for at, each in enumerate(listed) if number >> at & 1}
            for number in range(1 << len(listed))
        ]
        equal = [
            uids
            for uids in sets
            if possible(listed, ceilings, uids)
            and sum(each.value for each in listed if each.uid in uids) == found.value
        ]
        assert found.cheapest
        assert sum(cost[uid] for uid in found.chosen) == min(
            sum(cost[uid] for uid in uids) for uids in equal
        )


def test_the_order_in_which_candidates_come_does_not_matter():
    for seed in range(30):
        listed, ceilings = case(Random(seed), 14, 3, needs=0.3, parts=True, values=4)
        found = select(listed, ceilings)
        for again in range(3):
            Random(again).shuffle(listed)
            turned = dict(sorted(ceilings.items(), reverse=again % 2 == 1))
            assert select(listed, turned) == found


def test_what_is_promised_is_in_even_above_a_ceiling_and_leaves_nothing_for_others():
    listed = [candidate("p", 1, 12, fixed=True), candidate("a", 9, 1), candidate("b", 2, two=3)]
    found = select(listed, {ONE: 10, TWO: 5})
    assert found.chosen == ("b", "p")
    assert found.value == 3
    said = reasons(listed, {ONE: 10, TWO: 5}, found)
    assert (said["a"].code, said["a"].purse, said["a"].riel) == ("over", ONE, 1)
    assert (said["a"].have, said["a"].promised) == (0, 12)
    assert said["p"].code == "promised"


def test_one_that_needs_what_is_no_candidate_is_out_with_all_that_need_it():
    listed = [candidate("a", 9, 1, "gone"), candidate("b", 9, 1, "a"), candidate("c", 1, 1)]
    found = select(listed, {ONE: 10})
    assert found.chosen == ("c",)
    said = reasons(listed, {ONE: 10}, found)
    assert (said["a"].code, said["a"].others) == ("needs", ("gone",))
    assert (said["b"].code, said["b"].others) == ("needs", ("a",))


def test_two_that_need_each_other_come_together_or_not_at_all():
    listed = [candidate("a", 2, 4, "b"), candidate("b", 2, 4, "a"), candidate("c", 5, 8)]
    assert select(listed, {ONE: 16}).chosen == ("a", "b", "c")
    found = select(listed, {ONE: 8})
    assert found.chosen == ("c",)
    said = reasons(listed, {ONE: 8}, found)["a"]
    assert (said.code, said.others, said.value, said.own) == ("pushes_out", ("c",), 5, 4)


def test_one_that_is_over_only_with_what_it_needs_says_so():
    listed = [candidate("a", 9, 6), candidate("b", 9, 7, "a")]
    found = select(listed, {ONE: 10})
    said = reasons(listed, {ONE: 10}, found)["b"]
    assert (said.code, said.riel, said.others) == ("over_together", 3, ("a",))


def test_hostile_numbers_end():
    huge = 10**400
    listed = [candidate("a", huge, huge), candidate("b", 1, huge + 1), candidate("c", -5, -7)]
    assert select(listed, {ONE: huge}).chosen == ("a",)
    assert select(listed, {ONE: 0, TWO: -3}).chosen == ()
    assert select(listed, {}).chosen == ("a", "b")
    assert select([], {ONE: 1}).chosen == ()
    one_in_itself = Candidate("s", 1, {ONE: 1}, ("s",))
    assert select([one_in_itself], {ONE: 1}).chosen == ("s",)
    with pytest.raises(ValueError, match="twice"):
        select([candidate("a", 1), candidate("a", 2)], {})


def test_one_riel_decides_among_thousand_milliards():
    listed = [candidate("a", 3, 10**13), candidate("b", 2, 10**13 - 1), candidate("c", 2, 1)]
    assert select(listed, {ONE: 10**13}).chosen == ("b", "c")
    assert select(listed, {ONE: 10**13 + 1}).chosen == ("a", "c")


def test_work_that_ends_early_says_how_far_the_best_may_be():
    listed, ceilings = case(Random(3), 60, 4)
    best = select(listed, ceilings)
    early = improved(listed, ceilings, select(listed, ceilings, work=300))
    assert best.exact
    assert not early.exact
    assert early.value <= best.value <= early.most
    assert possible(listed, ceilings, set(early.chosen))
    said = reasons(listed, ceilings, early)
    assert "unsure" not in {each.code for each in said.values()}


def test_a_thousand_candidates_end_too():
    listed, ceilings = case(Random(1), 1000, 4, needs=0.3, parts=True)
    found = select(listed, ceilings, work=50_000)
    assert possible(listed, ceilings, set(found.chosen))
    assert found.value <= found.most


def test_what_brings_nothing_is_called_so():
    listed = [candidate("a", 0, 1), candidate("b", 2, 1)]
    found = select(listed, {ONE: 10})
    assert found.chosen == ("b",)
    assert reasons(listed, {ONE: 10}, found)["a"].code == "worthless"
