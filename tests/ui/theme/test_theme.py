import re

import pytest
from PySide6.QtGui import QColor, QFontInfo

from ccwc_desktop import paths
from ccwc_desktop.ui.theme import fonts, icons, palette, style, tokens


def _luminance(name):
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in QColor(tokens.hex_of(name)).getRgbF()[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink-soft", "sunken"),
    ("ink-soft", "disabled-fill"),
    ("ink-faint", "surface"),
    ("surface", "teal"),
    ("teal", "teal-tint"),
    ("teal-deep", "teal-tint"),
    ("amber", "amber-tint"),
    ("red", "red-tint"),
    ("green", "green-tint"),
    ("surface", "ink"),
    ("surface", "amber"),
]
SIGN_PAIRS = [("edge", "surface"), ("edge", "paper"), ("amber-mark", "surface")]


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(text, ground):
    assert _contrast(text, ground) >= 4.45


@pytest.mark.parametrize(("sign", "ground"), SIGN_PAIRS)
def test_signs_are_seen_on_their_ground(sign, ground):
    assert _contrast(sign, ground) >= 3


def test_the_style_sheet_knows_all_its_colours():
    assert "@" not in style.sheet()
    named = set(re.findall(r"#[0-9A-Fa-f]{6}", style.sheet()))
    assert named <= set(tokens.COLOURS.values())


def test_icons_with_a_fixed_colour_use_tokens():
    for path in (paths.resources() / "icons").glob("*.svg"):
        named = set(re.findall(r"#[0-9A-Fa-f]{6}", path.read_text(encoding="utf-8")))
        assert named <= set(tokens.COLOURS.values()), path.name


def test_the_khmer_title_is_moul_and_the_english_one_is_not(language):
    family = QFontInfo(fonts.font("title")).family()
    assert family == ("Moul" if language == "km" else "Battambang")


def test_nothing_is_smaller_than_a_tag():
    assert min(size for size, _bold in tokens.TYPE.values()) == 10.5


def test_lines_are_high_enough_for_khmer_feet():
    pixels = fonts.font("body").pointSizeF() * 96 / 72
    assert fonts.line_height() / pixels >= 1.7


def test_large_text_is_larger(qapp, language):
    normal = fonts.font("body").pointSizeF()
    fonts.choose(language, large=True)
    assert fonts.font("body").pointSizeF() == pytest.approx(normal * 1.22)
    fonts.choose(language, large=False)


def test_every_icon_and_picture_is_drawn():
    for path in (paths.resources() / "icons").glob("*.svg"):
        image = icons.pixmap(path.stem, "teal", 20, 1.5).toImage()
        assert image.width() == 30
        assert any(image.pixelColor(x, y).alpha() for x in range(30) for y in range(30)), path
    for name in icons.picture_names():
        assert not icons.picture(name, 96).isNull()


def test_an_icon_has_the_colour_asked_for():
    image = icons.pixmap("not-begun", "red", 48, 1.0).toImage()
    seen = {
        image.pixelColor(x, 24).name() for x in range(48) if image.pixelColor(x, 24).alpha() == 255
    }
    assert palette.colour("red").name() in seen
