import json

import pytest

from ccwc_desktop import __version__
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import cards, signing
from ccwc_desktop.exchange.strict_json import canonical


@pytest.fixture
def card(seed):
    return cards.write("commune", "040202", "កោះថ្កូវ", "Kaoh Thkov", seed)


def code_of(data):
    with pytest.raises(Refused) as caught:
        cards.read(data)
    return caught.value.code


def signed(values, seed):
    values = {key: value for key, value in values.items() if key != "signature"}
    signature = signing.sign(canonical(values), seed, "CCWC card; format=1").decode()
    return canonical({**values, "signature": signature})


def test_a_card_comes_back_as_it_was_written(card, seed):
    found = cards.read(card)
    key = signing.public_key(seed)
    assert found == cards.Card("commune", "040202", "កោះថ្កូវ", "Kaoh Thkov", key, False, __version__)
    assert found.fingerprint == signing.fingerprint(key)
    assert len(card) < 1000


@pytest.mark.parametrize(
    ("kind", "code"), [("district", "0402"), ("province", "04"), ("national", "")]
)
def test_every_kind_of_office_has_a_card(kind, code, seed):
    assert cards.read(cards.write(kind, code, "ក", "K", seed)).code == code


def test_practice_follows_from_the_code(seed):
    assert cards.read(cards.write("district", "9901", "ក", "K", seed)).practice


@pytest.mark.parametrize(
    ("kind", "code"), [("commune", "0402"), ("district", "x402"), ("village", "04020201"), ("", "")]
)
def test_a_kind_and_its_code_must_fit(kind, code, seed):
    with pytest.raises(Refused) as caught:
        cards.write(kind, code, "ក", "K", seed)
    assert caught.value.code == "card.bad_place"


def test_every_changed_byte_is_refused(card):
    for at in range(len(card)):
        for bit in (1, 32, 255):
            changed = bytearray(card)
            changed[at] ^= bit
            code_of(bytes(changed))


def test_truncated_and_longer_cards_are_refused(card):
    for at in range(0, len(card), 7):
        assert code_of(card[:at]).startswith("card.not_a_card")
    assert code_of(card + b"\n") == "card.not_a_card"
    assert code_of(card + b" " * cards.LARGEST) == "card.not_a_card"


def test_the_holder_of_another_key_cannot_sign_it(card, other_seed):
    assert code_of(signed(json.loads(card), other_seed)) == "signature.other_key"


def test_a_signed_card_that_lies_about_practice_is_refused(card, seed):
    values = {**json.loads(card), "practice": True}
    assert code_of(signed(values, seed)) == "card.practice_mismatch"


def test_a_signed_card_with_more_or_other_values_is_refused(card, seed):
    values = json.loads(card)
    assert code_of(signed({**values, "more": 1}, seed)) == "card.not_a_card"
    assert code_of(signed({**values, "name_km": 3}, seed)) == "card.not_a_card"
    assert code_of(signed({**values, "name_km": "x" * 1001}, seed)) == "card.not_a_card"
    assert code_of(signed({**values, "code": "0402"}, seed)) == "card.bad_place"


def test_a_newer_card_says_what_it_needs(card, seed):
    with pytest.raises(Refused) as caught:
        cards.read(signed({**json.loads(card), "card": 2, "made_with": "3.1.0"}, seed))
    assert caught.value.code == "card.newer"
    assert caught.value.details["needs"] == "3.1.0"
