from decimal import Decimal

import pytest
from builders import VILLAGES

from ccwc_desktop.domain import social_services
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.social_services import MappedService, Reach

ONE, TWO, THREE = VILLAGES[:3]


def mapped(village=ONE, present=None, km=None):
    way = None if km is None else Decimal(km)
    return MappedService(village, "midwife", present, way, 2025)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (mapped(present=True, km=3), (True, None)),
        (mapped(km=0), (True, None)),
        (mapped(km="3.5"), (False, Decimal("3.5"))),
        (mapped(present=False), (False, None)),
        (mapped(), (None, None)),
    ],
)
def test_a_service_is_here_or_so_far_or_nowhere_or_unknown(said, kept):
    found = social_services.checked(said)
    assert (found.present, found.km) == kept
    assert found.says_nothing is (kept == (None, None))


@pytest.mark.parametrize("km", ["-1", "300.1"])
def test_a_way_that_cannot_be_is_refused(km):
    with pytest.raises(Refused, match=r"service_map\.km_range"):
        social_services.checked(mapped(km=km))


def test_the_reach_of_a_service_keeps_unknown_apart_from_absent():
    have = {
        (ONE, "midwife"): mapped(ONE, present=True),
        (TWO, "midwife"): mapped(TWO, present=False, km=7),
    }
    reach = social_services.reach("midwife", (ONE, TWO, THREE), have)
    assert reach == Reach("midwife", 1, 1, 1, TWO, Decimal(7))
    assert social_services.reach("preschool", (ONE,), have) == Reach("preschool", 0, 0, 1)
