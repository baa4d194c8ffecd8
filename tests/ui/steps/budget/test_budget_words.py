"""The words of the budget step, without a window."""

import pytest
from builders import line, plan, project

from ccwc_desktop.domain.budget import Ceiling
from ccwc_desktop.language import words
from ccwc_desktop.services import budget_checks
from ccwc_desktop.ui import ceiling_words
from ccwc_desktop.ui.steps.budget.checks import check_words


@pytest.mark.parametrize("reason", ["", "ព្រោះ"])
def test_a_check_of_a_passed_ceiling_names_who_set_it(language, reason):
    for basis in ("លិខិតលេខ ១២", ""):
        given = Ceiling("cs_dev", 2027, 5, reason, basis)
        value = plan(projects=(project(1, lines=(line(10),)),), ceilings=(given,))
        (told,) = (each for each in budget_checks.of_plan(value) if each.code == "over_ceiling")
        said = words.strip_breaks(check_words.sentence(told, ()))
        assert (basis or ceiling_words.usual_basis("cs_dev")) in said
