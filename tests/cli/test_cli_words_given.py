"""Reading the words on the command line before any verb is known."""

import pytest

from ccwc_desktop.cli import arguments


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], None),
        (["gui"], None),
        (["--language", "en"], "en"),
        (["board", "x.ccwcdb", "--language=km"], "km"),
        (["--language"], None),
    ],
)
def test_the_language_is_read_from_any_words_even_from_none(
    words: list[str], expected: str | None
) -> None:
    assert arguments.language(words) == expected


def test_no_words_open_the_window() -> None:
    assert arguments.with_verb([]) == ["gui"]
