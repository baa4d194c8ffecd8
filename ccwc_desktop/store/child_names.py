"""Common names of people in Cambodia, as they are looked for in free text."""

import csv
from collections import defaultdict
from functools import cache

from ccwc_desktop import paths
from ccwc_desktop.domain.child_names import Names

CLASSES = ("", "begins", "alone", "word")
"""What `as_word` may be: "" is a name and nothing else, the others as `Names` tells."""


@cache
def child_names() -> Names:
    """The bundled list: `kind` is "given" or "family"."""
    path = paths.resources() / "reference" / "child_names.csv"
    classes: defaultdict[str, set[str]] = defaultdict(set)
    latin = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            given = row["kind"] == "given"
            classes[row["as_word"] if given else "family"].add(row["name_km"])
            if given:
                latin.add(row["name_en"].lower())
    return Names(
        sure=frozenset(classes[""]),
        begins=frozenset(classes["begins"]),
        alone=frozenset(classes["alone"]),
        words=frozenset(classes["word"]),
        families=frozenset(classes["family"]),
        latin=frozenset(latin),
    )
