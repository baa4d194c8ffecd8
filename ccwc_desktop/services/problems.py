"""Problems: list, add, change, remove, bring back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import candidates, merging, problem_tree, problems, year_roll
from ccwc_desktop.domain import situation as figures
from ccwc_desktop.domain.candidates import Mention
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.problems import Branch, Evidence, Problem
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import ProblemRow

from . import affected, consultations, rows, situation
from .done import Call, Done

Links = tuple[tuple[Mention, str], ...]
"""What children chose or said -> the problem (uid) that it speaks for, "" for none."""


def listing(session: Session, plan: int) -> tuple[Problem, ...]:
    """Problems in the order they were entered."""
    wanted = select(ProblemRow).where(ProblemRow.plan_id == plan, ProblemRow.removed.is_(False))
    found = session.scalars(wanted.order_by(ProblemRow.position))
    return tuple(rows.value_of(Problem, row) for row in found)


def get(session: Session, uid: str) -> Problem:
    """One problem; raises Refused("gone")."""
    return rows.value_of(Problem, rows.by_uid(session, ProblemRow, uid))


def add(session: Session, plan: int, **columns: object) -> Done:
    """A new problem; gives the uid."""
    _check(columns)
    uid = rows.new_uid()
    session.add(
        ProblemRow(
            uid=uid,
            plan_id=plan,
            number=rows.next_number(session, ProblemRow, ProblemRow.plan_id == plan),
            position=rows.next_position(session, ProblemRow, ProblemRow.plan_id == plan),
            **columns,
        )
    )
    return Done(uid, Call("problems.remove", {"uid": uid}))


def add_from_signal(session: Session, plan: int, key: str, note: str, **columns: object) -> Done:
    """A new problem with the signal `key` as its evidence; `note` is what it says. Gives the uid.

    `columns`: see `signal_problems.draft`.
    """
    return add(session, plan, evidence=(Evidence(rows.new_uid(), "signal", key, note),), **columns)


def add_from_voices(session: Session, plan: int, voices: tuple[Mention, ...]) -> Done:
    """A new problem of what children chose or said, which speaks for it from now on; gives the uid.

    Its evidence are the consultations. Raises Refused("gone") when nothing of it waits any more.
    """
    known = {each.uid for each in listing(session, plan)}
    matter = candidates.gathered(consultations.listing(session, plan), known, voices)
    if matter is None:
        raise Refused("gone", uid=voices[0].voice if voices else "")
    theme = reference.themes().get(matter.theme)
    suggested = {"sector": theme.sector, "cluster": theme.cluster} if theme else {}
    done = add(session, plan, **{**candidates.draft(matter), **suggested})
    hear(session, str(done.result), matter.mentions)
    return done


def add_from_theme(session: Session, plan: int, theme: str) -> Done:
    """A new problem of the catalogue of themes; gives the uid. What shows it is still to be said.

    Raises Refused("problem.no_such_choice").
    """
    known = reference.themes().get(theme)
    if known is None:
        raise Refused("problem.no_such_choice", field="theme", value=theme)
    return add(
        session,
        plan,
        title_km=known.name.km,
        title_en=known.name.en,
        theme=known.key,
        sector=known.sector,
        cluster=known.cluster,
        sensitive=known.sensitive,
    )


def add_from_action_plan(
    session: Session, plan: int, provider: str, issue: str, action: str = ""
) -> Done:
    """A new problem of a joint action plan with a provider of services; the action is its evidence.

    Gives the uid. Raises Refused("problem.no_such_choice" | "problem.no_issue").
    """
    if provider not in candidates.PROVIDERS:
        raise Refused("problem.no_such_choice", field="provider", value=provider)
    if not issue.strip():
        raise Refused("problem.no_issue")
    proof = Evidence(rows.new_uid(), "social_accountability", provider, action.strip())
    title = "title_km" if candidates.in_khmer(issue) else "title_en"
    return add(session, plan, evidence=(proof,), **{title: issue.strip()})


def hear(session: Session, uid: str, voices: tuple[Mention, ...]) -> Done:
    """Let what children chose or said speak for a problem; the consultations become its evidence.

    Raises Refused("gone").
    """
    row = rows.by_uid(session, ProblemRow, uid)
    told = {each.ref for each in row.evidence if each.kind == "consultation"}
    new = dict.fromkeys(each.consultation for each in voices if each.consultation not in told)
    proofs = tuple(Evidence(rows.new_uid(), "consultation", meeting) for meeting in new)
    return put_voices(session, uid, (*row.evidence, *proofs), tuple((each, uid) for each in voices))


def put_voices(session: Session, uid: str, evidence: tuple[Evidence, ...], links: Links) -> Done:
    """Set the evidence of a problem and what options and remarks speak for (opposite of `hear`)."""
    before: list[tuple[Mention, str]] = []
    for meeting in dict.fromkeys(mention.consultation for mention, _problem in links):
        value = consultations.get(session, meeting)
        spoke = {each.uid: each.problem for each in value.options}
        spoke |= {each.uid: each.problem for each in value.remarks}
        mine = {m.voice: problem for m, problem in links if m.consultation == meeting}
        before += [(Mention(meeting, v), spoke[v]) for v in mine if v in spoke]
        new = candidates.spoken_for(value, mine)
        consultations.change(session, meeting, options=new.options, remarks=new.remarks)
    old = rows.change(rows.by_uid(session, ProblemRow, uid), {"evidence": evidence})
    return Done(uid, Call("problems.put_voices", {"uid": uid, **old, "links": tuple(before)}))


def merge(session: Session, uid: str, into: str) -> Done:
    """Put a problem together with another one (uid); "" takes it apart again.

    Raises Refused("gone" | "problem.merge_with_itself" | "problem.merge_referral").
    """
    row = rows.by_uid(session, ProblemRow, uid)
    if into:
        merging.check(listing(session, row.plan_id), uid, into)
    return change(session, uid, merged_into=into)


def tell_apart(session: Session, uid: str, other: str) -> Done:
    """Say that two problems (uids) only look alike: they are not suggested as the same again.

    Raises Refused("gone").
    """
    row, looks_like = (rows.by_uid(session, ProblemRow, each) for each in (uid, other))
    return change(session, uid, unlike=tuple(dict.fromkeys((*row.unlike, looks_like.uid))))


def carry_on(session: Session, plan: int, problem: str) -> Done:
    """A problem of an earlier plan goes on in `plan`; gives its new uid.

    Raises Refused("gone") for one that is not there any more, or goes on already.
    """
    row = rows.by_uid(session, ProblemRow, problem)
    goes_on = {each.carried_from for each in listing(session, plan)}
    last = {each.uid: each for each in merging.whole(listing(session, row.plan_id))}
    if problem not in last or row.plan_id == plan or problem in goes_on:
        raise Refused("gone", uid=problem)
    new = year_roll.carried_on(
        last[problem],
        rows.new_uid(),
        rows.next_number(session, ProblemRow, ProblemRow.plan_id == plan),
    )
    columns = {field.name: getattr(new, field.name) for field in fields(Problem)}
    position = rows.next_position(session, ProblemRow, ProblemRow.plan_id == plan)
    session.add(ProblemRow(plan_id=plan, position=position, **columns))
    return Done(new.uid, Call("problems.remove", {"uid": new.uid}))


def change(session: Session, uid: str, **new: object) -> Done:
    """Change any field; raises Refused("problem.below_zero" | "problem.no_such_choice")."""
    _check(new)
    old = rows.change(rows.by_uid(session, ProblemRow, uid), new)
    return Done(uid, Call("problems.change", {"uid": uid, **old}))


def add_evidence(session: Session, uid: str, kind: str, ref: str = "", note: str = "") -> Done:
    """Attach what shows the problem; gives the uid of the evidence."""
    if kind not in problems.EVIDENCE_KINDS:
        raise Refused("problem.no_such_choice", field="kind", value=kind)
    row = rows.by_uid(session, ProblemRow, uid)
    new = Evidence(rows.new_uid(), kind, ref, note)
    done = change(session, uid, evidence=(*row.evidence, new))
    return Done(new.uid, done.undo)


def change_evidence(session: Session, uid: str, evidence: str, **new: str) -> Done:
    """Change what a piece of evidence says."""
    row = rows.by_uid(session, ProblemRow, uid)
    kept = tuple(replace(each, **new) if each.uid == evidence else each for each in row.evidence)
    return change(session, uid, evidence=kept)


def remove_evidence(session: Session, uid: str, evidence: str) -> Done:
    """Take a piece of evidence away."""
    row = rows.by_uid(session, ProblemRow, uid)
    kept = tuple(each for each in row.evidence if each.uid != evidence)
    return change(session, uid, evidence=kept)


def take_figures(session: Session, uid: str, indicator: str) -> Done:
    """Girls and boys affected as the newest figures of the problem's villages say.

    Raises Refused("problem.figure_unknown").
    """
    row = rows.by_uid(session, ProblemRow, uid)
    told = affected.counted(session, indicator, row.villages)
    if told is None or not told.known:
        raise Refused("problem.figure_unknown", indicator=indicator)
    return change(
        session,
        uid,
        girls=told.girls,
        boys=told.boys,
        affected_by=indicator,
        affected_reason="",
    )


def add_branch(session: Session, uid: str, kind: str, under: str = "", text: str = "") -> Done:
    """A cause or an effect more in the problem tree; gives its uid.

    Raises Refused("gone" | "problem.no_such_choice" | "tree.too_deep" | "tree.too_long").
    """
    row = rows.by_uid(session, ProblemRow, uid)
    new = Branch(rows.new_uid(), kind, text, under)
    done = change(session, uid, branches=problem_tree.grown(row.branches, new))
    return Done(new.uid, done.undo)


def change_branch(session: Session, uid: str, branch: str, text: str) -> Done:
    """Change what a cause or an effect says; raises Refused("tree.too_long")."""
    row = rows.by_uid(session, ProblemRow, uid)
    return change(session, uid, branches=problem_tree.said(row.branches, branch, text))


def remove_branch(session: Session, uid: str, branch: str) -> Done:
    """Take a cause or an effect away, with what grows from it."""
    row = rows.by_uid(session, ProblemRow, uid)
    return change(session, uid, branches=problem_tree.without(row.branches, branch))


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A number of the commune that can show a problem; girls and boys None when not kept apart."""

    indicator: str
    year: int
    total: Decimal
    girls: Decimal | None = None
    boys: Decimal | None = None


def known_figures(session: Session) -> tuple[KnownFigure, ...]:
    """What the newest figures say of the whole commune, in the order of the catalogue."""
    years = situation.years(session)
    if not years:
        return ()
    table = situation.table(session, years[0])
    known = []
    for code in table.catalogue:
        total, girls, boys = (figures.value(table, code, table.commune, sex) for sex in "tfm")
        if total is not None:
            known.append(KnownFigure(code, table.year, total, girls, boys))
    return tuple(known)


def remove(session: Session, uid: str) -> Done:
    """Take a problem away; its scores wait with it."""
    rows.by_uid(session, ProblemRow, uid).removed = True
    return Done(uid, Call("problems.restore", {"uid": uid}))


def restore(session: Session, uid: str) -> Done:
    """Bring a removed problem back."""
    rows.by_uid(session, ProblemRow, uid).removed = False
    return Done(uid, Call("problems.remove", {"uid": uid}))


def _check(new: Mapping[str, object]) -> None:
    for key in ("girls", "boys"):
        count = new.get(key)
        if isinstance(count, int) and count < 0:
            raise Refused("problem.below_zero", field=key, value=count)
    choices = (
        ("mandate", ("", *problems.MANDATES)),
        ("sector", problems.SECTORS),
        ("theme", ("", *reference.themes())),
        ("cluster", ("", *reference.names("crc_clusters"))),
    )
    for key, allowed in choices:
        if key in new and new[key] not in allowed:
            raise Refused("problem.no_such_choice", field=key, value=new[key])
