"""What a schema cannot say about a plan document: each name that is used must mean something."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ccwc_desktop.domain import projects
from ccwc_desktop.domain.additions import prefix
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.places import is_inside, is_practice, parent

Document = dict[str, Any]
Keyed = tuple[str, object]  # where it stands, what must be there once
MOST_CODES = 1000
"""Different indicators of the figures; the program has 130, a list of a district 100 at most."""
MOST_SOURCES = 50
"""That tell the same number; the program knows ten."""
MOST_LINES = 5000
"""Of all projects together."""
MOST_RIEL = 10**15
"""Of a line, as the schema says of every other amount; so a plan's total can be stored."""


def check_references(document: Document) -> None:
    """Raises Refused with `where` (a JSON pointer) for the first thing that does not fit.

    Codes "document.…": practice_mismatch, place_outside, too_many (most), does_not_fit, doubled,
    unknown_problem, unknown_criterion, unknown_option, unknown_consultation, unknown_member,
    unknown_project, unknown_objective, needs_circle, not_a_date, not_its_own_base.
    """
    if document["practice"] is not is_practice(document["commune"]):
        raise Refused("document.practice_mismatch", where="/practice")
    if document.get("base_uid") == document["uid"]:
        raise Refused("document.not_its_own_base", where="/base_uid")
    _check_places(document)
    _check_indicators(document)
    _check_counts(document)
    _check_once(_uids(document, ""))
    for keys in _keys(document):
        _check_once(keys)
    _check_dates(document)
    _check_consultations(document)
    _check_links(document)


def _each(document: Document, name: str, under: str = "") -> Iterator[tuple[str, Document]]:
    for index, item in enumerate(document.get(name, ())):
        yield f"{under}/{name}/{index}", item


def _check_places(document: Document) -> None:
    commune = document["commune"]
    for where, village in _each(document, "villages"):
        if not is_inside(village["code"], commune):
            raise Refused("document.place_outside", where=f"{where}/code", place=village["code"])
    for where, service in _each(document, "services"):
        if not is_inside(service["village"], commune):
            place = service["village"]
            raise Refused("document.place_outside", where=f"{where}/village", place=place)
    for where, figure in _each(document, "figures"):
        if not is_inside(figure["place"], commune):
            raise Refused("document.place_outside", where=f"{where}/place", place=figure["place"])
    for name in ("consultations", "problems", "projects"):
        for where, item in _each(document, name):
            for index, village in enumerate(item.get("villages", ())):
                if not is_inside(village, commune):
                    place = f"{where}/villages/{index}"
                    raise Refused("document.place_outside", where=place, place=village)


def _check_indicators(document: Document) -> None:
    """What the district added is of our district."""
    begins = prefix(parent(document["commune"]))
    for where, added in _each(document, "indicators"):
        if not added["code"].startswith(begins):
            raise Refused("document.place_outside", where=f"{where}/code", place=added["code"])


def _check_counts(document: Document) -> None:
    """What no real plan has so many of, and a made-up one keeps the program busy with."""
    figures = document.get("figures", ())
    told = Counter(_number(figure) for figure in figures)
    counts = (
        ("/figures/*/indicator", len({figure["indicator"] for figure in figures}), MOST_CODES),
        ("/figures/*/source", max(told.values(), default=0), MOST_SOURCES),
        (
            "/projects/*/lines",
            sum(len(each.get("lines", ())) for each in document.get("projects", ())),
            MOST_LINES,
        ),
    )
    for where, count, most in counts:
        if count > most:
            raise Refused("document.too_many", where=where, most=most)
    for project_where, project in _each(document, "projects"):
        for where, line in _each(project, "lines", project_where):
            if Decimal(line.get("quantity", "0")) * line.get("unit_price", 0) > MOST_RIEL:
                raise Refused("document.does_not_fit", where=where, rule="maximum")


def _uids(item: object, where: str) -> Iterator[Keyed]:
    """Every uid of the document, the plan's own among them."""
    if isinstance(item, dict):
        if "uid" in item:
            yield f"{where}/uid", item["uid"]
        for key, value in item.items():
            if isinstance(value, list):
                yield from _uids(value, f"{where}/{key}")
    elif isinstance(item, list):
        for index, value in enumerate(item):
            if isinstance(value, dict):
                yield from _uids(value, f"{where}/{index}")


def _keys(document: Document) -> Iterator[Iterable[Keyed]]:
    """Groups of things that may stand only once, by what tells them apart."""
    for name, parts in (
        ("villages", ("code",)),
        ("figures", ("indicator", "place", "year", "sex", "source")),
        ("services", ("village", "service")),
        ("offices", ("service",)),
        ("indicators", ("code", "from_year")),
        ("problems", ("number",)),
        ("criteria", ("code",)),
        ("scores", ("problem", "criterion", "member")),
        ("answers", ("problem",)),
        ("decisions", ("problem",)),
        ("projects", ("number",)),
        ("ceilings", ("source", "year")),
        ("accepted", ("check", "subject")),
    ):
        yield _of(document, name, parts)
    yield _chosen_figures(document)
    yield _of(document.get("ways", {}), "ballots", ("group",), "/ways")
    yield _of(document.get("ways", {}), "levels", ("problem",), "/ways")
    for where, meeting in _each(document, "meetings"):
        yield _of(meeting, "attendance", ("member",), where)
    yield _of(document.get("terms", {}), "objectives", ("number",), "/terms")
    for where, project in _each(document, "projects"):
        yield _of(project, "ages", ("age",), where)
        for line_where, line in _each(project, "lines", where):
            yield _of(line, "funding", ("source",), line_where)
    for where, meeting in _each(document, "consultations"):
        for group_where, group in _each(meeting, "groups", where):
            yield _of(group, "votes", ("option",), group_where)
            yield _of(group, "faces", ("option",), group_where)


def _of(item: Document, name: str, parts: tuple[str, ...], under: str = "") -> Iterator[Keyed]:
    for where, each in _each(item, name, under):
        yield where, tuple(each.get(part, "") for part in parts)


def _chosen_figures(document: Document) -> Iterator[Keyed]:
    """Of what several sources say of one number, one counts."""
    for where, figure in _each(document, "figures"):
        if figure.get("chosen", True):
            yield where, _number(figure)


def _number(figure: Document) -> tuple[str, str, int, str]:
    return figure["indicator"], figure["place"], figure["year"], figure["sex"]


def _check_once(keys: Iterable[Keyed]) -> None:
    seen: dict[object, str] = {}
    for where, key in keys:
        if key in seen:
            raise Refused("document.doubled", where=where, first=seen[key])
        seen[key] = where


def _check_dates(document: Document) -> None:
    for where, meeting in _each(document, "consultations"):
        _check_days(meeting, ("held_on", "feedback_on", "answered_on"), where)
    _check_days(document.get("terms", {}), ("rate_on",), "/terms")
    for project_where, project in _each(document, "projects"):
        for where, line in _each(project, "lines", project_where):
            _check_days(line, ("price_date",), where)
    for where, meeting in _each(document, "meetings"):
        _check_days(meeting, ("held_on", "signed_on"), where)
        for name, day in (("reopened", "on"), ("decisions", "until")):
            for told_where, told in _each(meeting, name, where):
                _check_days(told, (day,), told_where)


def _check_days(item: Document, names: tuple[str, ...], where: str) -> None:
    for name in names:
        text = item.get(name)
        try:
            if text is not None:
                date.fromisoformat(text)
        except ValueError as error:
            raise Refused("document.not_a_date", where=f"{where}/{name}") from error


def _check_consultations(document: Document) -> None:
    problems = {problem["uid"] for problem in document.get("problems", ())}
    for where, meeting in _each(document, "consultations"):
        for name in ("options", "remarks"):
            for said_where, said in _each(meeting, name, where):
                if said.get("problem") and said["problem"] not in problems:
                    raise Refused("document.unknown_problem", where=f"{said_where}/problem")
        options = {option["uid"] for option in meeting.get("options", ())}
        for said_where, option in _options_used(meeting, where):
            if option not in options:
                raise Refused("document.unknown_option", where=said_where)
        for said_where, remark in _each(meeting, "remarks", where):
            village = remark.get("village")
            if village and not is_inside(village, document["commune"]):
                where = f"{said_where}/village"
                raise Refused("document.place_outside", where=where, place=village)


def _options_used(meeting: Document, under: str) -> Iterator[tuple[str, str]]:
    """(where, uid) of each option that a group or a remark speaks of."""
    for where, remark in _each(meeting, "remarks", under):
        if remark.get("option"):
            yield f"{where}/option", remark["option"]
    for group_where, group in _each(meeting, "groups", under):
        for index, option in enumerate(group.get("order", ())):
            yield f"{group_where}/order/{index}", option
        for name, keys in (
            ("votes", ("option",)),
            ("faces", ("option",)),
            ("pairs", ("one", "other", "preferred")),
        ):
            for where, said in _each(group, name, group_where):
                for key in keys:
                    yield f"{where}/{key}", said[key]


def _check_links(document: Document) -> None:
    problems = {problem["uid"] for problem in document.get("problems", ())}
    criteria = {criterion["code"] for criterion in document.get("criteria", ())}
    meetings = {meeting["uid"] for meeting in document.get("consultations", ())}
    for name, key in (
        ("scores", "problem"),
        ("decisions", "problem"),
        ("answers", "problem"),
        ("problems", "merged_into"),
        ("projects", "priority"),
    ):
        for where, item in _each(document, name):
            if item.get(key) and item[key] not in problems:
                raise Refused("document.unknown_problem", where=f"{where}/{key}")
    for where, score in _each(document, "scores"):
        if score["criterion"] not in criteria:
            raise Refused("document.unknown_criterion", where=f"{where}/criterion")
    for where, used in _problems_ranked(document.get("ways", {})):
        if used not in problems:
            raise Refused("document.unknown_problem", where=where)
    _check_members(document)
    _check_projects(document)
    _check_circles(document)
    for where, problem in _each(document, "problems"):
        for proof_where, proof in _each(problem, "evidence", where):
            about = proof.get("ref") if proof["kind"] == "consultation" else ""
            if about and about not in meetings:
                raise Refused("document.unknown_consultation", where=f"{proof_where}/ref")


def _check_projects(document: Document) -> None:
    """What a project needs is a project, what it serves is an objective of the plan."""
    known = {project["uid"] for project in document.get("projects", ())}
    objectives = {each["uid"] for each in document.get("terms", {}).get("objectives", ())}
    for where, project in _each(document, "projects"):
        if project.get("cdp_objective") and project["cdp_objective"] not in objectives:
            raise Refused("document.unknown_objective", where=f"{where}/cdp_objective")
        for index, needed in enumerate(project.get("needs", ())):
            if needed not in known or needed == project["uid"]:
                raise Refused("document.unknown_project", where=f"{where}/needs/{index}")


def _check_circles(document: Document) -> None:
    """No project needs itself through others: none of them could ever begin."""
    listed = [each["uid"] for each in document.get("projects", ())]
    needs = {each["uid"]: each.get("needs", ()) for each in document.get("projects", ())}
    stuck = projects.stuck(needs)
    if not stuck:
        return
    seen: set[str] = set()
    at = next(uid for uid in listed if uid in stuck)
    while at not in seen:  # whoever is stuck needs another one, so the way comes round
        seen.add(at)
        at = next(uid for uid in needs[at] if uid in stuck)
    raise Refused("document.needs_circle", where=f"/projects/{listed.index(at)}/needs")


def _problems_ranked(ways: Document) -> Iterator[tuple[str, str]]:
    """(where, uid) of each problem that a way of ranking speaks of."""
    for ballot_where, ballot in _each(ways, "ballots", "/ways"):
        for where, dots in _each(ballot, "dots", ballot_where):
            yield f"{where}/problem", dots["problem"]
    for where, contest in _each(ways, "contests", "/ways"):
        for key in ("one", "other", "winner"):
            yield f"{where}/{key}", contest[key]
    for where, level in _each(ways, "levels", "/ways"):
        yield f"{where}/problem", level["problem"]


def _check_members(document: Document) -> None:
    """Who scored or came is on the committee; signed minutes name those who left it since."""
    members = {member["uid"] for member in document.get("committee", ())}
    for where, score in _each(document, "scores"):
        if score.get("member") and score["member"] not in members:
            raise Refused("document.unknown_member", where=f"{where}/member")
    for meeting_where, meeting in _each(document, "meetings"):
        for where, seat in _each(meeting, "attendance", meeting_where):
            if seat["member"] not in members and not seat.get("name"):
                raise Refused("document.unknown_member", where=f"{where}/member")
