"""What the committee explained: remarks on the projects of a proposal that stand by a reason."""

from collections.abc import Collection, Mapping

from reportlab.platypus.flowables import Flowable

from ccwc_desktop.language.catalogue import N_

from .subject import Subject
from .typesetting import bold, styles
from .wording import Wording

HEADS: Mapping[str, str] = {
    "maintenance": N_("upkeep"),
    "environment_study": N_("study of the environment"),
    "land_study": N_("study of the land"),
    "responsible": N_("responsible person"),
    "month": N_("months"),
    "results": N_("quantity of results"),
    "accounts": N_("chapter and account"),
    "line_year_beside": N_("year of payment"),
    "partner": N_("who promised support"),
    "season": N_("time of the year"),
    "price_basis": N_("where prices are from"),
    "price_old": N_("old prices"),
    "price_zero": N_("price of zero"),
    "needs_not_placed": N_("the project it needs first"),
    "needs_later": N_("the project it needs first"),
    "priority_removed": N_("the problem it answers"),
    "twice": N_("another project like it in the same village"),
    **dict.fromkeys(
        (
            f"reach_{who}_{where}"
            for who in ("children", "girls", "boys")
            for where in ("villages", "commune")
        ),
        N_("number of children"),
    ),
}
"""What a check is about, in a few words; a passed ceiling stands with its source."""


def story(subject: Subject, words: Wording, projects: Collection[str]) -> list[Flowable]:
    """Notes on these projects (uids), one a reason; nothing where nothing was explained."""
    names = {each.uid: each.name(words.language) for each in subject.plan.projects}
    told: list[Flowable] = []
    for each in subject.standing:
        if each.project in projects and each.code in HEADS:
            about = words.between.join((names.get(each.project, ""), words.told(HEADS[each.code])))
            said = f"{about}{words.colon} "
            told.append(words.paragraph((bold(said), each.accepted), styles.NOTE))
    return told
