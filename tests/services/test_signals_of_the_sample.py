"""The signals of the invented sample commune, each worked out by hand once.

`low-high` in the comments is the Wilson interval in percent, 95 of 100, two-sided.
"""

from pathlib import Path

import pytest

from ccwc_desktop.services import figures_import, signals, situation

SAMPLES = Path(__file__).parents[1] / "samples"
C = "040202"

# key without the year -> the lines of evidence (part, whole), in the order of the cards
BY_HAND = {
    # families 1574 - 1179 with a latrine = 395, 25.1 % (23.0-27.3); 2024: 2055 - 1693 = 362,
    # 17.6 % (16.0-19.3). 23.0 > 19.3; at least 3.7 points of 1574 families = 58
    f"rose:WSH-1:{C}:t": [(362, 2055), (395, 1574)],
    # 28 girls + 24 boys - 20 - 21 in primary school = 11 of 52 (12.2-34.0); others 29/593 = 4.9
    f"above:OOS_7_11:{C}01:t": [(11, 52), (29, 593)],
    # girls 15 - 5 - 3 = 7 of 15 (24.8-69.9); others 17/176 = 9.7
    f"above:OOS_12_14:{C}07:f": [(7, 15), (17, 176)],
    # 12 girls + 11 boys - 2 - 6 - 1 - 7 at school = 7 of 23 (15.6-50.9); others 6/96 = 6.2
    f"above:OOS_6:{C}06:t": [(7, 23), (6, 96)],
    # needs care, yet 6 are more than 4: 6 of 77 (3.6-16.0); others 19/2176 = 0.9
    f"above:PRO-1:{C}08:t": [(6, 77), (19, 2176)],
    # 11 + 5 + 11 + 5 - 1 - 2 - 2 - 1 in pre-school = 26 of 32 (64.7-91.1); others 197/336 = 58.6
    f"above:EDU-1:{C}01:t": [(26, 32), (197, 336)],
    # girls 58/582 = 10.0 (7.8-12.7), boys 37/569 = 6.5 (4.8-8.8); apart 3.46 points:
    # 3.46 - sqrt(2.17^2 + 2.30^2) = 0.3 at the least, 0.3 % of 582 girls = 1.6
    f"gap:OOS_6_14:{C}:f": [(58, 582), (37, 569)],
    # 3 of 3 + 7 births (10.8-60.3); others 7/109 = 6.4
    f"above:HLT-3:{C}01:t": [(3, 10), (7, 109)],
    # 10 of 6 + 6 + 6 + 6 (24.5-61.2); others 165/725 = 22.8. 12-14 or 15-17 alone say nothing
    f"above:EDU-3:{C}08:t": [(10, 24), (165, 725)],
    # girls 3 of 20 (5.2-36.0); others 6/164 = 3.7
    f"above:ILLITERATE_15_17:{C}09:f": [(3, 20), (6, 164)],
    # girls 5/52 = 9.6 (4.2-20.6), boys 0/47 (0-7.6): 9.62 - sqrt(5.44^2 + 7.56^2) = 0.3
    f"gap:EDU-2:{C}03:f": [(5, 52), (0, 47)],
    # 2024: 12 of 62 (11.4-30.9); 7 of 12 (32.0-80.7): 32.0 > 30.9
    f"rose:OOS_15_17:{C}08:t": [(12, 62), (7, 12)],
    # no column of the export tells of minorities
    f"never:EQ-1:{C}:t": [],
    # 295 - 188 = 107 (31.0-41.9); others 288/1279 = 22.5
    f"above:WSH-1:{C}06:t": [(107, 295), (288, 1279)],
    # girls 2024: 443 - 431 = 12 (1.6-4.7); 330 - 305 = 25 (5.2-10.9)
    f"rose:OOS_7_11:{C}:f": [(12, 443), (25, 330)],
    # 2024: 12 of 206 (3.4-9.9); 17 of 98 (11.1-26.0)
    f"rose:OOS_6_14:{C}07:t": [(12, 206), (17, 98)],
    # girls 33 - 9 - 16 = 8 (12.8-41.0); others 16/158 = 10.1
    f"above:OOS_12_14:{C}06:f": [(8, 33), (16, 158)],
    # 5 of 176 (1.22-6.48); others 20/2077 = 0.96
    f"above:PRO-1:{C}10:t": [(5, 176), (20, 2077)],
    # 20 + 13 + 25 + 10 - 5 - 5 - 7 - 3 = 48 of 68 (58.9-80.1); others 175/300 = 58.3
    f"above:EDU-1:{C}06:t": [(48, 68), (175, 300)],
    # girls 16 - 0 - 4 - 3 = 9 (33.2-76.9); others 55/168 = 32.7
    f"above:OOS_15_17:{C}01:f": [(9, 16), (55, 168)],
    # 2024: 295 - 256 = 39 (9.8-17.6); 134 - 85 = 49 (28.9-45.0)
    f"rose:WSH-1:{C}07:t": [(39, 295), (49, 134)],
    # 133 - 76 = 57 (34.8-51.4); others 338/1441 = 23.5
    f"above:WSH-1:{C}01:t": [(57, 133), (338, 1441)],
    # 49 of 134 as above (28.9-45.0); others 346/1440 = 24.0
    f"above:WSH-1:{C}07:t": [(49, 134), (346, 1440)],
    # 2024: 241 - 198 = 43 (13.5-23.2); 59 - 35 = 24 (29.1-53.4)
    f"rose:WSH-1:{C}08:t": [(43, 241), (24, 59)],
    # 24 of 59 as above (29.1-53.4); others 371/1515 = 24.5
    f"above:WSH-1:{C}08:t": [(24, 59), (371, 1515)],
}


@pytest.fixture
def sample(workbook):
    """Commune 040202 with both sample years."""
    for year in (2024, 2025):
        data = (SAMPLES / f"cdb_villages_{year}_sample.csv").read_bytes()
        with workbook.transaction() as session:
            preview = figures_import.preview(data, figures_import.ours(session))
            situation.enter(session, figures_import.checked(preview, False))
    return workbook


def test_the_signals_are_those_found_by_hand_in_their_order(sample):
    with sample.reading() as session:
        found = signals.of_year(session, 2025)
    told = {
        signal.key.removesuffix(":2025"): [(row.part, row.whole) for row in signal.rows]
        for signal in found
    }
    assert told == BY_HAND
    assert list(told) == list(BY_HAND)


def test_nothing_sensitive_and_nothing_small_that_needs_care_names_a_village(sample):
    with sample.reading() as session:
        found = signals.of_year(session, 2025)
        catalogue = situation.table(session, 2025).catalogue
    named = [each for each in found if each.place != C and each.indicator]
    assert named
    for signal in named:
        assert not catalogue[signal.indicator].sensitive
        if catalogue[signal.indicator].sensitivity == "careful":
            assert signal.details["value"] >= 5
