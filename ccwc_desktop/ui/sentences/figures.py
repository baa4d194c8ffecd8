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
