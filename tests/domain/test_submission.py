import pytest

from ccwc_desktop.domain import submission
from ccwc_desktop.domain.errors import Refused

WAYS = {
    ("draft", "frozen"),
    ("frozen", "written"),
    ("written", "written"),
    ("written", "received"),
    ("received", "returned"),
    ("received", "accepted"),
}


@pytest.mark.parametrize("state", submission.COMMUNE_STATES)
@pytest.mark.parametrize("to", submission.COMMUNE_STATES)
def test_a_version_moves_only_along_its_way(state, to):
    if (state, to) in WAYS:
        assert submission.moved(state, to) == to
        return
    with pytest.raises(Refused) as refused:
        submission.moved(state, to)
    assert refused.value.code == "submission.not_from_here"
    assert refused.value.details == {"state": state, "to": to}


@pytest.mark.parametrize(
    ("version", "newest", "filed"),
    [(1, None, "current"), (3, 2, "current"), (2, 2, "same"), (1, 2, "older")],
)
def test_the_version_number_says_which_is_newer(version, newest, filed):
    assert submission.order(version, newest) == filed
