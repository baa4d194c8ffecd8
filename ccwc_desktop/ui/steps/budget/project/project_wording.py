"""How the answers of a project are said: to choose from, and in one line under its parts."""

from collections.abc import Iterable

from ccwc_desktop.domain import beneficiaries
from ccwc_desktop.domain.beneficiaries import WrongSum
from ccwc_desktop.domain.projects import DIVISIONS, KINDS, SUPPORTS, Project
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.language.support import SUPPORT, UNSAID
from ccwc_desktop.services import names
from ccwc_desktop.ui.steps.budget import wording

Choices = list[tuple[object, str]]

_DIVIDED = {
    "": N_("only as a whole"),
    "village": N_("village by village"),
    "phase": N_("phase by phase"),
}
_MEANING = {
    "": N_("All lines go together: the project is done whole or not at all."),
    "village": N_(
        "Each line says for which village it is. A line without a village is needed whichever "
        "villages are chosen."
    ),
    "phase": N_(
        "Each line says in which phase it is paid. A later phase needs those before it; a line "
        "without a phase is needed by all."
    ),
}
_WRONG = {
    "below_ages": N_("By age there are {part} already, but in all only {whole}."),
    "above_children": N_("{part} of the children, but there are only {whole} children in all."),
    "above_girls": N_("{part} girls, but there are only {whole} girls in all."),
    "above_both": N_("{part} girls among only {whole} children."),
}


def kinds() -> Choices:
    """Kinds of projects."""
    named = names.names("project_kinds")
    return [("", _("not said")), *((key, named[key].text(current())) for key in KINDS)]


def kind(key: str) -> str:
    """What kind of project it is, "" while that was not said."""
    named = names.names("project_kinds").get(key)
    return named.text(current()) if named else ""


def procurements() -> Choices:
    """Ways of buying."""
    named = names.names("procurement").items()
    return [("", _("not said")), *((key, name.text(current())) for key, name in named)]


def supports() -> Choices:
    """Whether somebody pays or promised to."""
    return [("", _(UNSAID)), *((key, _(SUPPORT[key])) for key in SUPPORTS)]


def divisions() -> Choices:
    """Whether it can be done in part."""
    return [(key, _(_DIVIDED[key])) for key in ("", *DIVISIONS)]


def meaning(divided: str) -> str:
    """What it means for the lines of a project."""
    return _(_MEANING.get(divided, _MEANING[""]))


def wrong(found: WrongSum) -> str:
    """Why a count cannot be right."""
    return _(_WRONG[found.code]).format(
        part=wording.number(found.part), whole=wording.number(found.whole)
    )


def summaries(project: Project, others: Iterable[Project]) -> dict[str, str]:
    """By part, what stands in it; "" for nothing."""
    return {
        "goal": _joined([*(wording.output(each) for each in project.outputs), project.objective]),
        "people": _people(project),
        "care": _joined([project.responsible, project.implementer, project.maintenance]),
        "studies": _studies(project),
        "support": _support(project, others),
    }


def _joined(said: Iterable[str]) -> str:
    return " · ".join(each.strip() for each in said if each.strip())


def _people(project: Project) -> str:
    said = []
    children = beneficiaries.children(project)
    if children is not None:
        text = ngettext(
            "{count} child, {girls} of them girls",
            "{count} children, {girls} of them girls",
            children,
        )
        said.append(
            text.format(count=wording.number(children), girls=wording.number(project.girls or 0))
        )
    adults = [count for count in (project.women, project.men) if count is not None]
    if sum(adults):
        said.append(_("{count} grown-ups").format(count=wording.number(sum(adults))))
    if project.with_disability:
        count = wording.number(project.with_disability)
        said.append(_("{count} with a disability").format(count=count))
    if project.poor:
        count = wording.number(project.poor)
        said.append(_("{count} poor families").format(count=count))
    return _joined(said)


def _studies(project: Project) -> str:
    known = {True: _("needed"), False: _("not needed")}
    said = []
    if project.environment_study is not None:
        said.append(_("environment: {answer}").format(answer=known[project.environment_study]))
    if project.land_study is not None:
        said.append(_("land: {answer}").format(answer=known[project.land_study]))
    return _joined([*said, project.study_reason])


def _support(project: Project, others: Iterable[Project]) -> str:
    said = [_(SUPPORT[project.support])] if project.support in SUPPORTS else []
    said.append(project.partner)
    needed = [wording.name_of(each) for each in others if each.uid in project.needs]
    if needed:
        said.append(_("needs: {projects}").format(projects=_(", ").join(needed)))
    if project.divided in DIVISIONS:
        said.append(_(_DIVIDED[project.divided]))
    return _joined(said)
