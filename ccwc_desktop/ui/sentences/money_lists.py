"""Sentences for templates, unit prices and accounts."""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

SENTENCES: Mapping[str, str] = {
    "price.amount": N_(
        "A price of {value} riel cannot be right. The old one was kept. Please type a price "
        "between 0 and 10 million million riel."
    ),
    "price.too_many": N_(
        "The list of prices can hold {most}. Nothing was changed. Please take old ones out first."
    ),
    "price.lines_refused": N_(
        "Some lines of this file are no prices. Nothing was changed. Please correct them and take "
        "the file in again."
    ),
    "account.too_many": N_(
        "A list of accounts can hold {most}. Nothing was changed. Please ask the district for a "
        "shorter list."
    ),
    "account.lines_refused": N_(
        "Some lines of this file are no accounts. Nothing was changed. Please correct them and "
        "take the file in again."
    ),
    "template.unknown": N_(
        "This example is in no list of this program ({key}). Nothing was added. Please choose "
        "another one."
    ),
    "figures_file.too_many_lines": N_(
        "This file has more than {most} lines. Nothing was changed. Please choose another file, "
        "or make it shorter."
    ),
}
ROWS: Mapping[str, str] = {
    "figures_row.no_name": N_("There is no name in this line."),
    "figures_row.no_price": N_("There is no price in this line."),
    "figures_row.too_much": N_("“{text}” riel is too much for one unit."),
    "figures_row.not_a_date": N_("“{text}” is not a day; please write it as 25/9/2026."),
    "figures_row.account_code": N_(
        "“{text}” is not a code of a chapter (2 digits) or an account (4 or 5 digits)."
    ),
    "figures_row.doubled_account": N_("The code {text} stands twice in this file."),
    "figures_row.no_chapter": N_("Its chapter, {text}, is not in the list."),
}
