"""Sentences for what a person enters: figures, scores, places, plans.

What happened, what was kept, what to do next; the codes are those of `Refused`.
"""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

SENTENCES: Mapping[str, str] = {
    "answer.no_such_choice": N_(
        "This choice is not in the list. The old one was kept. Please choose again."
    ),
    "answer.why_needed": N_(
        "Children are told why it cannot be done now, so this was not kept. Please write the "
        "reason in simple words."
    ),
    "ceiling.below_zero": N_(
        "A ceiling cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "checks.no_reason": N_(
        "A warning stands only with a reason, so this was not kept. Please write the reason."
    ),
    "compare.no_version": N_(
        "There is no version {version} of this plan. Please choose one that was finished."
    ),
    "compare.no_workbook": N_(
        "“{word}” is a version of a workbook. Please name the workbook with --workbook."
    ),
    "compare.other_commune": N_(
        "This is a plan of {theirs}, and ours is of {ours}. Nothing was compared. Please choose a "
        "plan of the same commune."
    ),
    "committee.no_name": N_("A member needs a name, so this was not kept. Please type the name."),
    "committee.no_such_seat": N_(
        "The committee has no seat “{seat}”. Nothing was changed. Please choose a seat from "
        "the list."
    ),
    "committee.no_such_sex": N_(
        "This can be “woman” or “man”. The old one was kept. Please choose again."
    ),
    "committee.telephone": N_(
        "“{text}” is not a telephone number, so it was not kept. Please type one number of 8 to "
        "15 digits, for example 012 345 678."
    ),
    "consultation.below_zero": N_(
        "A number of children cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "consultation.more_disabled_than_heads": N_(
        "There are {heads} children in this group, so {part} of them with a disability "
        "cannot be right. The old numbers were kept. Please count again."
    ),
    "consultation.more_minority_than_heads": N_(
        "There are {heads} children in this group, so {part} of them of an ethnic minority "
        "cannot be right. The old numbers were kept. Please count again."
    ),
    "consultation.more_poor_than_heads": N_(
        "There are {heads} children in this group, so {part} of them from poor households "
        "cannot be right. The old numbers were kept. Please count again."
    ),
    "consultation.minutes_range": N_(
        "A meeting takes 1 to {most} minutes, so {value} was not kept. Please type it again."
    ),
    "consultation.no_such_choice": N_(
        "This choice is not in the list. The old one was kept. Please choose again."
    ),
    "figure.below_zero": N_(
        "A figure cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "figure.counted_once": N_(
        "“{indicator}” has one number for the whole commune and none for a village. Nothing was "
        "changed. Please type it on the line of the commune."
    ),
    "figure.derived": N_(
        "“{indicator}” is worked out from other figures and cannot be typed. Please change "
        "the figures it comes from."
    ),
    "figure.no_such_indicator": N_(
        "“{indicator}” is not among the figures of this program. Nothing was changed. Please "
        "check its code."
    ),
    "figure.not_whole": N_(
        "People and houses are counted in whole numbers. The old figure was kept. Please "
        "type it without a fraction."
    ),
    "service_map.km_range": N_(
        "{value} km is too far to be right. Nothing was changed. Please type 0 to {most} km."
    ),
    "service_map.no_such_service": N_(
        "“{service}” is not in the list of services. Nothing was changed. Please use a service of "
        "the list."
    ),
    "figure.no_such_source": N_(
        "This source told no such number. Nothing was changed. Please choose another source."
    ),
    "figure.no_such_sex": N_(
        "“{indicator}” is not counted for this sex. Nothing was changed. Please use another column."
    ),
    "gone": N_(
        "This was removed meanwhile, so it was not changed. Everything else is kept. Please "
        "open the list again."
    ),
    "import.rows_refused": N_(
        "{count} rows of this file could not be read, and nothing was changed. Please "
        "correct them, or take only the good rows."
    ),
    "amount.formula": N_("A formula cannot be taken. Please type the number it gives."),
    "amount.negative": N_("This number cannot be below zero."),
    "amount.not_whole": N_(
        "“{text}” is not whole: riel have no fractions. Please type whole riel, for example 45 000."
    ),
    "amount.too_fine": N_(
        "“{text}” has more than {places} digits behind the comma. Nothing is rounded for you: "
        "please type it with at most {places}."
    ),
    "amount.too_large": N_("This is too much: the most is {most}. Please look at the zeros."),
    "amount.two_readings": N_("“{text}” can be read in two ways. Which number is meant?"),
    "amount.unreadable": N_("“{text}” cannot be read as a number. Please type digits only."),
    "line.below_zero": N_(
        "An amount of a source is whole riel, zero or more. The old one was kept. Please type it "
        "again."
    ),
    "line.no_such_source": N_(
        "“{source}” is not a source of funds. The old one was kept. Please choose one from "
        "the list."
    ),
    "line.price": N_(
        "A unit price is a whole number of riel, zero or more. The old one was kept. Please "
        "type it again."
    ),
    "line.rest_twice": N_(
        "Only one source can pay what the others leave. The old ones were kept. Please type the "
        "amount of the other one."
    ),
    "line.too_much": N_(
        "Quantity and price together make more than {most} riel. The old number was kept. Please "
        "look at the zeros."
    ),
    "line.quantity": N_(
        "A quantity is zero or more, with at most {places} digits after the point. The old "
        "one was kept. Please type it again."
    ),
    "number.empty": N_("There is no number here. Please type one."),
    "line.source_twice": N_(
        "The same source of funds is twice in this line. The old ones were kept. Please put "
        "its two amounts together."
    ),
    "place.fixed": N_(
        "The commune can no longer be changed: figures, meetings or projects of {commune} "
        "are in this workbook, and all are kept. Please make a new workbook for another "
        "commune."
    ),
    "place.practice_differs": N_(
        "A practice workbook stays for practice, and a real one stays real. The commune was kept. "
        "Please make a new workbook for {commune}."
    ),
    "place.not_a_code": N_(
        "“{text}” is not a code of a place. A commune has 6 digits, a district 4, a village "
        "8. Please check the number."
    ),
    "place.unknown": N_(
        "No place with the code {code} is in the official list. Nothing was changed. Please "
        "choose the place by its name."
    ),
    "plan.no_such_year": N_(
        "There is no plan for {year} in this workbook; it has {years}. Please choose one of "
        "these, or open the new year."
    ),
    "plan.none": N_(
        "This workbook holds no plan. A district receives plans; a commune makes them. "
        "Please open the workbook of the commune."
    ),
    "plan.other_commune": N_(
        "This plan belongs to {theirs}, and this workbook to {ours}. Nothing was changed. "
        "Please open the workbook of that commune."
    ),
    "plan.rate_out_of_range": N_(
        "A dollar cannot be {value} riel. The old rate was kept. Please type it again."
    ),
    "plan.uid_elsewhere": N_(
        "A part of this plan already belongs to another year. Nothing was changed. Please "
        "load the plan into the year it came from."
    ),
    "plan.year_out_of_range": N_(
        "A plan can begin in {first} to {last}, not in {year}. Please check the year."
    ),
    "priority.place_range": N_(
        "A place in the order is 1 or more. The order was kept. Please choose again."
    ),
    "priority.reason_needed": N_(
        "To move a problem in the order, a reason is needed; it is printed on the sheet. The "
        "order was kept. Please write the reason first."
    ),
    "priority.score_range": N_(
        "A score is a whole number from 0 to 5. The old one was kept. Please give 0 to 5."
    ),
    "priority.weight_range": N_(
        "A weight is a whole number from 0 to 100. The old one was kept. Please type it again."
    ),
    "problem.below_zero": N_(
        "A number of children cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "problem.no_such_choice": N_(
        "This choice is not in the list. The old one was kept. Please choose again."
    ),
    "problem.no_issue": N_("Please write what the problem is first."),
    "problem.merge_with_itself": N_(
        "A problem cannot be put together with itself. Please choose another one."
    ),
    "problem.merge_referral": N_(
        "The case of one child is no problem of many children: it is passed on, and never put "
        "together with others."
    ),
    "problem.figure_unknown": N_(
        "This figure does not know the girls and boys of all these villages. Please choose another "
        "figure, or type the numbers."
    ),
    "terms.children_above_total": N_(
        "{children} riel for children and women cannot be more than the whole of {total} riel. The "
        "old number was kept. Please check both."
    ),
    "terms.number_taken": N_(
        "Another objective has the number {number} already. The old one was kept. Please choose "
        "another number."
    ),
    "terms.out_of_range": N_(
        "{value} is not possible here; it must be from {least} to {most}. The old one was kept. "
        "Please type it again."
    ),
    "terms.years_reversed": N_(
        "The development plan cannot end in {last} when it begins in {first}. The old year was "
        "kept. Please check both years."
    ),
    "tree.too_deep": N_(
        "The problem tree has two levels on each side. Please write this one at the first level."
    ),
    "tree.too_long": N_(
        "A cause or an effect is one sentence of at most {most} letters. Please make it shorter, "
        "or write two."
    ),
    "program.fault": N_(
        "Something went wrong in the program itself. All that was saved is kept. Please try "
        "again, or restart the program."
    ),
    "project.below_zero": N_(
        "A number of people cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "project.figures_unknown": N_(
        "The figures do not know how old the children of these villages are. Nothing was changed. "
        "Please type the numbers."
    ),
    "project.needs_circle": N_(
        "Project {number} needs this one first, itself or through another. The old choice was "
        "kept. Please choose other projects."
    ),
    "project.needs_itself": N_(
        "A project cannot need itself first. The old choice was kept. Please choose other projects."
    ),
    "project.out_of_range": N_(
        "This number is outside what a project can have. The old one was kept. Please type it "
        "again."
    ),
    "meeting.below_zero": N_(
        "A number of people cannot be below zero. The old one was kept. Please type zero or more."
    ),
    "meeting.changed_since": N_(
        "The meeting was changed since, so this step cannot be taken back. Nothing was changed. "
        "Signed minutes can be reopened with a reason."
    ),
    "meeting.no_date": N_(
        "The meeting has no date yet, so it was not signed. Please type the day it was held."
    ),
    "meeting.no_such_choice": N_(
        "This choice is not in the list. The old one was kept. Please choose again."
    ),
    "meeting.not_all_noted": N_(
        "It is not noted of every member whether they came, so the minutes were not signed. "
        "Please note it first."
    ),
    "meeting.not_signed": N_(
        "These minutes are not signed, so they need not be reopened. They can be changed as usual."
    ),
    "meeting.reason_needed": N_(
        "Signed minutes are reopened only with a reason, which is printed. They stayed locked. "
        "Please write the reason."
    ),
    "meeting.signed": N_(
        "The minutes of this meeting are signed, so nothing was changed. Please reopen them with a "
        "reason first."
    ),
    "meeting.signed_too_early": N_(
        "The minutes cannot be signed before the meeting was held. They stayed open. Please check "
        "both dates."
    ),
    "ranking.below_zero": N_(
        "A number of people or dots cannot be below zero. The old one was kept. Please type zero "
        "or more."
    ),
    "ranking.dots_each": N_(
        "A person can have 1 to {most} dots, not {value}. The old number was kept. Please type it "
        "again."
    ),
    "ranking.no_such_choice": N_(
        "This choice is not in the list. The old one was kept. Please choose again."
    ),
    "ranking.too_many_pairs": N_(
        "Pairs compare up to {most} problems. This answer was not kept. Please call up to {most} "
        "of them “high” first; then these are compared."
    ),
    "task.cancelled": N_(
        "The work was stopped. Nothing was changed. You can begin it again at any time."
    ),
    "time.unreadable": N_(
        "“{text}” cannot be read as a time. Please type hours and minutes, for example 14:30."
    ),
}

ROWS: Mapping[str, str] = {
    "figures_row.not_a_number": N_("“{text}” is not a number."),
    "figures_row.formula": N_(
        "The formula “{text}” has no result in the file. Please write the number itself."
    ),
    "figures_row.no_such_indicator": N_("“{text}” is not the code of a figure in this program."),
    "figures_row.derived": N_("This figure is worked out from others; “{text}” is not taken."),
    "figures_row.counted_once": N_("This figure is counted once for the whole commune."),
    "figures_row.place_code": N_("“{text}” is not the code of a village or commune."),
    "figures_row.no_such_sex": N_("“{text}” is none of f (girls), m (boys), t (total)."),
    "figures_row.not_split": N_("This figure has only a total; “{text}” is not taken."),
    "figures_row.unknown_source": N_("“{text}” is none of the sources to choose from."),
    "figures_row.yes_or_no": N_("“{text}” is neither yes nor no."),
    "figures_row.too_long": N_("The text is too long; it may have {most} signs."),
    "figures_row.doubled_figure": N_("The same source already tells this number in {where}."),
    "figures_row.not_whole": N_("“{text}” is not a whole number."),
    "figures_row.negative": N_("“{text}” is below zero."),
    "figures_row.ambiguous_number": N_(
        "“{text}” can be read in two ways. Please write it without a comma."
    ),
    "figures_row.unknown_year": N_("“{text}” is not a year."),
    "figures_row.village_code": N_("“{text}” is not a code of a village; it has 8 digits."),
    "figures_row.commune_code": N_("“{text}” is not a code of a commune; it has 6 digits."),
    "figures_row.other_commune": N_("{village} does not belong to {commune}."),
    "figures_row.doubled": N_("{village} in {year} is already in line {first}."),
    "figures_row.too_few_cells": N_("The line has {cells} cells, and {expected} are expected."),
    "figures_row.too_many_cells": N_("The line has {cells} cells, and {expected} are expected."),
    "figures_row.unknown_village": N_("{code} is not a village of this commune."),
}
