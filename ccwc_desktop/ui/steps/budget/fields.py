"""The fields of a project: what they are called, how they are typed, where they stand."""

from collections.abc import Callable, Iterable
from typing import Any

from ccwc_desktop.domain import merging
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, places
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.widgets.choices import ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText, count_field, text_field

from . import wording

# rows of (field, width of 12), under the heads of `heads`
IDENTITY = (
    (("name_km", 6), ("name_en", 6)),
    (("priority", 8), ("sector", 4)),
    (("villages", 5), ("year", 3), ("start_month", 2), ("end_month", 2)),
)
REST = {
    "goal": ((("objective", 12),),),
    "people": (
        (("girls", 3), ("boys", 3), ("women", 3), ("men", 3)),
        (("with_disability", 4), ("poor", 4), ("minority", 4)),
    ),
    "care": ((("responsible", 6), ("maintenance", 6)),),
    "studies": ((("environment_study", 3), ("land_study", 3), ("study_reason", 6)),),
}


def heads() -> dict[str, str]:
    """The heads of the parts under the costs."""
    return {
        "goal": _("What it should reach"),
        "people": _("Whom it helps"),
        "care": _("Who does it, who keeps it up"),
        "studies": _("Studies before it begins"),
    }


def build(editor: Editor, years: tuple[int, ...]) -> dict[str, FieldBlock]:
    """A block for every field of a project, by its name in the rules."""
    made: dict[str, FieldBlock] = {}
    for key, label, editor_of in _fields(editor, years):
        hint = _households() if key == "poor" else ""
        made[key] = FieldBlock(label, editor_of(), required=key == "name_km", hint=hint, key=key)
    return made


def _households() -> str:
    return _("households")


def _fields(
    editor: Editor, years: tuple[int, ...]
) -> tuple[tuple[str, str, Callable[[], Any]], ...]:
    months = wording.months()
    return (
        ("name_km", _("Name in Khmer"), text_field),
        ("name_en", _("Name in English"), text_field),
        ("priority", _("Priority it answers"), ChoiceField),
        ("sector", _("Sector"), lambda: ChoiceField(_sectors())),
        ("villages", _("Villages"), lambda: MultiChoice(_villages(editor))),
        ("year", _("Year"), lambda: ChoiceField(wording.years(years, _("Not placed")))),
        ("start_month", _("From month"), lambda: ChoiceField(months)),
        ("end_month", _("To month"), lambda: ChoiceField(months)),
        ("objective", _("Objective"), lambda: LongText(2)),
        ("girls", _("Girls"), count_field),
        ("boys", _("Boys"), count_field),
        ("women", _("Women"), count_field),
        ("men", _("Men"), count_field),
        ("with_disability", _("With a disability"), count_field),
        ("poor", _("Poor families"), count_field),
        ("minority", _("Indigenous or minority"), count_field),
        ("responsible", _("Responsible"), text_field),
        ("maintenance", _("Upkeep afterwards"), lambda: LongText(2)),
        ("environment_study", _("Study of the environment?"), lambda: ChoiceField(_answers())),
        ("land_study", _("Study of the land?"), lambda: ChoiceField(_answers())),
        ("study_reason", _("Reason"), text_field),
    )


def ask_for_name(block: FieldBlock, project: Project, known: Iterable[Problem]) -> None:
    """While a project has no name, say how to name it; what its problem needs may be taken."""
    if project.name("km").strip():
        block.clear_message()
        return
    said = _("Please name the project. Begin with a verb, for example “Build two latrines”.")
    need = next((each.need.strip() for each in known if each.uid == project.priority), "")
    if need:
        said += " " + _("Needed: “{need}”.").format(need=words.add_breaks(need))
    block.show_warning(said, _("Take this as the name") if need else "", need or None)


def offer_priorities(field: Any, known: Iterable[Problem], linked: str) -> None:
    """The problems a project may answer, as they are now, and the one that it answers already.

    Of problems that were put together only the whole.
    """
    listed = [
        (each.uid, _problem(each))
        for each in merging.settled(known)
        if each.uid == linked or not (each.merged_into or each.mandate == "referral")
    ]
    field.fill([("", _("None: costs of the committee")), *listed])


def _problem(problem: Problem) -> str:
    return f"{digits.localise(problem.code, current())}  {problem.title(current())}"


def _sectors() -> list[tuple[object, str]]:
    return [(key, name.text(current())) for key, name in names.names("sectors").items()]


def _villages(editor: Editor) -> list[tuple[object, str]]:
    return [(each.code, each.name(current())) for each in editor.read(places.villages)]


def _answers() -> list[tuple[object, str]]:
    return [(None, _("not answered yet")), (True, _("needed")), (False, _("not needed"))]
