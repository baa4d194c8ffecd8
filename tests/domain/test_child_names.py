"""Names of children in free text: found behind words for children; ordinary words are not."""

import pytest

from ccwc_desktop.domain import disclosure
from ccwc_desktop.store.child_names import child_names


def marked(text):
    found = disclosure.risks(text, child_names())
    assert {risk.code for risk in found} <= {"named_child"}
    return [text[risk.start : risk.end] for risk in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # every word for a child or a relative, with and without spaces
        ("ប្អូនស្រី ស្រីនិច មិនបានទៅរៀន", "ប្អូនស្រី ស្រីនិច"),
        ("ប្អូនស្រីខ្ញុំសុភាមិនបានទៅរៀន", "ប្អូនស្រីខ្ញុំសុភា"),
        ("ប្អូនប្រុស ដារ៉ា ឈប់រៀន", "ប្អូនប្រុស ដារ៉ា"),
        ("ប្អូនដារ៉ាឈប់រៀន", "ប្អូនដារ៉ា"),
        ("នាង សុភា ត្រូវឪពុកវាយ", "នាង សុភា"),
        ("នាងសុភាត្រូវឪពុកវាយ", "នាងសុភា"),
        ("ក្មេងស្រី ស្រីមុំ អាយុ១២ឆ្នាំ", "ក្មេងស្រី ស្រីមុំ"),
        ("ក្មេងប្រុស វុទ្ធី លង់ទឹក", "ក្មេងប្រុស វុទ្ធី"),
        ("កុមារី បុប្ផា អាយុ ១៣ឆ្នាំ", "កុមារី បុប្ផា"),
        ("កុមារីបុប្ផាអាយុ ១៣ឆ្នាំ", "កុមារីបុប្ផា"),
        ("កុមារា ពិសិដ្ឋ", "កុមារា ពិសិដ្ឋ"),
        ("ចៅស្រី សុខា ឈប់រៀន", "ចៅស្រី សុខា"),
        ("កូនប្រុសខ្ញុំ រិទ្ធី ផឹកស្រា", "កូនប្រុសខ្ញុំ រិទ្ធី"),
        ("ក្មួយ វិបុល", "ក្មួយ វិបុល"),
        ("បងស្រីរបស់ខ្ញុំ ចន្ធី ធ្វើការ", "បងស្រីរបស់ខ្ញុំ ចន្ធី"),
        ("ទារក លីណា", "ទារក លីណា"),
        ("ប្អូនដានីនៅផ្ទះ", "ប្អូនដានី"),  # not ដានីន
        # with a family's name, several, a name that is a word as well
        ("កូន ចាន់ ដារ៉ា ឈឺ", "កូន ចាន់ ដារ៉ា"),
        ("សិស្ស រតនា និង សុផល ឈប់រៀន", "សិស្ស រតនា និង សុផល"),
        ("ប្អូន សំណាង ត្រូវគេវាយ", "ប្អូន សំណាង"),
        ("បងស្រី មករា ចន្ធី", "បងស្រី មករា ចន្ធី"),
        # after "named"
        ("ឈ្មោះ សុខ ដារ៉ា អាយុ១០ឆ្នាំ", "ឈ្មោះ សុខ ដារ៉ា"),
        ("ខ្ញុំឈ្មោះ កញ្ញា", "ឈ្មោះ កញ្ញា"),
        ("ក្មេងស្រីម្នាក់ឈ្មោះ ស្រីមុំ អាយុ១២ឆ្នាំ", "ក្មេងស្រីម្នាក់ឈ្មោះ ស្រីមុំ"),
        # names in no list
        ("ប្អូនខ្ញុំឈ្មោះញ៉ាញ់មិនបានទៅរៀន", "ប្អូនខ្ញុំឈ្មោះញ៉ាញ់"),
        ("ប្អូនស្រីរបស់ខ្ញុំ ឈ្មោះ ឡូឡា", "ប្អូនស្រីរបស់ខ្ញុំ ឈ្មោះ ឡូឡា"),
        ("ក្មេងស្រី ស្រីញ៉ាញ់ ឈប់រៀន", "ក្មេងស្រី ស្រីញ៉ាញ់"),
        ("ប្អូន Thavrak ឈប់រៀន", "ប្អូន Thavrak"),
        ("កុមារី Sreymom អាយុ ១២", "កុមារី Sreymom"),
        # invisible breaks anywhere
        ("ប្អូន\u200bស្រី\u200b សុ\u200bភា \u200bឈប់", "ប្អូន\u200bស្រី\u200b សុ\u200bភា"),
        # English
        ("the girl Sreyneang left school", "the girl Sreyneang"),
        ("my brother Dara works", "my brother Dara"),
        ("my little sister sreymom is sick", "my little sister sreymom"),
        ("her brother, Vuthy, drinks", "her brother, Vuthy"),
        ("a student Kolap Thy of grade 5", "a student Kolap Thy"),
        ("A boy named Rith", "A boy named Rith"),
        ("somebody named Sophea", "named Sophea"),
        ("Her name is Samnang", "name is Samnang"),
    ],
)
def test_a_likely_name_behind_a_word_for_a_child_is_found(text, words):
    assert marked(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "ប្អូនស្រីខ្ញុំមិនបានទៅរៀន",
        "ប្អូនស្រី មិនបានទៅរៀន",
        "ប្អូនស្រីពៅឈប់រៀន",
        "កុមារីអាយុ ១២ឆ្នាំ",
        "ក្មេងស្រីភាគច្រើនឈប់រៀន",
        "ក្មេងស្រី ស្រីភាគច្រើន",
        "ក្មេងស្រីណាខ្លះ",
        "ក្មេងស្រីយ៉ាងតិច",
        "នាងខ្ញុំមិនហ៊ានទៅសាលា",
        "នាងខ្ញុំ សុខសប្បាយ",
        "កូន ជា សិស្សថ្នាក់ទី៥",
        "កូនតូចៗ ត្រូវការវីតាមីន",
        "ប្អូនស្រីវីតាមីន",
        "ចៅសង្កាត់ និងចៅក្រម",
        "ចៅអធិការវត្ត សុភា",
        "បង្គន់ និងរបង ដារ៉ា",
        "ភូមិព្រែកដំបង និងឈើនាង",
        "បងប្អូនខ្ញុំ ៣ នាក់",
        # names that begin words: health, government, proverbs, skills
        "កុមារសុខាភិបាល",
        "កុមារ រដ្ឋាភិបាល",
        "ក្មេង សុភាសិត",
        "កុមារ វិជ្ជាជីវៈ",
        "កុមារ រចនាសម្ព័ន្ធ",
        "កុមារ តារាង",
        # names that are words: polite, guarantee, January, property, live
        "កុមារមានសុភាព",
        "កុមារធានាបានការរៀន",
        "ចំនួនកុមារី មករា ២០២៦",
        "កុមារីគ្មានសម្បត្តិ",
        "កុមាររស់នៅភូមិ",
        "ប្អូនខ្ញុំ មាស ប្រាក់",
        # "name" without one; adults and places
        "ឈ្មោះកុមារ និងឈ្មោះភូមិ",
        "ចុះឈ្មោះ សុភា",
        "ប្អូនស្រីឈ្មោះ៖",
        "មេភូមិឈ្មោះ សុខ ដារ៉ា",
        "សាលាឈ្មោះ រតនា",
        "លោកគ្រូ ដារ៉ា និងលោកស្រី សុភា",
        # Latin letters that are no name
        "កុមារ UNICEF និងកុមារ IDPoor",
        "សិស្ស Grade 5",
        "ល.រ កុមារ Children",
        "child Protection committee and student Council",
        "Child Rights Foundation",
        "a school named Dara, the village called Bopha",
        "the boy In school, the baby is well",
        "pupil of grade 3, brother and sister",
        "girls Sophea and boys Dara",
    ],
)
def test_ordinary_words_behind_a_word_for_a_child_stay_unmarked(text):
    assert marked(text) == []


def test_children_who_are_named_one_after_another_are_all_marked():
    assert marked("ប្អូនស្រី សុភា ឈប់រៀន ហើយនាងដារ៉ាឈឺ។ the girl Sreymom") == [
        "ប្អូនស្រី សុភា",
        "នាងដារ៉ា",
        "the girl Sreymom",
    ]
