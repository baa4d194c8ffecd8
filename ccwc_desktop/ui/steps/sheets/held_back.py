"""Sheets for the public wait until somebody looked at words that may show who a child is."""

from collections.abc import Iterable

from ccwc_desktop.services import free_texts, sheets
from ccwc_desktop.services.sheets import Edition
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.to_look_at import ToLookAt


class HeldBack(ToLookAt):
    """The words that hold sheets back; it goes by itself when the last one was looked at."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._sheets: tuple[str, ...] = ()
        editor.changed.connect(self._look_again)

    def holds(self, chosen: Iterable[Edition]) -> bool:
        """Whether words on the public ones of these sheets wait; they are shown and focused."""
        public = (each.sheet for each in chosen if sheets.is_public(each.sheet, each.public))
        self._sheets = tuple(sheet.key for sheet in public)
        held = self._look()
        self.focus_first()
        return held

    def _look(self) -> bool:
        found = self._editor.read(free_texts.on_sheets, self._editor.plan, self._sheets)
        self.show_findings(found)
        return bool(found)

    def _look_again(self, _topic: str) -> None:
        if self.lines:
            self._look()
