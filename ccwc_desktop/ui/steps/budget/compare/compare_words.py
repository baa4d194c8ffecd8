"""How two proposals beside each other are said: fields by their names on the page, and values."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ccwc_desktop.domain.budget import Ceiling, Funding
from ccwc_desktop.domain.budget_terms import Objective
from ccwc_desktop.domain.comparing import (
    FIGURES,
    CeilingChange,
    Change,
    Comparison,
    LineChange,
    ProjectChange,
    Sum,
    Why,
    only_figures,
)
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.projects import Output, Reached
from ccwc_desktop.language import dates, digits
from ccwc_desktop.language.catalogue import N_, _, current, ngettext
from ccwc_desktop.services import names
from ccwc_desktop.ui import project_names
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.project import project_wording

FIELDS: Mapping[str, str] = {
    "number": N_("No."),
    "name_km": N_("Name in Khmer"),
    "name_en": N_("Name in English"),
    "priority": N_("Priority it answers"),
    "sector": N_("Sector"),
    "kind": N_("Kind"),
    "template": N_("Made from the example"),
    "cdp_objective": N_("Objective of the development plan"),
    "villages": N_("Villages"),
    "place": N_("Place in the village"),
    "objective": N_("Objective"),
    "outputs": N_("Expected results"),
    "year": N_("Year"),
    "start_month": N_("From month"),
    "end_year": N_("Until year"),
    "end_month": N_("To month"),
    "girls": N_("Girls"),
    "boys": N_("Boys"),
    "women": N_("Women"),
    "men": N_("Men"),
    "ages": N_("Children by age"),
    "with_disability": N_("With a disability"),
    "girls_with_disability": N_("Girls with a disability"),
    "minority": N_("Ethnic minority"),
    "minority_girls": N_("Girls of an ethnic minority"),
    "poor_children": N_("In poor families"),
    "poor_girls": N_("Girls in poor families"),
    "poor": N_("Poor families"),
    "responsible": N_("Responsible"),
    "implementer": N_("Who carries it out"),
    "procurement": N_("How it is bought"),
    "local_contribution": N_("What people give"),
    "maintenance": N_("Upkeep afterwards"),
    "environment_study": N_("Study of the environment?"),
    "land_study": N_("Study of the land?"),
    "study_reason": N_("Reason"),
    "support": N_("Support"),
    "partner": N_("Who supports it"),
    "needs": N_("Needs these projects first"),
    "divided": N_("Can it be done in part?"),
    "description_km": N_("Description in Khmer"),
    "description_en": N_("Description in English"),
    "unit": N_("Unit"),
    "quantity": N_("Quantity"),
    "unit_price": N_("Unit price"),
    "chapter": N_("Chapter"),
    "account": N_("Account"),
    "quarter": N_("Quarter"),
    "part": N_("Part of the project"),
    "children": N_("For children and women"),
    "children_percent": N_("Percent"),
    "children_reason": N_("Why this share"),
    "price_source": N_("Price from"),
    "price_date": N_("Price of"),
    "funding": N_("Who pays"),
    "rate": N_("Riel for one US dollar"),
    "rate_on": N_("Date of the dollar rate"),
    "floor_percent": N_("Least for women and children, percent"),
    "floor_amount": N_("Least for women and children, riel"),
    "floor_basis": N_("Where the district says so"),
    "last_total": N_("Last year’s proposal, riel"),
    "last_children": N_("Last year’s proposal for women and children, riel"),
    "four_sectors": N_("The district counts gender among the other four sectors"),
    "cdp_first": N_("First year of the development plan"),
    "cdp_last": N_("Last year of the development plan"),
    "objectives": N_("Objectives of the development plan"),
    "approved": N_("Approved"),
    "revised": N_("Revised"),
    "spent": N_("Spent"),
}
KINDS: Mapping[str, str] = {
    "added": N_("added"),
    "removed": N_("removed"),
    "changed": N_("changed"),
    "figures": N_("approved or spent"),
}
_BY: Mapping[str, str] = {
    "carried": N_("known as the project carried on from the year before"),
    "name": N_("known by its name"),
    "number": N_("known by its number"),
}
_WHY: Mapping[str, str] = {
    "changed": N_("Why it changed: {reason}"),
    "accepted": N_("Reason: {reason}"),
    "ceiling": N_("Reason: {reason}"),
    "decision": N_("Decision on its problem: {reason}"),
    "answer": N_("Answer to the children: {reason}"),
}
_RIEL = ("floor_amount", "last_total", "last_children", "approved", "revised", "spent")
NOTHING = "–"


def field(name: str) -> str:
    """What a field is called."""
    return _(FIELDS[name])


def kind(key: str) -> str:
    """ "added", "removed", "changed"."""
    return _(KINDS[key])


def change(told: Change, old: Plan, new: Plan) -> str:
    """ "Year: 2027 → 2028"."""
    if only_figures(told):
        return " · ".join(_figures(told.old, told.new))
    before, now = value(told.field, told.old, old), value(told.field, told.new, new)
    return _("{field}: {before} → {now}").format(field=field(told.field), before=before, now=now)


def _figures(old: tuple[Funding, ...], new: tuple[Funding, ...]) -> Iterator[str]:
    """What of a source was approved, revised or spent otherwise."""
    for before, now in zip(old, new, strict=True):
        for name in FIGURES:
            was, then = getattr(before, name), getattr(now, name)
            if was != then:
                yield _("{field}: {before} → {now}").format(
                    field=f"{field(name)} ({wording.source_short(now.source)})",
                    before=_amount(was),
                    now=_amount(then),
                )


def why(told: Why) -> str:
    """Why it changed, in the committee's words."""
    return _(_WHY[told.kind]).format(reason=told.text)


def by(how: str) -> str:
    """How a project or a line was known again, "" when by itself."""
    return _(_BY[how]) if how in _BY else ""


def project(told: ProjectChange) -> str:
    """The name of a project, or its number while it has none."""
    return project_names.label(told.project.name(current()), told.project.number)


def headed(told: ProjectChange) -> str:
    """What was done to it, and its name."""
    return _("{kind}: {project}").format(kind=kind(told.kind), project=project(told))


def headed_line(told: LineChange) -> str:
    """What was done to a line, its name and amounts."""
    return _("Line {kind}: {line}").format(kind=kind(told.kind), line=line(told))


def line(told: LineChange) -> str:
    """A line that was added, removed or changed, with its amounts."""
    found = told.new or told.old
    assert found is not None
    name = found.description(current()).strip() or NOTHING
    if told.kind != "changed":
        return f"{name}: {_amount(found.amount)}"
    if told.difference and told.old is not None:
        return f"{name}: {_amount(told.old.amount)} → {_amount(found.amount)}"
    return name


def total(found: Comparison) -> str:
    """The sum before and now, in a sentence."""
    before, now = wording.riel_in_sentence(found.before), wording.riel_in_sentence(found.after)
    if found.before == found.after:
        return _("The proposal stays at {now}.").format(now=now)
    more = found.after - found.before
    said = (
        _("From {before} to {now}: {more} more.")
        if more > 0
        else _("From {before} to {now}: {more} less.")
    )
    return said.format(before=before, now=now, more=wording.riel_in_sentence(abs(more)))


def counts(found: Comparison) -> str:
    """How many projects were added, removed, changed."""
    if found.same:
        return _("Both say the same.")
    added, removed, changed, figures = (found.count(kind) for kind in KINDS)
    said = [
        (added, ngettext("{count} project added", "{count} projects added", added)),
        (removed, ngettext("{count} project removed", "{count} projects removed", removed)),
        (changed, ngettext("{count} project changed", "{count} projects changed", changed)),
        (
            figures,
            ngettext(
                "{count} project with other approved or spent amounts",
                "{count} projects with other approved or spent amounts",
                figures,
            ),
        ),
    ]
    told = (text.format(count=wording.number(count)) for count, text in said if count)
    return " · ".join(told) or _("No project differs.")


def source(told: Sum) -> str:
    """Whose sum it is."""
    name = wording.source(told.source) if told.source else _("Nobody yet")
    placed = wording.year(told.year) if told.year is not None else _("not placed")
    return f"{name}, {placed}"


def difference(riel: int) -> str:
    """ "+ 500 000 ៛", "− 500 000 ៛"."""
    sign = "+ " if riel > 0 else "− " if riel < 0 else ""
    return sign + wording.riel(abs(riel))


def ceiling_change(told: CeilingChange) -> str:
    """What a source can give in a year, before and now, and why it may be passed."""
    said = _("{field}: {before} → {now}").format(
        field=f"{wording.source(told.source)}, {wording.year(told.year)}",
        before=_ceiling(told.old),
        now=_ceiling(told.new),
    )
    return " · ".join((said, *(why(each) for each in told.why)))


def _ceiling(told: Ceiling | None) -> str:
    return _amount(told.amount if told is not None else None)


def _amount(told: int | None) -> str:
    return wording.riel_in_sentence(told) if told is not None else NOTHING


def value(name: str, told: Any, plan: Plan) -> str:
    """A value as it is read; links by the names of what they lead to in their plan."""
    if told is None or told in ("", ()):
        return NOTHING
    if name in _SAID:
        return _SAID[name](told, plan)
    if isinstance(told, bool):
        return _("yes") if told else _("no")
    if isinstance(told, date):
        return dates.short_date(told, current())
    if isinstance(told, int):
        return _amount(told) if name in _RIEL else wording.number(told)
    if isinstance(told, Decimal):
        return digits.quantity(told, current())
    if isinstance(told, tuple):
        return _(", ").join(str(each) for each in told)
    return str(told)


def _named(listname: str) -> Callable[[Any, Plan], str]:
    def say(key: Any, _plan: Plan) -> str:
        found = names.names(listname).get(str(key))
        return found.text(current()) if found else str(key)

    return say


def _chosen(choices: Callable[[], list[tuple[object, str]]]) -> Callable[[Any, Plan], str]:
    return lambda key, _plan: dict(choices()).get(key, str(key))


def _problem(uid: Any, plan: Plan) -> str:
    return next((each.title(current()) for each in plan.problems if each.uid == uid), NOTHING)


def _objective(uid: Any, plan: Plan) -> str:
    found = (each.text(current()) for each in plan.terms.objectives if each.uid == uid)
    return next(found, NOTHING)


def _projects(uids: tuple[str, ...], plan: Plan) -> str:
    return _(", ").join(wording.name_of(each) for each in plan.projects if each.uid in uids)


def _villages(codes: tuple[str, ...], plan: Plan) -> str:
    known = {each.code: each.name(current()) for each in plan.villages}
    return _(", ").join(known.get(code, code) for code in codes)


def _mark(told: Any, _plan: Plan) -> str:
    return {"direct": _("All of it"), "shared": _("A share of it"), "none": _("Nothing")}[told]


def _village(code: Any, plan: Plan) -> str:
    return _villages((code,), plan) if len(str(code)) > 2 else digits.localise(code, current())


def _year(told: Any, _plan: Plan) -> str:
    return wording.year(told)


def _month(told: Any, _plan: Plan) -> str:
    return dict(wording.months()).get(told, NOTHING)


def _code(told: Any, _plan: Plan) -> str:
    return digits.localise(str(told), current())


def _riel(told: Any, _plan: Plan) -> str:
    return _amount(told)


def _outputs(told: tuple[Output, ...], _plan: Plan) -> str:
    return _(", ").join(wording.output(each) for each in told)


def _ages(told: tuple[Reached, ...], _plan: Plan) -> str:
    return _(", ").join(
        _("{ages}: {girls} girls, {boys} boys").format(
            ages=digits.localise(each.age.replace("-", "–"), current()),
            girls=NOTHING if each.girls is None else wording.number(each.girls),
            boys=NOTHING if each.boys is None else wording.number(each.boys),
        )
        for each in told
    )


def _funding(told: tuple[Funding, ...], _plan: Plan) -> str:
    return " · ".join(_share(each) for each in told)


def _share(told: Funding) -> str:
    amount = _("the rest") if told.amount is None else _amount(told.amount)
    said = f"{wording.source_short(told.source)} {amount}"
    figures = [(field(each), getattr(told, each)) for each in FIGURES]
    known = [f"{name} {_amount(riel)}" for name, riel in figures if riel is not None]
    return f"{said} ({_(', ').join(known)})" if known else said


def _objectives(told: tuple[Objective, ...], _plan: Plan) -> str:
    numbered = (f"{wording.number(each.number)} {each.text(current())}" for each in told)
    return _(", ").join(numbered)


_SAID: Mapping[str, Callable[[Any, Plan], str]] = {
    "priority": _problem,
    "cdp_objective": _objective,
    "needs": _projects,
    "villages": _villages,
    "part": _village,
    "sector": _named("sectors"),
    "kind": _chosen(project_wording.kinds),
    "procurement": _chosen(project_wording.procurements),
    "support": _chosen(project_wording.supports),
    "divided": _chosen(project_wording.divisions),
    "children": _mark,
    "chapter": _code,
    "account": _code,
    "unit": lambda told, _plan: wording.unit(told),
    "unit_price": _riel,
    "outputs": _outputs,
    "ages": _ages,
    "funding": _funding,
    "objectives": _objectives,
    "start_month": _month,
    "end_month": _month,
    **dict.fromkeys(("year", "end_year", "cdp_first", "cdp_last"), _year),
}
