"""From a sheet's key to its PDF: the one door for services, opened when paper is asked for."""

from ccwc_desktop.domain import meetings
from ccwc_desktop.domain.projects import Project
from ccwc_desktop.language.catalogue import Language

from . import (
    budget_proposal,
    children_feedback,
    figures_form,
    investment_programme,
    listing,
    minutes,
    problem_tree,
    project_sheet,
    ranked_priorities,
    scoring_matrix,
    village_figures,
)
from .subject import Subject
from .typesetting import render
from .wording import Wording


def parts(subject: Subject, key: str) -> tuple[str, ...]:
    """The documents a sheet consists of: "" for one, a number or a year for more.

    Where there are no projects yet it is one blank form.
    """
    if key == "project-sheet":
        return tuple(f"{project.number:02d}" for project in subject.plan.projects) or ("",)
    if key == "minutes":
        return tuple(f"{n:02d}" for n, _each in enumerate(subject.plan.meetings, 1)) or ("",)
    if key == "budget-proposal":
        return tuple(str(year) for year in budget_proposal.years(subject))
    return ("",)


def draw(subject: Subject, key: str, part: str, public: bool, language: Language) -> bytes:
    """The PDF of one document."""
    words = Wording(language)
    if key == "project-sheet":
        project = _project(subject, part)
        words = Wording(language, blank=not part)
        frame = project_sheet.page(subject, words, project)
        return render(frame, project_sheet.story(subject, words, project))
    if key == "budget-proposal":
        frame = budget_proposal.page(subject, words, int(part))
        return render(frame, budget_proposal.story(subject, words, int(part)))
    if key == "cip-three-year":
        return render(
            investment_programme.page(subject, words), investment_programme.story(subject, words)
        )
    if key == "minutes":
        held = meetings.in_time(subject.plan.meetings)
        meeting = held[int(part) - 1] if part else minutes.blank()
        words = Wording(language, blank=not part)
        return render(minutes.page(subject, words, meeting), minutes.story(subject, words, meeting))
    if key == "children-feedback":
        return render(
            children_feedback.page(subject, words), children_feedback.story(subject, words)
        )
    if key == "scoring-matrix":
        return render(scoring_matrix.page(subject, words), scoring_matrix.story(subject, words))
    if key == "problem-tree":
        return render(problem_tree.page(subject, words), problem_tree.story(subject, words))
    if key == "figures-form":
        words = Wording(language, blank=True)
        return render(figures_form.page(subject, words), figures_form.story(subject, words))
    if key.startswith("village-figures"):
        return _village_figures(subject, key, public, language)
    frame = ranked_priorities.page(subject, words, public)
    return render(frame, ranked_priorities.story(subject, words, public))


def _village_figures(subject: Subject, key: str, public: bool, language: Language) -> bytes:
    sheet = listing.sheet(key)
    audience = "public" if public and sheet.audience == "public" else "official"
    audience = sheet.audience if sheet.audience == "internal" else audience
    seen = village_figures.Seen(subject, Wording(language), audience)
    return render(village_figures.page(seen, sheet), village_figures.story(seen, sheet))


def _project(subject: Subject, part: str) -> Project:
    if not part:
        return project_sheet.blank()
    return next(each for each in subject.plan.projects if each.number == int(part))
