from ccwc_desktop.domain.errors import Refused


def test_a_refusal_carries_a_code_and_the_values_of_its_sentence():
    refused = Refused("plan.year_out_of_range", year=1990, code="x")
    assert refused.code == "plan.year_out_of_range"
    assert refused.details == {"year": 1990, "code": "x"}
    assert str(refused) == "plan.year_out_of_range (year=1990, code='x')"
    assert str(Refused("gone")) == "gone"
