"""Whatever was typed or pasted, the sheet comes out, with every word and without an empty box."""

import random

import pytest
from pdf_reading import pages

from ccwc_desktop.sheets.typesetting import (
    LANDSCAPE,
    PORTRAIT,
    Boxed,
    Cell,
    Column,
    PageFrame,
    Paragraph,
    Signatures,
    Signer,
    Stack,
    Style,
    Table,
    bold,
    code,
    dots,
    english,
    group,
    head,
    line,
    render,
    styles,
    total,
)

KHMER = [chr(c) for c in range(0x1780, 0x17FA)]
OTHERS = list(" \n\t\u200b\u2060\u00a0()«»។៖ៗabc01–-<☐▲漢\U0001f600\u0301")


def junk(chance, most=60):
    length = chance.randint(0, most)
    return "".join(chance.choice(KHMER + OTHERS) for _ in range(length))


def rows(chance):
    found = [head("ក", "ខ", "គ", "ឃ")]
    for number in range(25):
        mixed = (junk(chance), bold(junk(chance)), code(junk(chance)), dots(chance.random() * 30))
        pair = [Paragraph(junk(chance), Style(size=8)), Paragraph(junk(chance), Style())]
        found += [
            line(f"N{number}", mixed, Stack(pair), junk(chance)),
            *(
                [group(Cell((junk(chance), english(junk(chance))), span=3), "១")]
                * (number % 7 == 3)
            ),
            *([total(Cell(junk(chance), span=3), junk(chance))] * (number % 7 == 5)),
        ]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_damaged_text_never_stops_a_sheet(seed):
    chance = random.Random(seed)
    columns = [Column(12), Column(60), Column(40, "centre"), Column(25, "right")]
    story = [
        Paragraph(junk(chance), styles.SECTION),
        Table(columns, rows(chance)),
        Boxed(junk(chance), styles.AMOUNT, "១០០ រៀល"),
        Paragraph(junk(chance, 500), styles.MINUTES),
        Signatures([Signer(*(junk(chance) for _ in range(4)))] * 3, (junk(chance),)),
    ]
    frame = PageFrame(
        junk(chance),
        subtitle=junk(chance),
        english=junk(chance),
        chain=(junk(chance), junk(chance)),
        number=junk(chance, 10),
        footer=(junk(chance), junk(chance)),
        running=(junk(chance), junk(chance)),
        paper=LANDSCAPE if seed % 2 else PORTRAIT,
    )
    joined = " ".join(pages(render(frame, story))) + " "
    assert all(f"N{number}" in joined for number in range(25))
