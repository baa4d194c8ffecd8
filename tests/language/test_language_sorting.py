"""Lists stand in the order of a Khmer dictionary."""

import random

import pytest

from ccwc_desktop.language.sorting import sort_key
from ccwc_desktop.store import gazetteer

# each line in its order; compared with the Khmer collation of ICU 73 when it was written
ORDERS = [
    ["កង", "កា", "កិ", "កុ", "កូ", "កេ", "កោ", "កុំ", "កំ", "កាំ", "កះ", "កុះ", "កេះ", "កោះ", "ក្ក", "ខ"],
    ["កំពង់", "កោះ", "ក្រចេះ", "ខណ្ឌ", "គ្រួសារ", "ឃុំ"],
    ["រៀន", "ឫស្សី", "ឬ", "លា", "ឭ", "ឮ", "វត្ត"],
    ["ឥន្ទ្រី", "អី", "ឧត្តម", "អូរ", "ឪម៉ាល់", "អូស", "ឯកភាព", "ឱ្យ"],
    ["កណ្ដាល", "កណ្តាល", "កណ្តុរ"],
    ["ធម", "ធម្មជាតិ", "ធរ", "ធម៌", "ធ្មេច"],
    ["ភូមិ ២", "ភូមិ ១០", "ភូមិ ១០០"],
    ["ទី ៩", "ទី 10", "ទី ១១"],
    ["2 Plan", "កណ្តាល", "Ang Snuol", "banteay", "Kaoh Thkov"],
    ["កក", "កក់", "កក្រើក"],
]


@pytest.mark.parametrize("order", ORDERS)
def test_words_stand_in_dictionary_order(order):
    shuffled = order[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == order


def test_provinces_stand_in_dictionary_order():
    order = [
        *["កណ្ដាល", "កែប", "កំពង់ចាម", "កំពង់ឆ្នាំង", "កំពង់ធំ", "កំពង់ស្ពឺ", "កំពត", "កោះកុង"],
        *["ក្រចេះ", "តាកែវ", "ត្បូងឃ្មុំ", "បន្ទាយមានជ័យ", "បាត់ដំបង", "ប៉ៃលិន", "ពោធិ៍សាត់"],
        *["ព្រៃវែង", "ព្រះវិហារ", "ព្រះសីហនុ", "ភ្នំពេញ", "មណ្ឌលគិរី", "រតនគិរី", "សៀមរាប"],
        *["ស្ទឹងត្រែង", "ស្វាយរៀង", "ឧត្ដរមានជ័យ"],
    ]
    provinces = [place.name_km for place in gazetteer.children("")]
    assert sorted(provinces, key=sort_key) == order


def test_invisible_signs_do_not_count_but_texts_stay_apart():
    one, other = "កុមារ\u200bនារី", "កុមារនារី"
    assert sort_key(one)[0] == sort_key(other)[0]
    assert sort_key(one) != sort_key(other)
