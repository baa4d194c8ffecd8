import csv
import re

from ccwc_desktop import paths
from ccwc_desktop.store.child_names import CLASSES, child_names

KHMER = re.compile("[\u1780-\u17b3][\u1780-\u17d3]*")


def rows():
    path = paths.resources() / "reference" / "child_names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_name_is_whole_and_says_where_it_comes_from_and_how_sure_it_is():
    for row in rows():
        assert KHMER.fullmatch(row["name_km"]), row
        assert re.fullmatch("[A-Z][a-z]+(?: [A-Z][a-z]+)*", row["name_en"]), row
        assert row["kind"] in ("given", "family"), row
        assert row["as_word"] in CLASSES, row
        assert row["kind"] == "given" or not row["as_word"], row
        assert row["source"], row
        assert row["confidence"] in ("high", "med", "low"), row


def test_a_name_stands_once_among_given_names_and_once_among_families():
    told = [(row["name_km"], row["kind"]) for row in rows()]
    assert len(told) == len(set(told))


def test_names_come_in_their_classes():
    names = child_names()
    assert len(names.sure) > 400
    assert len(names.families) > 100
    assert "ដារ៉ា" in names.sure
    assert "សុខា" in names.begins
    assert "សំណាង" in names.alone
    assert "សុភាព" in names.words
    assert {"sreyneang", "dara"} <= names.latin
    assert not names.sure & (names.begins | names.alone | names.words)
