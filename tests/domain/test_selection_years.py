from dataclasses import replace
from decimal import Decimal

from builders import criterion, line, plan, problem, project, scores, uid

from ccwc_desktop.domain import proposal
from ccwc_desktop.domain.budget import Ceiling, Funding
from ccwc_desktop.domain.priorities import Decision
from ccwc_desktop.domain.ranking_ways import Level
from ccwc_desktop.domain.selection_moves import Placing, StillOver, still_over, taking_over
from ccwc_desktop.domain.selection_projects import home, pieces, unready, worths
from ccwc_desktop.domain.selection_years import fit_now, of_year, over_years

DEV = ("cs_dev", 2027)


def cost(number, riel, source="cs_dev", **more):
    usual = {"quantity": Decimal(1), "unit_price": riel, "funding": (Funding(source),)}
    return line(number, **{**usual, **more})


def proposed(number, riel, rank=1, **more):
    """Project `number` at this cost, for the priority of that rank (0: none), not placed."""
    usual = {
        "priority": uid(rank) if rank else "",
        "year": None,
        "lines": (cost(700 + number, riel),),
    }
    return project(number, **{**usual, **more})


def small(*projects, ceilings=((2027, 100),), source="cs_dev", **more):
    """Priorities 1, 2, 3 of 100, 60 and 20 points, with these projects and ceilings."""
    usual = {
        "problems": tuple(map(problem, (1, 2, 3))),
        "criteria": (criterion("SEV", 100),),
        "scores": (*scores(1, SEV=5), *scores(2, SEV=3), *scores(3, SEV=1)),
        "decisions": (),
        "projects": projects,
        "ceilings": tuple(Ceiling(source, year, amount) for year, amount in ceilings),
    }
    return plan(**{**usual, **more})


def numbers(fits):
    """The numbers of the projects that are in."""
    return sorted(int(each[-3:]) - 600 for each in fits.proposed)


def worth(whole):
    return {int(each[-3:]) - 600: told.value for each, told in worths(whole).items()}


def test_a_project_is_worth_the_points_of_its_priority_and_one_point_without():
    listed = [proposed(1, 5, 1), proposed(2, 5, 2), proposed(3, 5, 3), proposed(4, 5, 0)]
    assert worth(small(*listed)) == {1: 10_000, 2: 6_000, 3: 2_000, 4: 100}
    gone = replace(listed[0], priority=uid(99))
    assert worth(small(gone)) == {1: 100}


def test_a_moved_priority_is_worth_the_points_of_its_place():
    listed = [proposed(number, 5, number) for number in (1, 2, 3)]
    moved = small(*listed, decisions=(Decision(uid(3), 1, "reason"),))
    assert worth(moved) == {1: 6_000, 2: 2_000, 3: 10_000}


def test_equal_points_are_worth_the_same_and_none_is_worth_less_than_one_point():
    listed = [proposed(number, 5, number) for number in (1, 2, 3)]
    equal = small(*listed, scores=(*scores(1, SEV=2), *scores(2, SEV=2), *scores(3, SEV=0)))
    assert worth(equal) == {1: 4_000, 2: 4_000, 3: 100}


def test_without_points_the_place_counts():
    listed = [proposed(number, 5, number) for number in (1, 2, 3)]
    whole = small(*listed)
    unranked = replace(whole, ways=replace(whole.ways, way="levels"))
    assert worth(unranked) == {1: 100, 2: 100, 3: 100}
    given = (Level(uid(1), "low"), Level(uid(2), "high"), Level(uid(3), "high"))
    by_levels = replace(whole, ways=replace(whole.ways, way="levels", levels=given))
    assert worth(by_levels) == {1: 3_333, 2: 8_333, 3: 8_333}
    apart = replace(by_levels.ways, levels=(*given[:2], Level(uid(3), "medium")))
    assert worth(replace(whole, ways=apart)) == {1: 3_333, 2: 10_000, 3: 6_667}


def test_what_counts_for_a_problem_that_was_put_together_counts_for_the_whole():
    part = problem(3, merged_into=uid(1))
    whole = small(proposed(1, 5, 3), problems=(problem(1), problem(2), part))
    assert worth(whole) == {1: 10_000}


def test_the_points_of_a_divided_project_go_by_the_riel_of_its_parts():
    lines = (cost(701, 50), cost(702, 10, part="2"), cost(703, 20, part="10"), cost(704, 1))
    divided = proposed(1, 0, 1, divided="phase", lines=lines)
    whole = small(divided)
    base, two, ten = pieces((divided,), worths(whole))[divided.uid]
    assert (base.part, base.value, base.amount) == ("", 0, 51)
    assert (two.part, two.value, two.needs) == ("2", 3_333, (base.uid,))
    assert (ten.part, ten.value, ten.needs) == ("10", 6_667, (base.uid, two.uid))


def test_villages_need_the_base_but_not_each_other_and_one_part_is_no_part():
    villages = ("04020202", "04020201")
    lines = (cost(701, 0, part="04020201"), cost(702, 0, part="04020202"))
    divided = proposed(1, 0, 1, divided="village", villages=villages, lines=lines)
    one, other = pieces((divided,), worths(small(divided)))[divided.uid]
    assert (one.part, one.needs, one.value) == ("04020202", (), 5_000)
    assert (other.part, other.needs, other.value) == ("04020201", (), 5_000)
    single = replace(divided, lines=lines[:1])
    assert [each.part for each in pieces((single,), worths(small(single)))[single.uid]] == [""]


def test_the_best_set_of_a_year_beside_the_choice_of_the_committee():
    dear, two, three = proposed(1, 90, 1, year=2027), proposed(2, 50, 2), proposed(3, 50, 2)
    fits = of_year(small(dear, two, three), 2027)
    assert numbers(fits) == [2, 3]
    assert fits.own == (dear.uid,)
    assert (fits.selection.value, fits.own_value) == (12_000, 10_000)
    (room,) = fits.rooms
    assert (room.purse, room.left, room.left_by_committee) == (DEV, 0, 10)
    told = fits.reasons[dear.uid]
    assert (told.code, set(told.others), told.value) == (
        "pushes_out",
        {two.uid, three.uid},
        12_000,
    )
    assert taking_over(small(dear, two, three), [fits]) == {
        dear.uid: Placing(None),
        two.uid: Placing(2027),
        three.uid: Placing(2027),
    }


def test_projects_of_other_years_stay_and_their_dated_lines_take_first():
    other = proposed(1, 0, 3, year=2028, lines=(cost(701, 70, year=2027), cost(702, 5)))
    fits = of_year(small(other, proposed(2, 40, 1)), 2027)
    assert numbers(fits) == []
    (told,) = fits.reasons.values()
    assert (told.code, told.purse, told.riel) == ("over", DEV, 10)
    assert fits.rooms[0].amount == 30


def test_a_line_with_its_own_year_takes_from_that_year():
    late = proposed(1, 0, 1, lines=(cost(701, 10), cost(702, 60, year=2028)))
    fits = of_year(small(late, ceilings=((2027, 100), (2028, 50))), 2027)
    assert fits.reasons[late.uid].purse == ("cs_dev", 2028)
    assert [each.purse for each in fits.rooms] == [DEV]


def test_what_is_promised_is_in_where_it_stands_or_where_one_looks():
    promised = proposed(1, 150, 3, support="promised")
    under_way = proposed(2, 10, 3, support="under_way", year=2028)
    fits = of_year(small(promised, under_way, proposed(3, 10, 1)), 2027)
    assert numbers(fits) == [1]
    assert fits.reasons[promised.uid].code == "promised"
    assert fits.rooms[0].left == -50


def test_nobody_can_say_whether_a_project_without_amount_or_source_fits():
    nothing = proposed(1, 0, 1)
    nobody = proposed(2, 0, 1, lines=(cost(702, 10, funding=()),))
    needs_it = proposed(3, 10, 1, needs=(nothing.uid,))
    fits = of_year(small(nothing, nobody, needs_it), 2027)
    assert fits.unready == {nothing.uid: "no_amount", nobody.uid: "no_source"}
    assert fits.reasons[needs_it.uid].code == "needs"
    assert unready(proposed(4, 10, 1)) == ""


def test_what_lacks_a_source_leaves_the_year_when_the_proposal_leaves_it_out():
    bare = (cost(701, 80), cost(702, 10, funding=()))
    half = proposed(1, 0, 1, year=2027, lines=bare)
    fits_in, empty = proposed(2, 40, 2, year=2027), proposed(3, 0, 1, year=2027, lines=())
    whole = small(half, fits_in, empty)
    for several in ([of_year(whole, 2027)], over_years(whole)):
        assert taking_over(whole, several) == {half.uid: Placing(None)}
        assert still_over(whole, several) == ()


def test_what_keeps_a_year_over_its_ceiling_after_the_proposal_is_named():
    promised = proposed(1, 150, 3, year=2027, support="promised")
    dated = proposed(2, 0, 1, lines=(cost(702, 20, year=2027),))
    whole = small(promised, dated, proposed(3, 10, 1, year=2027))
    fits = of_year(whole, 2027)
    assert still_over(whole, [fits]) == (StillOver(2027, 70, (promised.uid,), (dated.uid,)),)


def test_a_need_that_comes_earlier_is_there_and_one_that_comes_later_is_not():
    before, after = proposed(1, 10, 1, year=2027), proposed(2, 10, 1, year=2029)
    one, other = (
        proposed(3, 10, 1, needs=(before.uid,)),
        proposed(4, 10, 1, needs=(after.uid, uid(99))),
    )
    whole = small(before, after, one, other, ceilings=((2028, 100),))
    fits = of_year(whole, 2028)
    assert numbers(fits) == [3]
    assert fits.reasons[other.uid].others == (after.uid,)


def test_a_source_without_a_ceiling_does_not_bind():
    free = proposed(1, 0, 3, lines=(cost(701, 10**9, "ngo"),))
    fits = of_year(small(free), 2027)
    assert fits.reasons[free.uid].code == "no_ceiling"


def test_a_divided_project_is_in_with_the_parts_that_fit():
    lines = (cost(701, 20), cost(702, 50, part="a"), cost(703, 60, part="b"))
    divided = proposed(1, 0, 1, divided="village", lines=lines)
    fits = of_year(small(divided), 2027)
    assert [each.part for each in fits.chosen(divided.uid)] == ["", "b"]
    (out,) = fits.left_out(divided.uid)
    assert fits.reasons[out.uid].code == "pushes_out"
    placed = {uid(701): 2027, uid(703): 2027}
    assert taking_over(small(divided), [fits]) == {divided.uid: Placing(None, placed)}
    over = replace(divided, year=2027)
    assert taking_over(small(over), [of_year(small(over), 2027)])[divided.uid].year is None


def test_each_year_takes_the_best_of_what_is_left():
    listed = [proposed(1, 60, 1), proposed(2, 60, 2), proposed(3, 60, 3), proposed(4, 40, 2)]
    whole = small(*listed, ceilings=((2027, 100), (2028, 60), (2029, 50)))
    years = over_years(whole)
    assert [numbers(each) for each in years] == [[1, 4], [2], []]
    assert years[2].reasons[listed[2].uid].code == "over"


def test_over_three_years_promises_stay_and_all_others_compete():
    promised = proposed(1, 80, 3, support="promised", year=2028)
    moved = proposed(2, 90, 1, year=2029)
    whole = small(promised, moved, ceilings=((2027, 100), (2028, 100), (2029, 100)))
    years = over_years(whole)
    assert [numbers(each) for each in years] == [[2], [1], []]
    assert [each.own for each in years] == [(), (promised.uid,), (moved.uid,)]
    assert [each.left for each in years[1].rooms] == [20]
    assert taking_over(whole, years) == {moved.uid: Placing(2027)}


def test_parts_that_are_left_out_of_one_year_come_in_the_next():
    lines = (cost(701, 20), cost(702, 50, part="1"), cost(703, 60, part="2"))
    divided = proposed(1, 0, 1, divided="phase", lines=lines)
    follows = proposed(2, 10, 1, needs=(divided.uid,))
    whole = small(divided, follows, ceilings=((2027, 80), (2028, 60), (2029, 60)))
    years = over_years(whole)
    assert [[each.part for each in fits.chosen(divided.uid)] for fits in years] == [
        ["", "1"],
        ["2"],
        [],
    ]
    assert [numbers(each) for each in years][2] == [2]
    moves = taking_over(whole, years)
    assert moves == {
        divided.uid: Placing(2027, {uid(703): 2028}),
        follows.uid: Placing(2029),
    }


def test_a_part_that_was_taken_over_stands_in_the_choice_and_does_not_move_again():
    lines = (cost(701, 20), cost(702, 50, part="1"), cost(703, 60, part="2"))
    placed = (replace(lines[0], year=2027), replace(lines[1], year=2027), lines[2])
    divided = proposed(1, 0, 1, divided="phase", lines=placed)
    fits = of_year(small(divided, ceilings=((2027, 80),)), 2027)
    assert [each.part for each in fits.chosen(divided.uid)] == ["", "1"]
    assert fits.own == (divided.uid,)
    assert (fits.own_value, fits.own_paid) == (fits.selection.value, 70)
    assert [(each.left, each.left_by_committee) for each in fits.rooms] == [(10, 10)]
    assert taking_over(small(divided), [fits]) == {}


def test_a_project_whose_lines_all_have_years_is_placed_by_them():
    dated = proposed(1, 0, 1, lines=(cost(701, 5, year=2029), cost(702, 5, year=2028)))
    assert home(dated) == 2028
    assert home(proposed(2, 5)) is None


def test_a_card_is_said_to_fit_when_all_of_it_does_beside_what_is_placed():
    placed, small_one, dear = proposed(1, 70, 1, year=2027), proposed(2, 30, 3), proposed(3, 31, 1)
    free = proposed(4, 0, 1, lines=(cost(704, 1, "ngo"),))
    waits = proposed(5, 1, 1, needs=(dear.uid,))
    whole = small(placed, small_one, dear, free, waits, proposed(6, 0))
    balance = proposal.balance_of(whole)
    assert fit_now(balance, 2027) == {small_one.uid}
    assert fit_now(balance, 2028) == frozenset()


def test_projects_that_need_one_another_are_in_together_or_not_at_all():
    one, other = proposed(1, 40, 1, needs=(uid(602),)), proposed(2, 50, 2, needs=(uid(601),))
    assert numbers(of_year(small(one, other), 2027)) == [1, 2]
    assert numbers(of_year(small(one, other, ceilings=((2027, 60),)), 2027)) == []
