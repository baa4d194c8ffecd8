from builders import consultation, group, option, problem, uid

from ccwc_desktop.domain import raised
from ccwc_desktop.domain.consultations import Remark
from ccwc_desktop.domain.problems import Evidence


def bare(number=1, **more):
    return problem(number, evidence=(), **more)


def voted(**more):
    girls, boys = group(300, o1=3), group(301, "m", "6-9", o2=2)
    usual = {"groups": (girls, boys), "options": (option(1, uid(1)), option(2))}
    return consultation(**{**usual, **more})


def test_the_groups_that_chose_it_said_it():
    (said,) = raised.said_by(bare(), [voted()])
    assert (said.consultation, said.groups) == (uid(200), (("f", "10-13"),))
    assert said.words == ("ជម្រើស 1",)


def test_an_option_that_nobody_chose_raised_nothing():
    assert not raised.child_raised(bare(), [voted(options=(option(3, uid(1)),))])
    assert not raised.child_raised(bare(2), [voted()])


def test_a_remark_was_made_by_all_who_were_there():
    meeting = voted(options=(), remarks=(Remark(uid(9), "said", "ផ្លូវឆ្ងាយ", problem=uid(1)),))
    (said,) = raised.said_by(bare(), [meeting])
    assert said.groups == (("m", "6-9"), ("f", "10-13"))
    assert said.words == ("ផ្លូវឆ្ងាយ",)


def test_a_consultation_that_shows_it_raised_it_with_safeguards_missing_too():
    shown = problem(1, evidence=(Evidence(uid(5), "consultation", uid(200)),))
    assert raised.child_raised(shown, [voted(options=(), safeguards=())])
    assert not raised.child_raised(problem(1), [voted(options=())])


def test_what_was_said_of_a_part_raised_the_whole():
    listed = [bare(2), bare(1, merged_into=uid(2))]
    assert raised.child_raised(listed[0], [voted()], listed)
    assert not raised.child_raised(listed[0], [voted()])
    shown = problem(1, merged_into=uid(2), evidence=(Evidence(uid(5), "consultation", uid(200)),))
    assert raised.child_raised(bare(2), [voted(options=())], [bare(2), shown])
