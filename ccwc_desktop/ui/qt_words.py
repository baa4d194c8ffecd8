"""Qt's own words (dialogs, context menus, key names) from our catalogue, as Qt ships no Khmer."""

from PySide6.QtCore import QCoreApplication, QTranslator

from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import N_, _

# What Qt says in this program -> our msgid; menus of text fields, and Qt's file dialog.
WORDS = {
    "&Undo": N_("Undo"),
    "&Redo": N_("Do again"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "&Open": N_("Open"),
    "&Save": N_("Save"),
    "Cancel": N_("Cancel"),
    "&Cancel": N_("Cancel"),
    "&Choose": N_("Choose"),
    "Look in:": N_("Look in:"),
    "File &name:": N_("File name:"),
    "Files of type:": N_("Kind of file:"),
    "Directory:": N_("Folder:"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Parent Directory": N_("Folder above"),
    "Create New Folder": N_("New folder"),
    "List View": N_("List"),
    "Detail View": N_("Details"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Kind": N_("Kind"),
    "Date Modified": N_("Changed"),
    "Computer": N_("Computer"),
    "My Computer": N_("Computer"),
    "&Rename": N_("Rename"),
    "&Delete": N_("Delete"),
    "Show &hidden files": N_("Show hidden files"),
    "&New Folder": N_("New folder"),
    "OK": N_("Close"),
    "&Yes": N_("Yes"),
    "&No": N_("No"),
    "Close": N_("Close"),
}


def install(app: QCoreApplication) -> "QtWords":
    """The words of the application, which live as long as it does.

    Qt holds a lock while it asks for a word and takes the same one when a translator is deleted:
    an older one that Python let go of during the asking would stop the program for ever.
    """
    ours = app.findChild(QtWords) or QtWords(app)
    app.installTranslator(ours)
    return ours


class QtWords(QTranslator):
    """Answers in the language in use."""

    def isEmpty(self) -> bool:
        """It has words."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's own name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """Our word, or Qt's where we have none: an empty text would be shown as it is."""
        ours = WORDS.get(sourceText)
        return words.strip_breaks(_(ours)) if ours else sourceText
