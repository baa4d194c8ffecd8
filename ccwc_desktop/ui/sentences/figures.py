"""Sentences of figures: what cannot be or can hardly be right, each with the numbers in it."""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

DOUBTS: Mapping[str, str] = {
    "figure.below_zero": N_("{indicator}, {place}: {value} is below zero."),
    "figure.torn": N_("{indicator}, {place}: {value} is not a whole number."),
    "figure.unknown_place": N_(
        "{indicator}: {value} is a number of {place}, which is no village of this commune."
    ),
    "figure.part_over_whole": N_("{indicator}, {place}: {value} is more than the whole, {whole}."),
    "figure.girls_over_total": N_(
        "{indicator}, {place}: {value} girls is more than the total, {whole}."
    ),
    "figure.apart_from_villages": N_(
        "{indicator}: {value} for the whole commune, and {villages} in its villages together. "
        "Please check."
    ),
    "figure.far_from_last_year": N_(
        "{indicator}, {place}: {value}, and {before} last year. Please check."
    ),
    "figure.same_three_years": N_(
        "{indicator}, {place}: {value} in each year from {first} to {year}. Please check that it "
        "was counted again."
    ),
    "figure.same_everywhere": N_(
        "{indicator}: {value} in each of the {count} villages. Please check."
    ),
    "figure.far_from_villages": N_(
        "{indicator}, {place}: {value} of {whole} ({share}), and in most villages about "
        "{usual_share}. Please check."
    ),
    "figure.far_from_villages_children": N_(
        "{indicator}, {place}: {value}, which is {each} for 100 children, and in most villages "
        "about {usual}. Please check."
    ),
    "figure.far_from_villages_families": N_(
        "{indicator}, {place}: {value}, which is {each} for 100 families, and in most villages "
        "about {usual}. Please check."
    ),
    "figure.far_from_villages_km": N_(
        "{indicator}, {place}: {value} km, and from most villages about {usual} km. Please check."
    ),
    "figure.sources_disagree": N_(
        "{indicator}, {place}: {value} ({told_by}), and {other} ({other_told_by}). Please choose "
        "one, with the reason."
    ),
    "figure.unusual_share": N_(
        "{ratio}, {place}: {share} ({value} of {whole}). Usual is {low_share} to {high_share}. "
        "Please check."
    ),
    "figure.unusual_each": N_(
        "{ratio}, {place}: {each} ({value} for {whole}). Usual is {low} to {high}. Please check."
    ),
    "figure.unusual_km": N_("{ratio}, {place}: {each} km. Usual is {low} to {high} km."),
}
HARD = N_("Cannot be right: {sentence}")
SEXES: Mapping[str, str] = {"f": N_("{indicator} (girls)"), "m": N_("{indicator} (boys)")}
ADULTS: Mapping[str, str] = {"f": N_("{indicator} (female)"), "m": N_("{indicator} (male)")}

SIGNALS: Mapping[str, str] = {
    **dict.fromkeys(
        ("signal.above", "signal.below"),
        N_(
            "{indicator}: in {place} {value} of {whole}, which is {share}; in the other villages "
            "{rest_share}."
        ),
    ),
    "signal.gap_f": N_(
        "{indicator}: in {place} {value} of {whole} girls ({share}), and {other} of {other_whole} "
        "boys ({other_share})."
    ),
    "signal.gap_m": N_(
        "{indicator}: in {place} {value} of {whole} boys ({share}), and {other} of {other_whole} "
        "girls ({other_share})."
    ),
    "signal.rose": N_(
        "{indicator}: in {place} up from {before_share} last year ({before} of {before_whole}) to "
        "{share} ({value} of {whole})."
    ),
    "signal.fell": N_(
        "{indicator}: in {place} down from {before_share} last year ({before} of {before_whole}) "
        "to {share} ({value} of {whole})."
    ),
    "signal.rose_years": N_(
        "{indicator}: in {place} up two years in a row, from {first_count} in {first_year} to "
        "{before} and {value} in {year}."
    ),
    "signal.fell_years": N_(
        "{indicator}: in {place} down two years in a row, from {first_count} in {first_year} to "
        "{before} and {value} in {year}."
    ),
    "signal.rose_years_rate": N_(
        "{indicator}: in {place} up two years in a row, from {first_share} in {first_year} to "
        "{before_share} and {share} in {year} ({value} of {whole})."
    ),
    "signal.fell_years_rate": N_(
        "{indicator}: in {place} down two years in a row, from {first_share} in {first_year} to "
        "{before_share} and {share} in {year} ({value} of {whole})."
    ),
    "signal.unknown": N_("{place}: nothing is known of {sections}."),
    "signal.together": N_(
        "{section}: of {count} figures only the total is known. Girls and boys are not told apart."
    ),
    "signal.never_disability": N_(
        "Children with a disability: no figure of them was ever written down."
    ),
    "signal.never_minority": N_("Children of minorities: no figure of them was ever written down."),
}
FEW = N_("{sentence} So few are counted that the true rate may be {low_share} to {high_share}.")
FEW_SHORT = N_("{sentence} Few are counted: it may be {low_share} to {high_share}.")

HEADS: Mapping[str, str] = {
    **dict.fromkeys(("signal.above", "signal.below"), N_("{place}: {value} of {whole}")),
    "signal.gap_f": N_("{place}: girls {share}, boys {other_share}"),
    "signal.gap_m": N_("{place}: boys {share}, girls {other_share}"),
    **dict.fromkeys(
        ("signal.rose", "signal.rose_years_rate"), N_("{place}: up from {before_share} to {share}")
    ),
    **dict.fromkeys(
        ("signal.fell", "signal.fell_years_rate"),
        N_("{place}: down from {before_share} to {share}"),
    ),
    "signal.rose_years": N_("{place}: up from {before} to {value}"),
    "signal.fell_years": N_("{place}: down from {before} to {value}"),
    "signal.unknown": N_("{place}: no figures yet"),
    "signal.together": N_("Girls and boys not told apart"),
    "signal.never_disability": N_("No figures of children with a disability"),
    "signal.never_minority": N_("No figures of children of minorities"),
}

TEXTS: Mapping[str, str] = {
    **dict.fromkeys(
        ("signal.above", "signal.below"),
        N_("{indicator}: {share}, in the other villages {rest_share}."),
    ),
    "signal.gap_f": N_("{indicator}: {value} of {whole} girls, {other} of {other_whole} boys."),
    "signal.gap_m": N_("{indicator}: {value} of {whole} boys, {other} of {other_whole} girls."),
    **dict.fromkeys(
        ("signal.rose", "signal.fell"),
        N_("{indicator}: {before} of {before_whole} last year, now {value} of {whole}."),
    ),
    **dict.fromkeys(
        ("signal.rose_years", "signal.fell_years"),
        N_("{indicator}: {first_count} in {first_year}, then {before}, now {value}."),
    ),
    **dict.fromkeys(
        ("signal.rose_years_rate", "signal.fell_years_rate"),
        N_("{indicator}: {first_share} in {first_year}, now {value} of {whole}."),
    ),
    "signal.unknown": N_("Nothing is known of {sections}."),
    "signal.together": N_("{section}: of {count} figures only the total is known."),
    **dict.fromkeys(
        ("signal.never_disability", "signal.never_minority"),
        N_("No figure of them was ever written down."),
    ),
}
"""What stands under a head of HEADS, which has told the place and the number."""
