"""The page of projects and budget over the practice commune."""

import pytest

from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget.page import BudgetPage
from ccwc_desktop.ui.tasks import Tasks


@pytest.fixture
def editor(practice_workbook):
    return Editor(practice_workbook)


@pytest.fixture
def tasks():
    return Tasks()


@pytest.fixture
def page(stage, editor, tasks):
    stage.window.resize(1090, 640)
    return stage.put(BudgetPage(editor, tasks))
