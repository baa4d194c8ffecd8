import pytest

from ccwc_desktop.domain import disclosure
from ccwc_desktop.store.child_names import child_names


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("កុមារម្នាក់អាយុ ១២ ឆ្នាំ នៅភូមិកោះលត លង់ទឹក", "អាយុ ១២ ឆ្នាំ"),
        ("ក្មេងស្រីអាយុ៩ឆ្នាំ នៅផ្ទះលេខ ១៤", "អាយុ៩ឆ្នាំ"),
        ("កុមារីអាយុ 15 ឆ្នាំ រៀននៅសាលាព្រែកតាមាក់", "អាយុ 15 ឆ្នាំ"),
        ("កុមារ\u200bម្នាក់\u200bអាយុ ១២\u200b ឆ្នាំ នៅ\u200bភូមិ\u200bកោះលត", "អាយុ ១២\u200b ឆ្នាំ"),
        ("a girl aged 12 in Kaoh Lot left school", "aged 12"),
        ("A boy of 9 from the village Prek", " of 9"),
        ("a 13-year-old child at house 14", "13-year-old"),
        ("children aged 12 at house no. 7", "aged 12"),
    ],
)
def test_an_age_beside_a_place_is_found(text, age):
    (risk,) = disclosure.risks(text, child_names())
    assert risk.code == "aged_child"
    assert text[risk.start : risk.end] == age


@pytest.mark.parametrize(
    "text",
    [
        "កុមារអាយុ ៦ ដល់ ១១ ឆ្នាំ នៅភូមិកោះលត មិនទៅរៀន",
        "កុមារ ៤ នាក់ អាយុ ១២ ឆ្នាំ នៅភូមិកោះលត មិនទៅរៀន",
        "កុមារម្នាក់អាយុ ១២ ឆ្នាំ ខ្លាចទឹក",
        "កុមារម្នាក់អាយុ ១២ ឆ្នាំ ក្នុងភូមិយើង ឈប់រៀន",
        "កុមារម្នាក់លង់ទឹក។ កុមារអាយុ ១២ ឆ្នាំ នៅភូមិកោះលត ហែលទឹក។",
        "កុមារអាយុក្រោម ៥ ឆ្នាំ ម្នាក់ៗក្នុងភូមិកោះលត",
        "កុមារម្នាក់ៗអាយុ ១៤ ឆ្នាំឡើង នៅឃុំកោះថ្កូវ",
        "ផ្ទះលេខ ១៤ ជិតសាលា",
        "a child aged 6-11 in Kaoh Lot",
        "children aged 12 in Kaoh Lot",
        "a child aged 12 was afraid in June",
        "a child of 12 goes to Grade 6",
        "The child is 6 to 11 years old in Kaoh Lot",
    ],
)
def test_an_age_alone_or_of_many_points_to_nobody(text):
    assert disclosure.risks(text, child_names()) == ()


def test_a_name_beside_an_age_is_said_once_each():
    found = disclosure.risks("កុមារីឈ្មោះ សុភា អាយុ ១២ ឆ្នាំ នៅភូមិកោះលត", child_names())
    assert [risk.code for risk in found] == ["named_child", "aged_child"]
