"""What became of each thing children asked for, as one of the views of the priorities."""

from ccwc_desktop.language.catalogue import _
from ccwc_desktop.ui.page import Page
from ccwc_desktop.ui.widgets.scroll import ScrollColumn


class AnswersView(ScrollColumn):
    """A view of `page`, which gives the editor and takes notices; `refresh` reads everything again.

    Topics of `editor.changed` that concern it: see `TOPICS`.
    """

    TOPICS = ("answers", "consultations", "priorities", "problems", "projects", "plans")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.editor = page.editor
        self.setAccessibleName(_("Answers to the children"))

    def refresh(self) -> None:
        """Read everything again."""

    def leave(self) -> bool:
        """Keep what is only typed; False when a text stands here that cannot be kept."""
        return True

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        self.setFocus()

    def go_to(self, target: str) -> None:
        """Show the problem (uid) of `target`; "" is the first that needs a word."""
        self.focus_first()

    def here(self) -> str:
        """The target of `go_to` that opens again what is open now."""
        return ""
