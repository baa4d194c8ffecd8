"""At the district: look, store, take back; who is known by which key."""

import dataclasses
from datetime import datetime

import pytest
from builders import uid

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import package, signing
from ccwc_desktop.exchange.cards import read as read_card
from ccwc_desktop.services import (
    cards,
    consolidation,
    documents,
    plans,
    receiving,
    workbooks,
)

NOW = datetime(2026, 11, 24, 9, 30)
LATER = datetime(2026, 11, 25, 8, 0)
SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))


def value(database):
    with database.reading() as session:
        return plans.value(session, 1)


@pytest.fixture
def district(tmp_path):
    """The receiving workbook of district 0402."""
    with workbooks.new_receiving(tmp_path / "0402.ccwcdb", "district", "0402") as database:
        yield database


@pytest.fixture
def sent(filled, tmp_path):
    """Writes the package of a plan of 040202 as a commune would, without sheets."""

    def make(version=1, seed=SEED, name=None, **more):
        told = dataclasses.replace(value(filled), version=version, uid=uid(9000 + version), **more)
        data = package.build(documents.travelling_of(told), {}, "ពាក្យ\n", seed)
        path = tmp_path / (name or f"{told.commune}_2027_v{version}.ccwc")
        path.write_bytes(data)
        return path

    return make


def offers(district, *paths):
    found = [receiving.look(path) for path in paths]
    with district.reading() as session:
        return receiving.offers(session, found)


def receive(district, *paths, now=NOW):
    offered = offers(district, *paths)
    with district.transaction() as session:
        return receiving.receive(session, offered, now).result


def board(district):
    with district.reading() as session:
        return {s.place.code: s for s in consolidation.board(session) if s.state != "none"}


def test_the_board_lists_every_commune_of_the_district(district):
    with district.reading() as session:
        rows = consolidation.board(session)
    assert rows
    assert {row.state for row in rows} == {"none"}
    assert {row.place.code[:4] for row in rows} == {"0402"}


def test_a_first_package_pins_its_key_and_stands_on_the_board(district, sent):
    path = sent()
    (offer,) = offers(district, path)
    assert (offer.outcome, offer.signer, offer.requested) == ("new", "unknown", 2_000_000)
    receipt = receive(district, path)
    assert [(e.commune, e.version) for e in receipt.imported] == [("040202", 1)]
    standing = board(district)["040202"]
    assert (standing.version, standing.projects, standing.requested) == (1, 2, 2_000_000)
    with district.reading() as session:
        (known,) = cards.listing(session)
    assert (known.code, known.how) == ("040202", "first_receipt")
    assert known.fingerprint == signing.fingerprint(signing.public_key(SEED))


def test_the_same_package_again_is_the_same_and_stored_once(district, sent):
    path = sent()
    receive(district, path)
    (offer,) = offers(district, path)
    assert (offer.outcome, offer.signer) == ("same", "known")
    receipt = receive(district, path, now=LATER)
    assert (len(receipt.imported), len(receipt.same)) == (0, 1)
    assert board(district)["040202"].received_at == "2026-11-24T09:30:00"


def test_a_newer_version_takes_the_place_and_an_older_one_is_filed(district, sent):
    first, second = sent(1), sent(2)
    receive(district, second)
    (offer,) = offers(district, first)
    assert offer.outcome == "older"
    assert len(receive(district, first).filed) == 1
    assert board(district)["040202"].version == 2
    third = sent(3)
    assert offers(district, third)[0].outcome == "newer"
    receive(district, third)
    assert board(district)["040202"].version == 3


def test_two_versions_on_one_stick_arrive_in_their_order(district, sent):
    paths = sent(2, name="a.ccwc"), sent(1, name="b.ccwc")
    receipt = receive(district, *paths)
    assert [e.version for e in receipt.imported] == [1, 2]
    assert board(district)["040202"].version == 2


def test_another_plan_under_the_same_version_is_set_aside(district, sent):
    receive(district, sent(1))
    (offer,) = offers(district, sent(1, rate=4000, name="other.ccwc"))
    assert (offer.outcome, offer.refusal.code) == ("set_aside", "receive.same_version_differs")


def test_a_changed_key_is_set_aside(district, sent):
    receive(district, sent(1))
    (offer,) = offers(district, sent(2, seed=OTHER_SEED))
    assert (offer.outcome, offer.refusal.code) == ("set_aside", "receive.key_changed")
    assert offer.signer == "changed"


def test_two_keys_for_one_commune_on_one_stick_are_not_both_believed(district, sent):
    paths = sent(1), sent(2, seed=OTHER_SEED)
    assert [offer.signer for offer in offers(district, *paths)] == ["unknown", "unknown"]
    receipt = receive(district, *paths)
    assert [e.version for e in receipt.imported] == [1]
    assert [refusal.code for _, refusal in receipt.set_aside] == ["receive.key_changed"]
    assert board(district)["040202"].version == 1


def test_a_package_of_another_district_or_of_practice_is_set_aside(
    district, practice_workbook, tmp_path, sent
):
    practice = tmp_path / "p.ccwc"
    practice.write_bytes(
        package.build(documents.travelling_of(value(practice_workbook)), {}, "x\n", SEED)
    )
    with workbooks.new_receiving(tmp_path / "0401.ccwcdb", "district", "0401") as other:
        assert offers(other, sent())[0].refusal.code == "receive.other_district"
    assert offers(district, practice)[0].refusal.code == "receive.practice"
    with workbooks.new_receiving(tmp_path / "9901.ccwcdb", "district", "9901") as playing:
        assert offers(playing, practice)[0].outcome == "new"
        assert offers(playing, sent())[0].refusal.code == "receive.not_practice"


def test_a_broken_file_is_set_aside_beside_good_ones(district, sent, tmp_path):
    broken = tmp_path / "broken.ccwc"
    broken.write_bytes(sent().read_bytes()[:-40])
    receipt = receive(district, broken, sent())
    assert [name for name, _ in receipt.set_aside] == ["broken.ccwc"]
    assert len(receipt.imported) == 1


def test_packages_are_found_in_folders_and_by_name(sent, tmp_path):
    path = sent()
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "._hidden.ccwc").write_text("x")
    assert receiving.files_in([tmp_path]) == (path,)
    assert receiving.files_in([path]) == (path,)
    with pytest.raises(Refused, match=r"file\.missing"):
        receiving.files_in([tmp_path / "none.ccwc"])


def test_an_import_is_taken_back_and_the_version_before_stands_again(district, sent):
    receive(district, sent(1))
    second = receive(district, sent(2), now=LATER)
    with district.transaction() as session:
        receiving.undo(session, second.uid)
    standing = board(district)["040202"]
    assert (standing.version, standing.received_at) == (1, "2026-11-24T09:30:00")
    with district.transaction() as session, pytest.raises(Refused, match=r"receive\.no_import"):
        receiving.undo(session, second.uid)
    receive(district, sent(2))
    assert board(district)["040202"].version == 2


def test_taking_back_the_only_import_forgets_the_key_it_pinned(district, sent):
    first = receive(district, sent(1))
    with district.transaction() as session:
        receiving.undo(session, first.uid)
    assert board(district) == {}
    with district.reading() as session:
        assert cards.listing(session) == ()
        assert receiving.imports(session) == ()
    assert offers(district, sent(2, seed=OTHER_SEED))[0].outcome == "new"


def test_a_key_from_a_card_outlives_an_import(district, sent, workbook):
    with workbook.reading() as session:
        own, data = cards.own(session)
        seed = workbooks.seed(session)
    assert own.code == "040202"
    with district.transaction() as session:
        cards.take_in(session, data, NOW)
    path = sent(1, seed=seed)
    assert offers(district, path)[0].signer == "known"
    receipt = receive(district, path)
    with district.transaction() as session:
        receiving.undo(session, receipt.uid)
        assert [known.how for known in cards.listing(session)] == ["card"]


def test_what_is_foreseen_is_what_happens(district, sent):
    receive(district, sent(2))
    paths = sent(1), sent(2), sent(3)
    foreseen = receiving.foreseen(offers(district, *paths))
    happened = receive(district, *paths)
    for part in ("imported", "same", "filed", "set_aside"):
        assert [e.version for e in getattr(foreseen, part)] == [
            e.version for e in getattr(happened, part)
        ]


def test_all_proposals_stand_on_one_list(district, sent):
    receive(district, sent(1))
    with district.reading() as session:
        listed, totals = consolidation.consolidated(session)
        assert consolidation.plan_of(session, "040202").problems
        with pytest.raises(Refused, match=r"receive\.nothing_from"):
            consolidation.plan_of(session, "040201")
        assert consolidation.consolidated(session, 2031)[0] == ()
        assert workbooks.received_years(session) == (2027,)
    assert [row.code for row in listed] == ["040202-2027-01", "040202-2027-02"]
    assert totals.amount == 2_000_000


# cards


def test_a_card_names_its_owner_and_carries_the_public_key(workbook):
    with workbook.reading() as session:
        card, data = cards.own(session)
        seed = workbooks.seed(session)
    assert read_card(data) == card
    assert (card.kind, card.code, card.practice) == ("commune", "040202", False)
    assert card.public_key == signing.public_key(seed)
    assert seed not in data


def test_a_changed_card_waits_for_a_person(district, workbook, tmp_path):
    with workbook.reading() as session:
        _, data = cards.own(session)
    with (
        workbooks.new_commune(tmp_path / "again.ccwcdb", "040202", 2027) as again,
        again.reading() as session,
    ):
        _, other = cards.own(session)
    with district.transaction() as session:
        cards.take_in(session, data, NOW)
        cards.take_in(session, data, NOW)
        with pytest.raises(Refused) as refused:
            cards.take_in(session, other, NOW)
        assert refused.value.code == "card.key_changed"
        assert refused.value.details["known"] != refused.value.details["new"]
        cards.take_in(session, other, LATER, replace=True)
        (known,) = cards.listing(session)
    assert known.since == "2026-11-25T08:00:00"


def test_practice_and_real_offices_do_not_know_each_other(district, practice_workbook):
    with practice_workbook.reading() as session:
        _, data = cards.own(session)
    with district.transaction() as session:
        with pytest.raises(Refused, match=r"card\.practice_differs"):
            cards.take_in(session, data, NOW)
        assert cards.listing(session) == ()
