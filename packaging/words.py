"""The Khmer words: from `resources/i18n/km/*.po` and the sources to `resources/i18n/km.mo`.

    python -m packaging.words             write km.mo
    python -m packaging.words --missing   English words without Khmer, Khmer words nobody asks for

The same input always gives the same bytes: the header holds no clock. Khmer gets its line breaks
here, so the program never segments its own words.
"""

import argparse
import io
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ccwc_desktop.language.words import add_breaks

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "resources" / "i18n" / "km"
COMPILED = ROOT / "resources" / "i18n" / "km.mo"
SOURCES = ROOT / "ccwc_desktop"

# `words.gettext("…")` and `words.told("…")` are how a sheet asks for one of its two languages
KEYWORDS = {"_": None, "N_": None, "gettext": None, "told": None, "ngettext": (1, 2)}
_NO_CLOCK = datetime(2026, 1, 1, tzinfo=UTC)


def read_rooms(folder: Path = ROOMS) -> dict[str, Catalog]:
    """One catalogue per file, by file name; fuzzy entries are kept and marked."""
    rooms = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            rooms[path.name] = read_po(file, locale="km", charset="utf-8", abort_invalid=True)
    return rooms


def messages(catalogue: Catalog) -> list[Message]:
    """The entries of one file without its header."""
    return [message for message in catalogue if message.id]


def english(message: Message) -> str:
    """The msgid an entry is known by (the singular, where there are two forms)."""
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def khmer(message: Message) -> str:
    """The Khmer of an entry (Khmer has one form)."""
    found = message.string[0] if isinstance(message.string, tuple | list) else message.string
    return found or ""


def twice(rooms: dict[str, Catalog]) -> dict[str, list[str]]:
    """msgids that stand in more than one file, with those files."""
    homes = defaultdict(list)
    for name, catalogue in rooms.items():
        for message in messages(catalogue):
            homes[english(message)].append(name)
    return {msgid: names for msgid, names in sorted(homes.items()) if len(names) > 1}


def compiled(rooms: dict[str, Catalog]) -> bytes:
    """The bytes of km.mo; raises ValueError when a msgid stands in two files."""
    doubles = twice(rooms)
    if doubles:
        lines = [f"{msgid!r}: {', '.join(names)}" for msgid, names in doubles.items()]
        raise ValueError("one msgid, two files:\n" + "\n".join(lines))
    every = [message for catalogue in rooms.values() for message in messages(catalogue)]
    whole = Catalog(
        locale="km",
        project="CCWC Desktop",
        version="1",
        charset="utf-8",
        creation_date=_NO_CLOCK,
        revision_date=_NO_CLOCK,
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        fuzzy=False,
    )
    for message in sorted(every, key=english):
        if khmer(message) and not message.fuzzy:
            broken = add_breaks(khmer(message))
            plural = isinstance(message.id, tuple | list)
            whole.add(message.id, (broken,) if plural else broken)
    target = io.BytesIO()
    write_mo(target, whole)
    return target.getvalue()


def used(sources: Path = SOURCES) -> dict[str, list[str]]:
    """Every msgid the sources ask for -> where ("ccwc_desktop/ui/start.py:12")."""
    found = defaultdict(list)
    for path in sorted(sources.rglob("*.py")):
        with path.open("rb") as file:
            for line, msgid, _, _ in extract("python", file, KEYWORDS):
                one = msgid[0] if isinstance(msgid, tuple) else msgid
                if one:
                    found[one].append(f"{path.relative_to(sources.parent)}:{line}")
    return dict(found)


def missing(rooms: dict[str, Catalog], asked: dict[str, list[str]]) -> dict[str, list[str]]:
    """msgids of the sources without a sure Khmer translation, with the places that ask."""
    known = {
        english(message)
        for catalogue in rooms.values()
        for message in messages(catalogue)
        if khmer(message) and not message.fuzzy
    }
    return {msgid: places for msgid, places in asked.items() if msgid not in known}


def unused(rooms: dict[str, Catalog], asked: dict[str, list[str]]) -> dict[str, list[str]]:
    """File name -> msgids the sources no longer ask for."""
    left = {
        name: [english(m) for m in messages(catalogue) if english(m) not in asked]
        for name, catalogue in rooms.items()
    }
    return {name: msgids for name, msgids in left.items() if msgids}


def report(rooms: dict[str, Catalog]) -> int:
    """Print what is missing per source file and what is unused per .po file; 1 if anything is."""
    asked = used()
    per_file = defaultdict(list)
    for msgid, places in missing(rooms, asked).items():
        file, _, line = places[0].rpartition(":")
        per_file[file].append((int(line), msgid))
    for file, lines in sorted(per_file.items()):
        print(f"{file}: no Khmer for")
        for line, msgid in sorted(lines):
            print(f"  {line}: {msgid!r}")
    idle = unused(rooms, asked)
    for name, msgids in idle.items():
        print(f"{name}: nobody asks for")
        for msgid in msgids:
            print(f"  {msgid!r}")
    return 1 if per_file or idle else 0


def main(arguments: list[str] | None = None) -> int:
    """The command line of this file."""
    parser = argparse.ArgumentParser(prog="packaging.words", description=__doc__.splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="only say what is missing or idle")
    asked = parser.parse_args(arguments)
    rooms = read_rooms()
    if asked.missing:
        return report(rooms)
    try:
        COMPILED.write_bytes(compiled(rooms))
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{COMPILED.relative_to(ROOT)}: {sum(len(messages(room)) for room in rooms.values())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
