"""Sentences for files: workbooks, keys, copies, sticks, imports, documents.

What happened, what was kept, what to do next; the codes are those of `Refused`.
"""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

SENTENCES: Mapping[str, str] = {
    "backup.failed": N_(
        "The copy could not be made, and no half copy was left. The workbook itself is safe. "
        "Please check that the disk or stick has room, then try again."
    ),
    "backup.no_such": N_(
        "There is no copy with the number {number}. Nothing was changed. Please look at the list."
    ),
    "backup.not_usable": N_(
        "{file} cannot be opened: it is damaged, or locked with another password. Nothing was "
        "changed. Please choose another copy."
    ),
    "document.does_not_fit": N_(
        "This plan document cannot be read: something is wrong at {where}. Nothing was "
        "changed. Please ask for the file again."
    ),
    "document.doubled": N_(
        "This plan document holds the same thing twice, at {first} and at {where}. Nothing "
        "was changed. Please ask for the file again."
    ),
    "document.doubled_key": N_(
        "This document says “{key}” twice. Nothing was changed. Please ask for the file again."
    ),
    "document.not_a_date": N_(
        "This plan document has no real day at {where}. Nothing was changed. Please ask for "
        "the file again."
    ),
    "document.not_a_number": N_(
        "This document holds a number that cannot be read. Nothing was changed. Please ask "
        "for the file again."
    ),
    "document.not_an_object": N_(
        "This file holds no plan document. Nothing was changed. Please choose another file."
    ),
    "document.not_its_own_base": N_(
        "This plan document says that it grew from itself. Nothing was changed. Please ask "
        "for the file again."
    ),
    "document.not_json": N_(
        "This file cannot be read as a plan document (line {line}, column {column}). Nothing "
        "was changed. Please choose another file."
    ),
    "document.not_text": N_(
        "This file holds signs that are not text. Nothing was changed. Please choose another file."
    ),
    "document.not_utf8": N_(
        "This file is not in Unicode (UTF-8). Nothing was changed. Please save it as "
        "Unicode, or choose another file."
    ),
    "document.place_outside": N_(
        "This plan document names the place {place}, which is not in its commune. Nothing "
        "was changed. Please ask for the file again."
    ),
    "document.needs_circle": N_(
        "In this plan document, projects need one another in a circle ({where}), so that none of "
        "them can begin. Nothing was changed. Please ask for the file again."
    ),
    "document.practice_mismatch": N_(
        "This document mixes a practice place with a real plan. Nothing was changed. Please "
        "ask for the file again."
    ),
    "document.telephone": N_(
        "“{text}” in this plan document ({where}) is not a telephone number. Nothing was changed. "
        "Please correct it in the file: 8 to 15 digits, or nothing."
    ),
    "document.too_deep": N_(
        "This document is not built like a plan. Nothing was changed. Please choose another file."
    ),
    "document.too_large": N_(
        "This file is too large to be a plan. Nothing was changed. Please choose another file."
    ),
    "document.too_many": N_(
        "This plan document holds more than any plan does ({where}: at most {most}). Nothing was "
        "changed. Please choose another file."
    ),
    "document.unknown_consultation": N_(
        "This plan document speaks of a consultation that is not in it ({where}). Nothing "
        "was changed. Please ask for the file again."
    ),
    "document.unknown_criterion": N_(
        "This plan document scores by a criterion that is not in it ({where}). Nothing was "
        "changed. Please ask for the file again."
    ),
    "document.unknown_member": N_(
        "This plan document speaks of a committee member who is not in it ({where}). Nothing was "
        "changed. Please ask for the file again."
    ),
    "document.unknown_objective": N_(
        "This plan document speaks of an objective of the development plan that is not in it "
        "({where}). Nothing was changed. Please ask for the file again."
    ),
    "document.unknown_option": N_(
        "This plan document counts votes for something children could not choose ({where}). "
        "Nothing was changed. Please ask for the file again."
    ),
    "document.unknown_problem": N_(
        "This plan document speaks of a problem that is not in it ({where}). Nothing was "
        "changed. Please ask for the file again."
    ),
    "document.unknown_project": N_(
        "This plan document speaks of a project that is not in it ({where}). Nothing was "
        "changed. Please ask for the file again."
    ),
    "drive.cancelled": N_(
        "Writing was stopped, and nothing half written was left. You can begin again at any time."
    ),
    "drive.file_exists": N_(
        "There is already another file named {file}; it was not touched. Please move it away,"
        " or choose another stick or folder."
    ),
    "drive.full": N_(
        "There is not enough room there, and nothing half written was left. Please choose "
        "another stick or folder, or remove old files."
    ),
    "drive.gone": N_(
        "The stick was taken out, or the folder does not answer. What was half written does "
        "not count. Please put the stick in again or choose another folder, then write once "
        "more."
    ),
    "drive.not_writable": N_(
        "Nothing can be written into this place. Nothing was changed. Please choose another "
        "stick or folder."
    ),
    "drive.read_back_differs": N_(
        "What was read back is not what was written; this place is not to be trusted. Nothing"
        " half written was left. Please use another stick."
    ),
    "drive.read_only": N_(
        "This place is locked against writing. Nothing was changed. Please move the small "
        "switch of the stick, or choose another stick or folder."
    ),
    "drive.too_big_for_fat32": N_(
        "The file is larger than this stick can take. Nothing half written was left. Please "
        "use another stick."
    ),
    "figures.none": N_(
        "There are no figures in this workbook yet. Please enter some, or take in an export "
        "of the Commune Database."
    ),
    "figures_file.damaged_spreadsheet": N_(
        "This spreadsheet is damaged and cannot be read. Nothing was changed. Please open it in "
        "the spreadsheet program, save it again as .xlsx, or ask for the file again."
    ),
    "figures_file.doubled_column": N_(
        "The file has the column “{column}” twice. Nothing was changed. Please remove one of "
        "the two."
    ),
    "figures_file.empty": N_(
        "There is nothing in this file. Nothing was changed. Please choose another file."
    ),
    "figures_file.legacy_khmer": N_(
        "Line {line} is written in an old Khmer font (such as Limon), which cannot be read. "
        "Nothing was changed. Please save the file in Khmer Unicode."
    ),
    "figures_file.malformed": N_(
        "Line {line} is not a row of a table. Nothing was changed. Please save the file as "
        "CSV again."
    ),
    "figures_file.no_column": N_(
        "The file has no column “{column}”. Nothing was changed. Please export it again with "
        "this column."
    ),
    "figures_file.not_a_spreadsheet": N_(
        "This file is packed like a spreadsheet and is none. Nothing was changed. Please choose "
        "another file, or save it as .xlsx in the spreadsheet program."
    ),
    "figures_file.not_text": N_(
        "This is neither a CSV file nor a spreadsheet of today (.xlsx). Nothing was changed. "
        "Please open it in the spreadsheet program and save it as .xlsx or as “CSV UTF-8”."
    ),
    "figures_file.not_utf8": N_(
        "Line {line} is not in Unicode. Nothing was changed. Please save the file as “CSV UTF-8”."
    ),
    "figures_file.too_large": N_(
        "This file is too large for figures of villages. Nothing was changed. Please choose "
        "another file."
    ),
    "file.cannot_write": N_(
        "{path} could not be written. Nothing half written was left. Please choose another folder."
    ),
    "file.missing": N_(
        "{file} is no longer where it was. Nothing was changed. Please put the stick in "
        "again, or choose another file."
    ),
    "file.no_folder": N_(
        "The folder of {path} does not exist. Nothing was written. Please make it first, or "
        "choose another one."
    ),
    "file.no_such_kind": N_(
        "{path} ends in no way that says what to write. Nothing was written. Please end the name "
        "with one of: {kinds}."
    ),
    "file.unreadable": N_(
        "{path} could not be read. Nothing was changed. Please check the file, or choose "
        "another one."
    ),
    "key.file_damaged": N_(
        "The key file beside this workbook is damaged, so it could not be opened. Nothing "
        "was changed. Please take the key file from a copy of the workbook."
    ),
    "key.needed": N_("This workbook is locked. Please type its password."),
    "key.passphrase_short": N_(
        "A password needs at least {least} letters. Please type a longer one; several words "
        "are easy to remember."
    ),
    "key.wrong_passphrase": N_(
        "This is not the password of this workbook. Please look at the keyboard language and "
        "Caps Lock, then type it again."
    ),
    "package.repacked": N_(
        "This package was repacked by another program. It was not received. Please ask the "
        "commune for the file as our program wrote it."
    ),
    "package.unreadable": N_(
        "{file} cannot be read from the stick. It was not received. Please put the stick in "
        "again, or ask for another stick."
    ),
    "receive.no_paths": N_(
        "Nothing to receive was named. Please name the workbook, then the packages or the stick."
    ),
    "printer.refused": N_(
        "The printer did not take the sheets. Nothing was lost. Please look at the printer, or "
        "save the sheets and print them elsewhere."
    ),
    "sheet.no_such": N_(
        "There is no sheet “{key}”. Nothing was printed. Please choose one of these: {known}."
    ),
    "sheet.where_to": N_(
        "Nothing was printed: no folder was named. Please name a folder with --to."
    ),
    "workbook.damaged": N_(
        "The workbook could not be read from the disk. Nothing more was changed. Please open "
        "a copy of yesterday, or ask the district for help."
    ),
    "workbook.disk_full": N_(
        "The disk is full, so the last change was not saved. All before it is kept. Please "
        "make room on the disk, then do it again."
    ),
    "workbook.exists": N_(
        "There is already a workbook named {file}; it was not touched. Please open it, or "
        "give the new one another name."
    ),
    "workbook.folder": N_(
        "Nothing can be written into the folder {path}. Nothing was changed. Please choose "
        "another folder."
    ),
    "workbook.in_use": N_("{file} is already open in another window. Please close it there first."),
    "workbook.keys_missing": N_(
        "The key file {keys} is not beside this workbook, so it cannot be opened. Nothing "
        "was changed. Please bring both files together from where they were."
    ),
    "workbook.missing": N_(
        "{file} is not there any more. Perhaps it was moved, or the stick is out. Please "
        "look for it, or open another one."
    ),
    "workbook.newer": N_(
        "{file} was made with a newer version of this program. Nothing was changed. Please "
        "install the newer version first."
    ),
    "workbook.no_server": N_(
        "{address} is a server, and this program opens only files. Please give a .ccwcdb file."
    ),
    "workbook.not_one": N_(
        "{file} is not a workbook of this program, or it is damaged. Nothing was changed. "
        "Please choose a .ccwcdb file."
    ),
    "workbook.not_upgraded": N_(
        "{file} could not be brought to this version of the program; it is as it was, and a "
        "copy lies beside it. Please keep both and ask the district for help."
    ),
    "workbook.read_only": N_(
        "{file} can only be read here, so the last change was not saved. All before it is "
        "kept. Please copy the workbook to this computer and open it there."
    ),
}
