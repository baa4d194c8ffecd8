"""Sentences for packages, cards and signatures, and for versions on their way.

What happened, what was kept, what to do next; the codes are those of `Refused`.
"""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

SENTENCES: Mapping[str, str] = {
    "card.bad_place": N_(
        "This card names a place that does not exist ({code}). It was not kept. Please ask "
        "for the card again."
    ),
    "card.key_changed": N_(
        "{place} had another key until now. The old card was kept. Please compare the "
        "fingerprint with the clerk by telephone before you take the new one."
    ),
    "card.newer": N_(
        "This card was made with a newer version of this program. It was not kept. Please "
        "install the newer version first."
    ),
    "card.not_a_card": N_(
        "This file is not an identity card, or it was changed on the way. It was not kept. "
        "Please ask for the card again."
    ),
    "card.practice_differs": N_(
        "A practice card and a real workbook do not go together. The card was not kept. "
        "Please open the workbook it is meant for."
    ),
    "card.practice_mismatch": N_(
        "This card mixes a practice place with a real one ({code}). It was not kept. Please "
        "ask for the card again."
    ),
    "package.bad_name": N_(
        "The package holds a file with a name it may not have: {name}. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.bag_info": N_(
        "The first page of this package cannot be read. It was not received. Please ask the "
        "commune to write the package again."
    ),
    "package.comment": N_(
        "The signature of this package has a comment we do not write. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.cut_off": N_(
        "This package is not whole: the stick was taken out too early. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.damaged": N_(
        "This package was damaged on the stick or while it was copied. It was not received. "
        "Please copy it from the stick again; if it is still damaged, ask the commune to write it "
        "again, on another stick."
    ),
    "package.doubled_name": N_(
        "The package holds {name} twice. It was not received. Please ask the commune to "
        "write the package again."
    ),
    "package.encrypted": N_(
        "A part of this package is locked by another program: {name}. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.hash": N_(
        "{name} in this package was changed after it was signed. It was not received. Please "
        "telephone the clerk and ask for a new package."
    ),
    "package.headers": N_(
        "This package was repacked by another program. It was not received. Please ask the "
        "commune for the file as our program wrote it."
    ),
    "package.internal_sheet": N_(
        "This package holds a sheet for internal use, which may not leave the commune: "
        "{name}. It was not received. Please ask the commune to write the package again."
    ),
    "package.members": N_(
        "Files are missing in this package, or others were added. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.newer": N_(
        "This package was made with a newer version of this program. It was not received. "
        "Please install the newer version first."
    ),
    "package.no_district": N_(
        "This is the package of a commune, and no district workbook is on this computer. "
        "Please make one first, then open the package again."
    ),
    "package.not_canonical": N_(
        "The list of files in this package was changed. It was not received. Please ask the "
        "commune to write the package again."
    ),
    "package.not_one": N_(
        "This is not a package of a commune’s plan. Nothing was changed. Please choose a "
        ".ccwc file."
    ),
    "package.not_zip": N_(
        "This file cannot be opened as a package; perhaps it is damaged. It was not "
        "received. Please ask the commune to write it again."
    ),
    "package.practice_mismatch": N_(
        "This package mixes practice with a real commune. It was not received. Please ask "
        "the commune to write the package again."
    ),
    "package.sealed": N_(
        "This package is sealed for another office and cannot be opened here. It was not "
        "received. Please give it to that office."
    ),
    "package.sensitive": N_(
        "This package holds figures by village that could show who a child is. It was not "
        "received. Please ask the commune to write the package again."
    ),
    "package.too_large": N_(
        "This file is too large to be a package. It was not received. Please choose another file."
    ),
    "package.too_many_members": N_(
        "This package holds {count} files, more than any package does. It was not received. "
        "Please ask the commune to write the package again."
    ),
    "package.unsigned": N_(
        "This package is not signed. It was not received. Please ask the commune to write "
        "the package again."
    ),
    "receive.key_changed": N_(
        "{commune} signs with another key than before. The package was set aside. Please "
        "compare the fingerprint with the clerk by telephone."
    ),
    "receive.no_import": N_("This import can no longer be taken back. What was received is kept."),
    "receive.not_practice": N_(
        "This is the real plan of {commune}, and this workbook is for practice. It was not "
        "received. Please open the workbook of the real district."
    ),
    "receive.nothing_from": N_(
        "Nothing has come from {commune} yet. Please receive its package first."
    ),
    "receive.other_district": N_(
        "{commune} does not belong to {ours}. The package was set aside. Please give it to "
        "the district of that commune."
    ),
    "receive.practice": N_(
        "This package is for practice and is no real plan. It was not received. Please open "
        "it in the practice district."
    ),
    "receive.same_version_differs": N_(
        "We have version {version} already, and this one with the same number says something "
        "else. It was set aside. Please telephone the clerk and ask which is right."
    ),
    "signature.bad_key": N_(
        "The key in this file cannot be read. It was not received. Please ask for the file again."
    ),
    "signature.not_canonical": N_(
        "The signature was written by another program. It was not received. Please ask the "
        "commune to write the package again."
    ),
    "signature.other_key": N_(
        "The signature does not belong to the key in this package ({fingerprint}). It was "
        "not received. Please telephone the clerk and ask for a new package."
    ),
    "signature.wrong": N_(
        "The signature is not right: something was changed on the way. It was not received. "
        "Please telephone the clerk and ask for a new package."
    ),
    "sheet.look_first": N_(
        "Words that may show who a child is wait to be looked at before sheets for the public "
        "leave: {count} ({words}). Nothing was printed or saved. Please change them, or say that "
        "they show no child."
    ),
    "submission.look_first": N_(
        "Words that may show who a child is wait to be looked at: {count} ({words}). No version "
        "was made. Please change them, or say that they show no child."
    ),
    "submission.not_from_here": N_(
        "This version cannot take that step now. It is as it was. Please open the list of "
        "versions and look where it stands."
    ),
    "submission.not_frozen": N_(
        "The plan was edited after its last version. Nothing was written. Please finish it "
        "as a new version first."
    ),
    "submission.nothing_to_send": N_(
        "There is no problem and no project in this plan yet. No version was made. Please "
        "enter at least one."
    ),
}
