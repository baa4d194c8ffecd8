import copy
import json
from pathlib import Path

import pytest

from ccwc_desktop.exchange import package

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "plan.json"


@pytest.fixture(scope="session")
def seed():
    return bytes(range(32))


@pytest.fixture(scope="session")
def other_seed():
    return bytes(range(1, 33))


@pytest.fixture(scope="session")
def example_bytes():
    return EXAMPLE.read_bytes()


@pytest.fixture
def document(example_bytes):
    return json.loads(example_bytes)


@pytest.fixture(scope="session")
def sheets():
    return {
        "990101_2027_v1_S01-public_km.pdf": b"%PDF-1.7\n" + b"sheet one " * 40,
        "990101_2027_v1_S04_km.pdf": b"%PDF-1.7\n" + bytes(range(256)),
    }


@pytest.fixture(scope="session")
def whole(example_bytes, sheets, seed):
    """A good package."""
    row = {"problem": "x", "code": "P1", "total": "71.25", "rank": 1, "tied": False}
    return package.build(json.loads(example_bytes), sheets, "កញ្ចប់\nPackage\n", seed, [row])


@pytest.fixture
def small_document(document):
    """A plan with next to nothing in it."""
    keys = ("format", "uid", "base_uid", "commune", "cip_year", "version", "practice", "rate")
    small = copy.deepcopy({key: document[key] for key in keys})
    return small
