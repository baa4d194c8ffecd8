"""Sentences for remarks on the budget proposal; `code` of a remark names one."""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

REMARKS: Mapping[str, str] = {
    "line_short": N_(
        "“{name}”, line {line}: its sources give {given} of {amount} riel. Who pays the other "
        "{rest}?"
    ),
    "line_over": N_(
        "“{name}”, line {line}: its sources give {given} riel, and it costs {amount}. Please take "
        "{rest} away."
    ),
    "line_year_outside": N_("“{name}”, line {line}: {year} is no year of this programme."),
    "project_year_outside": N_("“{name}”: {year} is no year of this programme."),
    "needs_circle": N_("“{name}” needs a project that needs this one. None of them can begin."),
    "maintenance": N_("“{name}” is a building. Who keeps it up?"),
    "environment_study": N_("“{name}” is a building. Is a study of the environment needed?"),
    "land_study": N_("“{name}” is a building. Is a study of the land needed?"),
    "responsible": N_("“{name}”: who is responsible?"),
    "results": N_("“{name}”: how much of each result?"),
    "accounts": N_("“{name}”: lines without chapter or account: {count}."),
    "line_year_beside": N_(
        "“{name}”, line {line}: it is paid in {year}, but the project goes from {first} to {last}."
    ),
    "below_floor": N_(
        "{year}: below the floor the district set. {short} riel of {wanted} are missing for "
        "children and women."
    ),
    "month": N_("“{name}”: in which months?"),
    "partner": N_("“{name}”: support is promised. By whom?"),
    "season": N_("“{name}” falls into this time: {season}."),
    "price_basis": N_(
        "“{name}”: prices without place or day: {count}. Where were they asked, and when?"
    ),
    "price_old": N_("“{name}”: prices older than {years} years: {count}."),
    "price_zero": N_("“{name}”, line {line}: the price is zero."),
    "needs_not_placed": N_("“{name}” needs “{other}”, which is in no year yet."),
    "needs_later": N_("“{name}” begins before “{other}”, which it needs."),
    "priority_removed": N_("“{name}”: the problem it answered was removed."),
    "twice": N_("“{name}” and “{other}” are alike, and in the same village."),
    "reach_children_villages": N_("“{name}” says {said} children, but its villages have {have}."),
    "reach_girls_villages": N_("“{name}” says {said} girls, but its villages have {have}."),
    "reach_boys_villages": N_("“{name}” says {said} boys, but its villages have {have}."),
    "reach_children_commune": N_(
        "“{name}” says {said} children, but the whole commune has {have}."
    ),
    "reach_girls_commune": N_("“{name}” says {said} girls, but the whole commune has {have}."),
    "reach_boys_commune": N_("“{name}” says {said} boys, but the whole commune has {have}."),
}
