from datetime import datetime

import pytest
from builders import consultation, plan, uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.services import calls, consultations, free_texts, loading, submission

NOW = datetime(2026, 10, 1, 8, 0)
NAMED = "កុមារីឈ្មោះ សុភា"


@pytest.fixture
def named(session):
    """A plan with a child's name in the words of a consultation."""
    meetings = (consultation(words=f"{NAMED} ឈប់រៀន"),)
    loading.load(session, plan(villages=(), consultations=meetings))
    session.flush()
    return session


def test_a_name_is_kept_but_holds_the_plan_back(named):
    assert consultations.get(named, uid(200)).words.startswith(NAMED)
    (found,) = free_texts.findings(named, 1)
    assert (found.step, found.words) == ("consultations", NAMED)
    with pytest.raises(Refused) as refused:
        submission.freeze(named, 1, NOW)
    assert refused.value.code == "submission.look_first"
    assert refused.value.details == {"count": 1, "words": [NAMED]}


def test_what_was_looked_at_may_leave_and_can_be_taken_back(named):
    (found,) = free_texts.findings(named, 1)
    undo = free_texts.look(named, 1, [found.key]).undo
    assert free_texts.findings(named, 1) == ()
    redo = calls.run(named, undo).undo
    assert free_texts.findings(named, 1) == (found,)
    calls.run(named, redo)
    assert submission.freeze(named, 1, NOW).result.number == 1


def test_a_new_name_waits_again(named):
    free_texts.look(named, 1, [each.key for each in free_texts.findings(named, 1)])
    consultations.change(named, uid(200), words=f"{NAMED} និងប្អូនស្រីដារ៉ា")
    named.flush()
    assert [each.words for each in free_texts.findings(named, 1)] == ["ប្អូនស្រីដារ៉ា"]


def test_other_words_need_no_look(named):
    consultations.change(named, uid(200), words="កុមារម្នាក់ឈប់រៀន")
    named.flush()
    assert submission.freeze(named, 1, NOW).result.number == 1
