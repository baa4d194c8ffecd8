"""Sentences for what is missing, for signers and for the states of a version.

Each gap is one line of the list that leads to its field.
"""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

from . import checks, figures

MISSING: Mapping[str, str] = {
    "seat_empty": N_("The seat “{seat}” is empty."),
    "villages_unconfirmed": N_("Villages not confirmed yet: {count}."),
    "member_sex": N_("Woman or man? {name}"),
    "figure_unknown": N_("No figure yet: {indicator}"),
    **figures.DOUBTS,
    "safeguards_open": N_("Consultation of {date}: safeguards still open: {count}."),
    "safeguards_open_undated": N_("A consultation without a date: safeguards still open: {count}."),
    "consultation_where": N_("Consultation of {date}: in which villages?"),
    "consultation_where_undated": N_("A consultation without a date: in which villages?"),
    "village_not_heard": N_("Children of {village} were not heard yet."),
    "no_problem": N_("No problem is written yet."),
    "no_tree": N_("No problem has a cause or an effect in its tree yet."),
    "problem_title": N_("Problem {code} has no name."),
    "problem_mandate": N_("“{title}”: who can act on it?"),
    "problem_villages": N_("“{title}”: in which villages?"),
    "problem_affected": N_("“{title}”: how many girls and boys?"),
    "problem_evidence": N_("“{title}”: what shows it?"),
    "nothing_to_rank": N_("No problem is ready to score yet."),
    "scores_missing": N_("“{problem}”: scores missing: {count}."),
    "ranking_no_weights": N_("All weights of the criteria are zero."),
    "ranking_no_dots": N_("No dots were counted yet."),
    "ranking_too_many": N_("A group gave more dots than it has: {count}."),
    "ranking_pairs_left": N_("Questions of the pairs that are not answered: {count}."),
    "ranking_levels_left": N_("Problems without high, medium or low: {count}."),
    "minutes_unsigned": N_("The minutes of {date} are not signed yet."),
    "answers_missing": N_("Wishes of children that have no answer yet: {count}."),
    "no_project": N_("No project is written yet."),
    "no_ceiling": N_("No ceiling of a source of funds is known yet."),
    "project_name": N_(
        "{name}: please name it. Begin with a verb, such as build, repair or train."
    ),
    "project_villages": N_("“{name}”: in which villages?"),
    "project_line_share": N_(
        "“{name}”: a cost line is partly for children; how much of it, and why?"
    ),
    "project_sums": N_("“{name}”: the numbers of children do not go together."),
    "project_months": N_("“{name}” ends before it begins."),
    "project_lines": N_("“{name}”: what does it cost?"),
    "project_line_amount": N_("“{name}”: a cost line has no name or no amount."),
    "project_source": N_("“{name}”: who pays?"),
    "project_year": N_("“{name}”: in which year?"),
    "project_beneficiaries": N_("“{name}”: how many children does it help?"),
    "over_ceiling": N_("{over_ceiling} Please move a project, or write the reason."),
    **checks.REMARKS,
    "no_meeting": N_("No meeting of the committee is recorded yet."),
    "nothing_asked": N_("No problem that children raised is recorded yet."),
    "no_figures": N_("There are no figures of the villages yet."),
    "nothing_to_print": N_("There is no ranked problem to print yet."),
    "not_sent": N_("The plan has not gone to the district yet."),
}

SIGNERS: Mapping[str, str] = {
    "known": N_("The signature is right, and we know the sender’s key."),
    "unknown": N_(
        "The signature is right, but we see this key for the first time. Please compare the "
        "fingerprint with the clerk."
    ),
    "changed": N_(
        "The sender’s key is another than before. Please compare the fingerprint with the "
        "clerk by telephone."
    ),
    "none": N_("There is no good signature."),
}

STATES: Mapping[str, str] = {
    "draft": N_("draft"),
    "frozen": N_("finished"),
    "written": N_("written and checked"),
    "received": N_("received"),
    "returned": N_("returned"),
    "accepted": N_("accepted"),
    "none": N_("nothing yet"),
    "in_review": N_("being checked"),
    "in_workshop": N_("in the workshop"),
    "agreed": N_("agreed"),
}

RISKS: Mapping[str, str] = {
    "phone": N_("“{words}” looks like a telephone number. Please take it out."),
    "named_child": N_("“{words}” may be a child’s name. Please write “a child” instead."),
    "aged_child": N_(
        "“{words}” beside a place may show who a child is. Please take the age or the place out."
    ),
    "child_of": N_("“{words}” may show who a child is. Please write “a child” instead."),
}
"""Of words in a free text that may show who a child is."""
