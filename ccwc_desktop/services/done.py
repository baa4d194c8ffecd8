"""What every writing service gives back: its result, and the opposite call as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """A service by name ("problems.change") and its arguments."""

    service: str
    arguments: Mapping[str, object] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        """The subject it touches ("problems")."""
        return self.service.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Done:
    """`result` is what the service made (often a uid); `undo` takes it back."""

    result: Any
    undo: Call | None
