"""The sentences behind the codes, as msgids; `ui.messages` fills them in."""
