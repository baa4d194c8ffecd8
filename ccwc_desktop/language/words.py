"""Where a Khmer line may break: Khmer writes no spaces between words, and neither Qt nor
ReportLab knows its words.

`add_breaks` puts U+200B between words for display and print; stored text never holds them. The
words come from khmercut (a trained segmenter of 18 MB, loaded with the first Khmer text and let go
by `rest`), then the rules of Khmer typesetting take back what must not part: signs, numbers and
their counters, names, and the words in `resources/reference/keep_whole.txt` that the segmenter
splits.
"""

import ctypes
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from .. import paths
from .digits import NO_BREAK_SPACE

BREAK = "\u200b"
# holds what stands between two of them together, and the two sides of a dash
JOINER = "\u2060"

_KHMER = re.compile("[\u1780-\u17ff]")
_CLUSTER = re.compile(
    "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd\u200c\u200d])*"
    "|.[\u0300-\u036f]*",
    re.DOTALL,
)
# letters, signs, digits, repetition: what the segmenter is asked about
_RUN = re.compile("[\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9\u200c\u200d]+")
# borders the segmenter is not asked about: beside Latin words, after riel and full stops
_OTHER_EDGE = re.compile(
    "(?<=[\u1780-\u17d3\u17d7\u17dd])(?=[A-Za-z])|(?<=[A-Za-z៛។៕])(?=[\u1780-\u17b3])"
)
_KEPT = re.compile(f"{JOINER}(.*?){JOINER}", re.DOTALL)
_NEVER_FIRST = frozenset("។៕៖ៗ៘៙៚៛!%),.:;?]}»”’…‰")
_NEVER_LAST = frozenset("([{«“‘")
_SCRAP = re.compile("[\u1780-\u17a2\u17c9\u17ca]")
_DIGITS = frozenset("0123456789០១២៣៤៥៦៧៨៩")
# beside a typed U+200B only a piece longer than this many clusters is segmented
_LONG_PIECE = 8

_BEFORE_NUMBER = ("ទី", "ឆ្នាំ", "ខែ", "លេខ", "ចំនួន", "ទាំង", "ម៉ោង", "អាយុ", "ថ្នាក់", "ព.ស")
_COUNTERS = (
    *("នាក់", "គ្រួសារ", "ភូមិ", "ឃុំ", "សង្កាត់", "ខេត្ត", "ស្រុក", "គម្រោង", "បញ្ហា", "អាទិភាព"),
    *("ឆ្នាំ", "ខែ", "សប្ដាហ៍", "សប្តាហ៍", "ថ្ងៃ", "ម៉ោង", "នាទី", "ដង", "លើក", "ក្រុម", "ករណី"),
    *("រៀល", "៛", "ដុល្លារ", "លាន", "ពាន់", "ភាគរយ", "ពិន្ទុ", "សំឡេង", "សន្លឹក", "ច្បាប់", "ទំព័រ"),
    *("ម៉ែត្រ", "គីឡូម៉ែត្រ", "ហិកតា", "គីឡូក្រាម", "ខ្នង", "បន្ទប់", "កន្លែង", "អណ្ដូង", "អណ្តូង", "គ្រឿង"),
    *("រូប", "ឈុត", "វគ្គ", "ធុង", "មុខ", "អាវ", "កញ្ចប់", "ក្បាល", "ដើម", "គូ", "ខ្សែ", "លីត្រ"),
)
_NUMBER = f"[0-9០-៩](?:[0-9០-៩.,{NO_BREAK_SPACE}]*[0-9០-៩])?%?|{{\\w+}}"
_COUNTER = f"(?:{'|'.join(_COUNTERS)})(?![\u1780-\u17d3])"
_RANGE = re.compile("(?<=[0-9០-៩])([-–])(?=[0-9០-៩])")


def _beside_numbers(space: str) -> re.Pattern[str]:
    """`space` between a number and its counter, or after a word that announces a number."""
    return re.compile(f"({_NUMBER}){space}(?={_COUNTER})|(ទាំង|ចំនួន){space}(?={_NUMBER})")


_OPEN_NUMBER, _GLUED_NUMBER = _beside_numbers(" "), _beside_numbers(NO_BREAK_SPACE)

# the CRF tagger of khmercut is one object for the whole process
_one_at_a_time = threading.Lock()


def clusters(text: str) -> list[str]:
    """What a reader sees as one sign each: a letter with its subscripts, vowels and marks."""
    return _CLUSTER.findall(text)


@lru_cache(maxsize=8192)
def add_breaks(text: str) -> str:
    """`text` ready for narrow places: U+200B between Khmer words, no-break spaces at counters.

    A U+200B that someone typed stays and is trusted; text without Khmer comes back as it is,
    except for the marks of `no_breaks`, which always go.
    """
    plain, kept = _without_marks(text)
    if not _KHMER.search(plain):
        return plain
    places = {edge for span in kept for edge in span}
    for start, end in _free_runs(plain, kept):
        places.update(start + place for place in _word_borders(plain[start:end]))
    places.update(edge.start() for edge in _OTHER_EDGE.finditer(plain))
    starts = _cluster_starts(plain)
    places = {p for p in places if p in starts and _may_break(plain, p, kept)}
    cut = [0, *sorted(places), len(plain)]
    broken = BREAK.join(plain[a:b] for a, b in pairwise(cut))
    return _glue_numbers(broken)


def is_loaded() -> bool:
    """Whether a new Khmer text is answered without loading the segmenter for the first time."""
    return "khmercut" in sys.modules


def rest() -> None:
    """Give back the memory of the segmenter; the next new text loads it again (10 ms)."""
    khmercut: Any = sys.modules.get("khmercut")
    with _one_at_a_time:
        if khmercut is not None and khmercut.tagger is not None:
            khmercut.tagger.close()
            khmercut.tagger = None
            _to_the_system()


def _to_the_system() -> None:
    """From its second time on, glibc keeps so large a block; other libraries do not."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def strip_breaks(text: str) -> str:
    """`text` as it is stored, searched and copied: what `add_breaks` added is gone."""
    plain = _GLUED_NUMBER.sub(lambda found: (found[1] or found[2]) + " ", text)
    return plain.replace(BREAK, "").replace(JOINER, "")


def after_khmer(text: str) -> str:
    """Typed text as it follows a Khmer word: Khmer runs on, anything else has a space before it."""
    return text if not text or _KHMER.match(text.lstrip(BREAK)) else f" {text}"


def no_breaks(text: str) -> str:
    """Mark a name so that `add_breaks` keeps it on one line within the sentence around it."""
    return f"{JOINER}{strip_breaks(text).replace(' ', NO_BREAK_SPACE)}{JOINER}" if text else ""


def _without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the marks of `no_breaks`, and the spans that were marked."""
    plain, kept, done = "", [], 0
    for found in _KEPT.finditer(text):
        plain += text[done : found.start()]
        kept.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        done = found.end()
    return (plain + text[done:]).replace(JOINER, ""), kept


def _free_runs(plain: str, kept: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of Khmer to be segmented: outside the kept ones, and not where someone did it."""
    borders = [0, *(edge for span in kept for edge in span), len(plain)]
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        for run in _RUN.finditer(plain, start, end):
            beside = plain[run.start() - 1 : run.start()] + plain[run.end() : run.end() + 1]
            if BREAK not in beside or len(clusters(run.group())) > _LONG_PIECE:
                yield run.span()


def _word_borders(run: str) -> set[int]:
    """Where words of a run of Khmer part, after the words to be kept whole took theirs back."""
    borders, place, before = set(), 0, ""
    for word in _segmented(run):
        # a bare consonant is a scrap of a word the segmenter did not know
        if not _SCRAP.fullmatch(word) and not _SCRAP.fullmatch(before):
            borders.add(place)
        place += len(word)
        before = word
    for found in _kept_words().finditer(run):
        borders -= set(range(found.start() + 1, found.end()))
    return borders - {0}


def _segmented(run: str) -> list[str]:
    from khmercut import tokenize

    with _one_at_a_time:
        words: list[str] = tokenize(run)
    # damaged text comes back with letters missing: then nothing is known about it
    return words if "".join(words) == run else [run]


@cache
def _kept_words() -> re.Pattern[str]:
    lines = (paths.resources() / "reference" / "keep_whole.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    # longest first, and never the beginning of a longer cluster
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest)})(?![\u17b4-\u17d3\u17dd])")


def _cluster_starts(plain: str) -> set[int]:
    starts, place = set(), 0
    for cluster in clusters(plain):
        starts.add(place)
        place += len(cluster)
    return starts


def _may_break(plain: str, place: int, kept: list[tuple[int, int]]) -> bool:
    """Whether a line may end before `place`."""
    if not 0 < place < len(plain):
        return False
    before, after = plain[place - 1], plain[place]
    if before.isspace() or after.isspace() or BREAK in (before, after):
        return False
    if after in _NEVER_FIRST or before in _NEVER_LAST or before in _DIGITS:
        return False
    if after in _DIGITS and plain.endswith(_BEFORE_NUMBER, 0, place):
        return False
    return not any(start < place < end for start, end in kept)


def _glue_numbers(text: str) -> str:
    """Numbers stay with their counters, ranges in one piece."""
    text = _OPEN_NUMBER.sub(lambda found: (found[1] or found[2]) + NO_BREAK_SPACE, text)
    return _RANGE.sub(rf"\1{JOINER}", text)
