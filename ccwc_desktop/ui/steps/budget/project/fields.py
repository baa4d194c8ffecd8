"""The fields of a project: what they are called, how they are typed, where they stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ccwc_desktop.domain import merging
from ccwc_desktop.domain.budget_terms import Objective
from ccwc_desktop.domain.problems import Problem
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language import digits, words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import names, places
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.widgets.choices import ChoiceField, MultiChoice
from ccwc_desktop.ui.widgets.field_block import FieldBlock
from ccwc_desktop.ui.widgets.fields import LongText, count_field, text_field

from . import project_wording
from .outputs_field import OutputsField

Rows = tuple[tuple[tuple[str, int], ...], ...]

# rows of (field, width of 12) by part
LAYOUT: Mapping[str, Rows] = {
    "identity": (
        (("name_km", 6), ("name_en", 6)),
        (("priority", 6), ("sector", 3), ("kind", 3)),
        (("villages", 6), ("place", 6)),
        (("start_month", 3), ("year", 3), ("end_month", 3), ("end_year", 3)),
    ),
    "goal": ((("objective", 12),), (("outputs", 12),), (("cdp_objective", 12),)),
    "people": ((("girls", 2), ("boys", 2), ("women", 2), ("men", 2), ("poor", 4)),),
    "care": (
        (("responsible", 6), ("implementer", 6)),
        (("procurement", 6), ("local_contribution", 6)),
        (("maintenance", 12),),
    ),
    "studies": ((("environment_study", 3), ("land_study", 3), ("study_reason", 6)),),
    "support": (
        (("support", 6), ("partner", 6)),
        (("needs", 6), ("divided", 6)),
    ),
}


def first_of(part: str) -> str:
    """The first field of a part."""
    return LAYOUT[part][0][0][0]


def titles() -> dict[str, str]:
    """The heads of the parts."""
    return {
        "identity": _("What, where and when"),
        "people": _("Whom it helps"),
        "goal": _("What it should reach"),
        "care": _("Who does it, who keeps it up"),
        "studies": _("Studies before it begins"),
        "support": _("Support, and other projects"),
    }


class Blocks(Mapping[str, FieldBlock]):
    """A block for every field of a project by its name in the rules, made when first asked for."""

    def __init__(self, editor: Editor, years: tuple[int, ...]) -> None:
        self._makers = {key: (label, make) for key, label, make in _fields(editor, years)}
        self._made: dict[str, FieldBlock] = {}

    def __getitem__(self, key: str) -> FieldBlock:
        if key not in self._made:
            label, make = self._makers[key]
            hint = _("households") if key == "poor" else ""
            required = key == "name_km"
            self._made[key] = FieldBlock(label, make(), required=required, hint=hint, key=key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _fields(
    editor: Editor, years: tuple[int, ...]
) -> tuple[tuple[str, str, Callable[[], Any]], ...]:
    months = wording.months()
    after = (*years, years[-1] + 1)
    return (
        ("name_km", _("Name in Khmer"), text_field),
        ("name_en", _("Name in English"), text_field),
        ("priority", _("Priority it answers"), ChoiceField),
        ("sector", _("Sector"), lambda: ChoiceField(_sectors())),
        ("kind", _("Kind"), lambda: ChoiceField(project_wording.kinds())),
        ("villages", _("Villages"), lambda: MultiChoice(_villages(editor))),
        ("place", _("Place in the village"), lambda: text_field(_example_place())),
        ("start_month", _("From month"), lambda: ChoiceField(months)),
        ("year", _("Year"), lambda: ChoiceField(wording.years(years, _("Not placed")))),
        ("end_month", _("To month"), lambda: ChoiceField(months)),
        (
            "end_year",
            _("Until year"),
            lambda: ChoiceField(wording.years(after, _("the same year"))),
        ),
        ("objective", _("Objective"), lambda: LongText(2)),
        ("outputs", _("Expected results"), OutputsField),
        ("cdp_objective", _("Objective of the development plan"), ChoiceField),
        ("girls", _("Girls"), count_field),
        ("boys", _("Boys"), count_field),
        ("women", _("Women"), count_field),
        ("men", _("Men"), count_field),
        ("poor", _("Poor families"), count_field),
        ("responsible", _("Responsible"), text_field),
        ("implementer", _("Who carries it out"), text_field),
        ("procurement", _("How it is bought"), lambda: ChoiceField(project_wording.procurements())),
        ("local_contribution", _("What people give"), lambda: text_field(_example_gift())),
        ("maintenance", _("Upkeep afterwards"), lambda: LongText(2)),
        ("environment_study", _("Study of the environment?"), lambda: ChoiceField(_answers())),
        ("land_study", _("Study of the land?"), lambda: ChoiceField(_answers())),
        ("study_reason", _("Reason"), text_field),
        ("support", _("Support"), lambda: ChoiceField(project_wording.supports())),
        ("partner", _("Who supports it"), text_field),
        ("needs", _("Needs these projects first"), lambda: MultiChoice(nothing=_("none"))),
        ("divided", _("Can it be done in part?"), lambda: ChoiceField(project_wording.divisions())),
    )


def _example_place() -> str:
    return words.strip_breaks(_("for example: behind the primary school"))


def _example_gift() -> str:
    return words.strip_breaks(_("for example: ten days of work"))


def ask_for_name(block: FieldBlock, project: Project, known: Iterable[Problem]) -> bool:
    """While a project has no name, say how to name it; what its problem needs may be taken."""
    if project.name("km").strip():
        return False
    said = _("Please name the project. Begin with a verb, for example “Build two latrines”.")
    need = next((each.need.strip() for each in known if each.uid == project.priority), "")
    if need:
        said += " " + _("Needed: “{need}”.").format(need=words.add_breaks(need))
    block.show_warning(said, _("Take this as the name") if need else "", need or None)
    return True


def offer_priorities(
    field: Any, known: Iterable[Problem], linked: str, ranks: Mapping[str, int]
) -> None:
    """The problems a project may answer, as they are now, and the one that it answers already.

    Of problems that were put together only the whole. Those with a rank come first and are known
    by it, as on the sheets; the others by their code.
    """
    settled = sorted(merging.settled(known), key=lambda each: ranks.get(each.uid, len(ranks) + 1))
    listed = [
        (each.uid, _problem(each, ranks.get(each.uid)))
        for each in settled
        if each.uid == linked or not (each.merged_into or each.mandate == "referral")
    ]
    field.fill([("", _("None: costs of the committee")), *listed])


def offer_objectives(field: Any, known: Iterable[Objective]) -> None:
    """The objectives of the development plan, as they are now."""
    listed = [
        (each.uid, f"{wording.number(each.number)}. {each.text(current())}".rstrip())
        for each in sorted(known, key=lambda each: each.number)
    ]
    field.fill([("", _("not said")), *listed])


def offer_projects(field: Any, known: Sequence[Project], uid: str) -> None:
    """The other projects that this one may need."""
    field.fill([(each.uid, wording.name_of(each)) for each in known if each.uid != uid])


def offer_years(field: Any, years: tuple[int, ...], end: int | None) -> None:
    """The years a project may end in; one that lies further is among them."""
    offered = sorted({*years, years[-1] + 1, *([end] if end is not None else [])})
    field.fill(wording.years(offered, _("the same year")))


def _problem(problem: Problem, rank: int | None) -> str:
    title = problem.title(current()) or problem.code
    if rank is None:
        return f"{digits.localise(problem.code, current())}  {title}"
    return _("Priority {rank}: {title}").format(rank=wording.number(rank), title=title)


def _sectors() -> list[tuple[object, str]]:
    return [(key, name.text(current())) for key, name in names.names("sectors").items()]


def _villages(editor: Editor) -> list[tuple[object, str]]:
    return [(each.code, each.name(current())) for each in editor.read(places.villages)]


def _answers() -> list[tuple[object, str]]:
    return [(None, _("not answered yet")), (True, _("needed")), (False, _("not needed"))]
