"""What the board changes, each one step of undo."""

from ccwc_desktop.domain.budget import Use
from ccwc_desktop.domain.budget_checks import OVER
from ccwc_desktop.domain.proposal import Balance
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.ui.editing import Editor

from . import wording


def add(editor: Editor, problem: str, template: str) -> str:
    """A new project for a priority ("" for none), like an example ("" = empty); gives its uid."""
    plan, of = editor.plan, {"problem": problem} if problem else {}
    with editor.together(_("add a project")):
        if template:
            more = {"template": template, "language": current(), **of}
            return str(editor.apply("projects.from_template", plan=plan, **more))
        service = "projects.from_priority" if problem else "projects.add"
        return str(editor.apply(service, plan=plan, **of))


def arrange(
    editor: Editor, balance: Balance, uid: str, year: object, order: tuple[str, ...]
) -> None:
    """Put a project into a year (None: not placed), and all into an order."""
    project = next((each for each in balance.projects if each.uid == uid), None)
    if project is None:
        return
    with editor.together(_("move the project")):
        if project.year != year:
            editor.attempt("projects.place", uid=uid, year=year)
        if order != tuple(each.uid for each in balance.projects):
            editor.attempt("projects.arrange", plan=editor.plan, uids=order)


def remove(editor: Editor, balance: Balance, uid: str) -> str:
    """Remove a project; gives the notice, "" when it could not be."""
    found = next((each for each in balance.projects if each.uid == uid), None)
    with editor.together(_("remove the project")):
        if found is None or not editor.attempt("projects.remove", uid=uid):
            return ""
    return _("The project “{name}” was removed.").format(name=wording.name_of(found))


def accept(editor: Editor, use: Use, reason: str) -> None:
    """Keep the reason for passing a ceiling."""
    with editor.together(_("accept an amount over the ceiling")):
        editor.attempt(
            "budget_checks.accept",
            plan=editor.plan,
            check=OVER,
            subject=f"{use.source}:{use.year}",
            reason=reason,
        )
