from dataclasses import replace

import pytest
from builders import committee as everyone
from builders import member, village

from ccwc_desktop.domain import committee
from ccwc_desktop.domain.errors import Refused


def test_members_stand_by_seat_then_as_entered():
    first, second, chair = member(1, "health"), member(2, "health"), member(3, "chair")
    assert committee.in_order((first, second, chair)) == (chair, first, second)


def test_a_full_committee_has_no_empty_seat():
    assert committee.empty_seats(everyone()) == ()


def test_a_seat_without_a_name_is_empty():
    seats = [m for m in everyone() if m.seat != "police"]
    assert committee.empty_seats(tuple(seats)) == ("police",)
    assert committee.empty_seats((*seats, member(9, "police", name="  "))) == ("police",)


def test_seats_that_a_committee_may_do_without_are_not_missed():
    assert committee.empty_seats(()) == committee.NEEDED_SEATS
    assert "other" not in committee.NEEDED_SEATS


def test_women_are_counted():
    members = (member(1), member(2, sex="m"), replace(member(3), sex=""))
    assert committee.women(members) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("012 345 678", "012 345 678"),
        ("០១២ ៣៤៥ ៦៧៨", "012 345 678"),
        (" 012-345-678 ", "012 345 678"),
        ("០១២\u200b៣៤៥\u00a0៦៧៨", "012 345 678"),
        ("+855 12 345 678", "+855 12 345 678"),
        ("+ 855-12-345-678", "+855 12 345 678"),
        ("12345678", "12345678"),
        ("+85512345678901", "+85512345678901"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_telephone_is_kept_in_one_way_of_writing(text, kept):
    assert committee.telephone(text) == kept
    assert committee.telephone(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "012 345 67O",
        "1234567",
        "0123456789012345",
        "012 345 678 / 097 111 222",
        "012 345 678 (ផ្ទះ)",
        "012+345678",
        "++85512345678",
        "+",
        "០១២៣៤៥៦",
    ],
)
def test_what_nobody_can_call_is_no_telephone(text):
    with pytest.raises(Refused) as refused:
        committee.telephone(text)
    assert (refused.value.code, refused.value.details) == ("committee.telephone", {"text": text})


def test_a_village_has_two_names():
    assert village("04020201").name("en") == "Village 04020201"
    assert village("04020201").name("km") == "ភូមិ 04020201"
