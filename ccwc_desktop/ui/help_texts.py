"""How to do each step, in short sentences (msgids), for Help."""

from collections.abc import Mapping

from ccwc_desktop.language.catalogue import N_

HOW: Mapping[str, tuple[str, ...]] = {
    "commune": (
        N_("Look at the name and code of the commune. Choose another one only if it is wrong."),
        N_("Open the card of each seat and write the name, woman or man, and the role."),
        N_("Read the villages aloud and tick each one. An amber line still waits for its tick."),
    ),
    "situation": (
        N_("Take in the export of the Commune Database, or type the figures village by village."),
        N_("Leave a cell empty when nobody knows: empty is unknown, zero is zero."),
        N_("An amber cell asks you to look again. You may keep it."),
        N_("Make a problem out of a figure that worries you."),
    ),
    "consultations": (
        N_("Write one entry for each talk with a group: day, village, who was there in numbers."),
        N_("Tick the ten safeguards. Without all of them a vote does not count."),
        N_("Let the children vote with seeds or stickers, and write down the votes of each group."),
        N_("Or let them touch pictures on the screen: press “Start the children’s vote”."),
        N_("Every other way has its own form: an order, two at a time, places, requests, faces."),
        N_("Never write the name of a child."),
    ),
    "problems": (
        N_("Write what is wrong, not what is missing: “children drown”, not “no fence”."),
        N_("Say in which villages and how many girls and boys."),
        N_("Say what shows it, and who can act. What only others can do is passed on."),
    ),
    "priorities": (
        N_("Read one problem aloud and agree on 0 to 5 for each criterion. Press the digit."),
        N_("The list orders itself. Equal totals share a place."),
        N_("Compare with the children’s order. Whoever moves a problem writes the reason."),
    ),
    "budget": (
        N_("Make a project for a priority, and write what is bought, how many, at what price."),
        N_("Say who pays each line, and place the project in one of the three years."),
        N_("Water above the line means more than the source gives: move a project or say why."),
    ),
    "sheets": (
        N_("Tick the sheets you need and look at each before printing."),
        N_("Hang up only the sheets for everyone. Sheets for internal use stay in the cupboard."),
    ),
    "send": (
        N_("Look at the words that may show who a child is. Before that nothing leaves."),
        N_("Finish the plan as a version: it gets a code that stands on every sheet."),
        N_("Put in the stick, press the button and wait until it says that it is safe to remove."),
        N_("Take the stick and the signed sheets to the district. Both carry the same check code."),
    ),
    "inbox": (
        N_("Put in the stick of a commune, or choose files or a folder."),
        N_("Look at each card: green can be received, red says why not. The stick is not changed."),
        N_("Receive the chosen ones. You can take an import back."),
    ),
    "board": (
        N_("Each line is a commune: its newest version here, and the amount it asks for."),
        N_("Telephone the communes whose plan has not come yet."),
    ),
    "totals": (
        N_("All projects are on one list. Search it, or press a heading to sort it."),
        N_("Save the list as a spreadsheet, and print it from there for the workshop."),
    ),
}
