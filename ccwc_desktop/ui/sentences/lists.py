"""Sentences for a district's list of figures (`.ccwclist`)."""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

SENTENCES: Mapping[str, str] = {
    "list.not_a_list": N_(
        "This is not a list of figures, or it was changed after it was signed. Nothing was "
        "changed. Please ask the district for the file again."
    ),
    "list.newer": N_(
        "This list was made by a newer program ({needs}). Nothing was changed. Please update "
        "this program."
    ),
    "list.bad_place": N_(
        "“{code}” is not the code of a district, so this list was not taken. Please ask the "
        "district for the file again."
    ),
    "list.practice_mismatch": N_(
        "This list says practice of a real district, or the other way round. It was not taken. "
        "Please ask the district for the file again."
    ),
    "list.practice_differs": N_(
        "A practice list belongs to practice, a real one to a real commune. It was not taken. "
        "Please choose another file."
    ),
    "list.other_place": N_(
        "This list is of {place}, which is not the district of {ours}. It was not taken. Please "
        "choose the list of your own district."
    ),
    "list.signer_unknown": N_(
        "The key that signed this list is not known here: {fingerprint}. Nothing was changed. "
        "Please compare these digits with the district by telephone; when they are the same, take "
        "the list."
    ),
    "list.signer_changed": N_(
        "This list was signed with another key than the one we know of {place}: {fingerprint}. "
        "Nothing was changed. Please compare these digits with the district by telephone before "
        "you take it."
    ),
    "list.not_district": N_(
        "Only a district makes a list of figures. Nothing was written. Please use the workbook of "
        "the district."
    ),
    "list.not_toml": N_(
        "The file of the list cannot be read ({reason}). Nothing was written. Please correct it "
        "and try again."
    ),
    "list.bad_year": N_(
        "The list cannot hold from the year {year} on. Nothing was changed. Please give the year "
        "of its first figures."
    ),
    "list.empty": N_(
        "There is no figure in this list. Nothing was changed. Please write at least one into it."
    ),
    "list.too_many": N_(
        "There are {count} figures in this list; {most} are the most. Nothing was changed. Please "
        "leave out those that nobody will count."
    ),
    "list.no_name": N_(
        "“{code}” lacks a name or a definition in Khmer or English. Nothing was changed. Please "
        "write both."
    ),
    "list.bad_code": N_(
        "The code “{code}” does not begin with {prefix}, followed by capital letters and digits. "
        "Nothing was changed. Please correct it."
    ),
    "list.doubled": N_(
        "The code “{code}” is used twice, or belongs to the program. Nothing was changed. Please "
        "give it another one."
    ),
    "list.bad_value": N_(
        "“{text}” cannot stand at “{field}” of {code}. Nothing was changed. Please correct it."
    ),
    "list.unknown_part": N_(
        "{code} is made of “{part}”, which is in no list. Nothing was changed. Please correct its "
        "formula or its whole."
    ),
    "list.other_unit": N_(
        "{code} and “{part}” are not counted alike, so one cannot be a part of the other. Nothing "
        "was changed. Please correct the formula or the whole."
    ),
    "list.circle": N_("{code} is made of itself. Nothing was changed. Please correct its formula."),
}
