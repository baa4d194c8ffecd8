"""Packages that somebody changed, made by hand, or made to do harm."""

import io
import struct
import zipfile
import zlib

import pytest

from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.exchange import bag_info, formats, members, package, signing, zipping


def refused(data, *more):
    with pytest.raises(Refused) as caught:
        package.read(data, *more)
    return caught.value


def code_of(data):
    return refused(data).code


def contents(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def framed(files):
    """A frame as we write it around any files."""
    return zipping.write(
        zipping.deflated(name, files[name])
        if name.startswith("data/")
        else zipping.stored(name, files[name])
        for name in members.in_order(files)
    )


def signed(files, seed, comment=None, **info):
    """A rightly signed package of any payload: what a dishonest sender could make."""
    files = dict(files)
    payload = {name: files[name] for name in members.payload(files)}
    plan = formats.from_document(formats.parse(contents_of_good["data/plan.json"]))
    packed = [zipping.deflated(name, payload[name]) for name in members.in_order(payload)]
    values = {
        "agent": "CCWC Desktop 9.8.7",
        "stem": "990101_2027_v1",
        "oxum": bag_info.oxum(len(content) for content in payload.values()),
        "format": "1",
        "signing_key": signing.key_text(signing.public_key(seed)),
        "deflated": bag_info.deflated_hash(packed),
    }
    files["bag-info.txt"] = bag_info.BagInfo(**{**values, **info}).encoded()
    files["manifest-sha256.txt"] = members.manifest(payload)
    tags = {name: files[name] for name in members.TAGS}
    files[members.TAG_MANIFEST] = members.manifest(tags)
    files[members.SIGNATURE] = signing.sign(
        files[members.TAG_MANIFEST], seed, comment or bag_info.comment(plan)
    )
    return framed(files)


contents_of_good: dict[str, bytes] = {}


@pytest.fixture
def good(whole):
    contents_of_good.update(contents(whole))
    return dict(contents_of_good)


@pytest.fixture(scope="module")
def small(example_bytes, seed):
    """The smallest package, for work on every byte."""
    document = formats.parse(example_bytes)
    keys = ("format", "uid", "base_uid", "commune", "cip_year", "version", "practice", "rate")
    return package.build({key: document[key] for key in keys}, {}, "x\n", seed)


def test_the_tools_of_this_page_make_a_good_package(good, whole, seed):
    assert framed(good) == whole
    package.read(signed(good, seed))


# what a bad stick is told as: nobody is blamed, and the cure is another copy
DAMAGED = {"package.damaged", "package.cut_off", "package.not_zip"}


def told_as(data, at, mask):
    """How a changed byte is told; the bits that end a deflated member are no part of its content,
    so that no checksum tells these from packing again."""
    ends = {data.index(each.packed) + len(each.packed) - 1 for each in zipping.read(data)}
    code = code_of(data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :])
    return "package.damaged" if at in ends and code == "package.repacked" else code


def test_every_changed_byte_of_the_file_is_refused_as_damage(small):
    package.read(small)
    for at in range(len(small)):
        for mask in (1, 0x80, 0xFF):
            assert told_as(small, at, mask) in DAMAGED


@pytest.mark.parametrize("block", [512, 4096])
def test_a_lost_block_of_the_stick_is_told_as_damage(whole, block):
    for at in range(0, len(whole), block):
        assert code_of(whole[:at] + bytes(block) + whole[at + block :]) in DAMAGED


def test_every_byte_of_a_larger_file_counts(whole):
    for at in range(len(whole)):
        assert told_as(whole, at, 1 << at % 8) in DAMAGED


def test_every_truncation_is_refused(small, whole):
    for at in range(0, len(small), 3):
        code_of(small[:at])
    assert code_of(whole[:-1]) == "package.cut_off"
    assert code_of(whole[: len(whole) // 2]) == "package.cut_off"


def test_bytes_before_after_and_between_are_refused(whole):
    assert code_of(whole + b"\0") == "package.damaged"
    assert code_of(whole + whole) == "package.damaged"
    assert code_of(b"\0" + whole) == "package.not_zip"
    assert code_of(whole[:54] + b"\0" + whole[54:]) == "package.damaged"
    for at in range(0, len(whole), 97):
        code_of(whole[:at] + b"\0" + whole[at:])


def test_every_changed_member_is_refused_even_in_a_perfect_frame(good):
    for name, content in good.items():
        for changed in (content + b"\n", content[:-1], b"", bytes([content[0] ^ 1]) + content[1:]):
            code = code_of(framed({**good, name: changed}))
            assert code.split(".")[0] in ("package", "signature"), name


def test_a_changed_member_says_what_is_wrong(good):
    sheet = next(name for name in good if name.endswith(".pdf"))
    expected = {
        members.TAG_MANIFEST: "signature.wrong",
        members.SIGNATURE: "signature.not_canonical",
        members.MANIFEST: "package.hash",
        members.BAGIT: "package.hash",
        members.README: "package.hash",
        members.PLAN: "package.repacked",
        sheet: "package.repacked",
    }
    for name, code in expected.items():
        assert code_of(framed({**good, name: good[name] + b"\n"})) == code


def test_a_member_more_or_less_is_refused(good, seed):
    sheet = next(name for name in good if name.endswith(".pdf"))
    table = "data/tables/villages.csv"
    for name in good:
        error = refused(framed({key: good[key] for key in good if key != name}))
        expected = {members.SIGNATURE: "package.unsigned", sheet: "package.repacked"}
        if not name.startswith("data/") or name in (members.PLAN, members.DESCRIPTION):
            assert error.code == expected.get(name, "package.members")
    less = {key: good[key] for key in good if key != table}
    info = {"deflated": refound(less)}
    kept = signed(less, seed, **info)
    package.read(kept)  # a sender may leave a table out, when all lists say so
    assert code_of(framed({**good, "data/sheets/extra.pdf": b"%PDF"})) == "package.repacked"
    assert code_of(framed({**good, "extra.txt": b"x"})) == "package.members"
    assert code_of(signed({**good, "data/virus.exe": b"MZ"}, seed)) == "package.members"
    assert code_of(signed({**good, "data/sheets/a-internal_km.pdf": b""}, seed)) == (
        "package.internal_sheet"
    )


def refound(files):
    payload = members.in_order(members.payload(files))
    return bag_info.deflated_hash(zipping.deflated(name, files[name]) for name in payload)


def test_a_list_that_names_other_members_is_refused(good, seed):
    def with_manifest(text):
        files = dict(good)
        files[members.MANIFEST] = text
        tags = {name: files[name] for name in members.TAGS}
        files[members.TAG_MANIFEST] = members.manifest(tags)
        comment = signing.verify(
            good[members.TAG_MANIFEST], good[members.SIGNATURE], signing.public_key(seed)
        )
        files[members.SIGNATURE] = signing.sign(files[members.TAG_MANIFEST], seed, comment)
        return framed(files)

    lines = good[members.MANIFEST].splitlines(keepends=True)
    package.read(with_manifest(b"".join(lines)))
    assert code_of(with_manifest(b"".join(lines[1:]))) == "package.members"
    assert code_of(with_manifest(b"".join(lines[::-1]))) == "package.not_canonical"
    assert code_of(with_manifest(b"".join(lines) + b"# more\n")) == "package.not_canonical"
    assert code_of(with_manifest(lines[0] + b"".join(lines))) == "package.not_canonical"
    extra = b"0" * 64 + b"  data/sheets/other.pdf\n"
    assert code_of(with_manifest(b"".join(lines) + extra)) == "package.members"
    wrong = b"0" * 64 + lines[0][64:]
    assert code_of(with_manifest(wrong + b"".join(lines[1:]))) == "package.hash"


def test_the_same_content_packed_otherwise_is_refused(good, whole):
    member = next(each for each in zipping.read(whole) if each.name == members.PLAN)
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(good[members.PLAN]) + squeeze.flush()
    assert packed != member.packed
    other = zipping.Member(member.name, packed, True, member.size, member.crc)
    swapped = zipping.write(
        other if each.name == members.PLAN else each for each in zipping.read(whole)
    )
    assert contents(swapped) == contents(whole)
    assert code_of(swapped) == "package.repacked"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_package_zipped_again_by_another_program_is_refused(good, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in good.items():
            archive.writestr(name, content)
    assert code_of(out.getvalue()) == "package.headers"


def test_members_in_another_order_are_refused(whole):
    turned = zipping.write(reversed(zipping.read(whole)))
    assert code_of(turned) == "package.headers"


def test_a_comment_of_the_archive_is_refused(whole):
    with_comment = whole[:-2] + struct.pack("<H", 5) + b"hello"
    assert code_of(with_comment) == "package.headers"


NAMES = {
    "/etc/passwd": "absolute",
    "../../plan.json": "upwards",
    "data/../x.pdf": "upwards",
    "data\\sheets\\a.pdf": "backslash",
    "C:/a.pdf": "drive",
    "data/sheets/CON.pdf": "reserved",
    "data/sheets/nul": "reserved",
    "data/sheets/Com1.tar.pdf": "reserved",
    "data/sheets/": "characters",
    "data//a.pdf": "characters",
    "data/./a.pdf": "characters",
    "data/sheets/a.pdf.": "characters",
    "data/sheets/a b.pdf": "characters",
    "data/sheets/a\x00.pdf": "characters",
    "data/sheets/.hidden.pdf": "characters",
    "data/sheets/a:stream.pdf": "characters",
    "data/sheets/" + "a" * 200 + ".pdf": "too_long",
}


@pytest.mark.parametrize(("name", "reason"), NAMES.items())
def test_bad_names_are_refused(good, name, reason):
    bad = zipping.write([*zipping.read(framed(good)), zipping.stored(name, b"x")])
    error = refused(bad)
    assert (error.code, error.details["reason"]) == ("package.bad_name", reason)
    assert error.details["name"].isprintable()
    assert len(error.details["name"]) <= 120


def test_names_that_are_not_ascii_are_refused(whole):
    changed = whole.replace(b"README.txt", "README.ក"[:-1].encode() + "ក".encode())
    error = refused(changed)
    assert (error.code, error.details["reason"]) == ("package.bad_name", "not_ascii")


@pytest.mark.parametrize("name", ["data/plan.json", "DATA/plan.json", "readme.TXT"])
def test_doubled_names_and_names_that_differ_in_case_are_refused(good, name):
    doubled = zipping.write([*zipping.read(framed(good)), zipping.stored(name, b"{}")])
    assert code_of(doubled) == "package.doubled_name"


def test_a_bomb_is_refused_before_it_is_unpacked(good):
    zeros = bytes(40 * 1024 * 1024)
    bomb = framed({**good, "data/sheets/a.pdf": zeros})
    assert len(bomb) < 100_000
    assert code_of(bomb) == "package.too_large"
    many = {f"data/sheets/{n}.pdf": zeros[: 20 * 1024 * 1024] for n in range(7)}
    assert code_of(framed({**good, **many})) == "package.too_large"


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says():
    member = zipping.deflated("a", bytes(50 * 1024 * 1024))
    liar = zipping.Member("a", member.packed, True, 100, member.crc)
    with pytest.raises(Refused) as caught:
        liar.content()
    assert caught.value.code == "package.damaged"


def test_members_that_lie_over_each_other_are_refused(whole):
    start = whole.index(b"PK\x01\x02")
    entry_end = whole.index(b"PK\x01\x02", start + 4)
    entry = bytearray(whole[start:entry_end])
    entry[20:24] = struct.pack("<I", start)  # packed size: all members at once
    local = whole[:18] + entry[20:24] + whole[22:start]
    directory = bytes(entry) * 150
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 150, 150, len(directory), start, 0)
    error = refused(local + directory + end)
    assert (error.code, error.details) == ("package.headers", {"name": "bagit.txt"})


def test_too_many_members_and_too_large_a_file_are_refused(good):
    many = {f"data/sheets/{n}.pdf": b"" for n in range(300)}
    assert code_of(framed({**good, **many})) == "package.too_many_members"
    assert code_of(b"PK\x03\x04" + bytes(zipping.LARGEST_FILE)) == "package.too_large"


def test_an_encrypted_member_is_refused(whole):
    changed = bytearray(whole)
    at = whole.index(b"PK\x01\x02")
    changed[6] |= 1
    assert code_of(bytes(changed)) == "package.damaged"  # one header says so, the other does not
    changed[at + 8] |= 1
    assert code_of(bytes(changed)) == "package.encrypted"


@pytest.mark.parametrize("data", [b"", b"PK", b"hello", b"%PDF-1.7", bytes(1000), b"PK\x05\x06"])
def test_what_is_no_archive_is_refused(data):
    assert code_of(data) == "package.not_zip"


def test_an_archive_of_other_things_is_refused():
    assert code_of(zipping.write([zipping.stored("a.txt", b"x")])) == "package.members"
    assert code_of(b"PK\x03\x04" + bytes(100)) == "package.cut_off"


def test_a_sealed_package_is_known_as_one(tmp_path, whole):
    assert code_of(b"age-encryption.org/v1\n-> X25519 abc") == "package.sealed"
    assert code_of(b"-----BEGIN AGE ENCRYPTED FILE-----\n") == "package.sealed"
    path = tmp_path / "990101_2027_v1.ccwc.age"
    path.write_bytes(b"anything")
    assert code_of(path) == "package.sealed"


def test_a_key_swapped_in_the_open_part_is_refused(good, other_seed):
    text = good[members.INFO].decode()
    mine = signing.key_text(signing.public_key(other_seed))
    lines = [f"Signing-Key: {mine}" if x.startswith("Sign") else x for x in text.split("\n")]
    assert code_of(framed({**good, members.INFO: "\n".join(lines).encode()})) == (
        "signature.other_key"
    )


def test_a_package_signed_again_by_another_shows_another_key(good, seed, other_seed):
    stolen = signed(good, other_seed)
    assert package.read(stolen, signing.public_key(seed)).signer == "changed"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("anything", "package.comment"),
        ("format=1; commune=990102; cip_year=2027; version=1; {uid}; practice", "package.comment"),
        ("format=1; commune=990101; cip_year=2028; version=1; {uid}; practice", "package.comment"),
        ("format=1; commune=990101; cip_year=2027; version=2; {uid}; practice", "package.comment"),
        (
            "format=1; commune=990101; cip_year=2027; version=1; "
            "uid=00000000-0000-4000-8000-000000000000; practice",
            "package.comment",
        ),
        (
            "format=1; commune=990101; cip_year=2027; version=1; {uid}; real",
            "package.practice_mismatch",
        ),
        ("format=01; commune=990101; cip_year=2027; version=1; {uid}; real", "package.comment"),
    ],
)
def test_a_signed_comment_about_another_plan_is_refused(good, seed, document, text, code):
    comment = "CCWC package; " + text.format(uid=f"uid={document['uid']}")
    assert code_of(signed(good, seed, comment)) == code


def test_a_newer_package_says_which_program_it_needs(good, seed):
    error = refused(signed(good, seed, "CCWC package; format=2; whatever comes"))
    assert error.code == "package.newer"
    assert error.details == {"format": 2, "known": 1, "needs": "9.8.7"}


def test_a_newer_document_in_a_package_is_refused(good, seed, document):
    newer = formats.canonical({**document, "format": 2})
    error = refused(signed({**good, members.PLAN: newer}, seed))
    assert error.code == "package.newer"
    assert error.details["needs"] == "9.8.7"


def test_a_plan_that_lies_is_refused_even_when_signed(good, seed, document):
    def plan(**changes):
        return {**good, members.PLAN: formats.canonical({**document, **changes})}

    assert code_of(signed(plan(practice=False), seed)) == "document.practice_mismatch"
    assert code_of(signed(plan(extra=1), seed)) == "document.does_not_fit"
    assert code_of(signed(plan(commune="010201"), seed)).startswith("document.")
    sensitive = {"indicator": "PRO-2", "place": "99010102", "year": 2025, "sex": "t", "value": 2}
    figures = [*document["figures"], sensitive]
    assert code_of(signed(plan(figures=figures), seed)) == "package.sensitive"


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (b"{}", "document.does_not_fit"),
        (b'{"a":1,"a":2}', "document.doubled_key"),
        (b'{"a":' + b"[" * 50_000, "document.too_deep"),
        (b"\xff", "document.not_utf8"),
        (b'{"rate":NaN}', "document.not_a_number"),
    ],
)
def test_a_hostile_plan_is_refused_even_when_signed(good, seed, plan, code):
    assert code_of(signed({**good, members.PLAN: plan}, seed)) == code


def test_a_plan_written_in_another_way_is_refused(good, seed, example_bytes):
    spaced = signed({**good, members.PLAN: example_bytes}, seed)
    error = refused(spaced)
    assert (error.code, error.details["name"]) == ("package.not_canonical", members.PLAN)
    marked = b"\xef\xbb\xbf" + good[members.PLAN]
    assert code_of(signed({**good, members.PLAN: marked}, seed)) == "package.not_canonical"


def test_tables_are_never_believed(good, seed, document):
    lie = b"code,name_km,name_en,confirmed\r\n99999999,x,x,true\r\n"
    found = package.read(signed({**good, "data/tables/villages.csv": lie}, seed))
    assert found.document == document


@pytest.mark.parametrize(
    "info",
    [
        {"stem": "990101_2027_v2"},
        {"format": "2"},
        {"oxum": "1.1"},
        {"agent": "two\nlines: x"},
    ],
)
def test_a_package_that_describes_itself_wrongly_is_refused(good, seed, info):
    assert code_of(signed(good, seed, **info)) == "package.bag_info"


def test_a_signed_package_with_another_bagit_text_is_refused(good, seed):
    old = {**good, members.BAGIT: b"BagIt-Version: 0.97\n"}
    assert refused(signed(old, seed)).code == "package.not_canonical"


def test_a_wrong_checksum_in_a_perfect_frame_is_refused(whole):
    found = [
        zipping.Member(each.name, each.packed, each.deflated, each.size, each.crc ^ 1)
        for each in zipping.read(whole)
    ]
    for place in range(len(found)):
        mixed = [*zipping.read(whole)]
        mixed[place] = found[place]
        assert code_of(zipping.write(mixed)) == "package.damaged"
