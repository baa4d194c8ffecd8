"""Lines break between Khmer words and nowhere else."""

import random
import threading
from pathlib import Path

import pytest

from ccwc_desktop import paths
from ccwc_desktop.language.words import (
    BREAK,
    JOINER,
    add_breaks,
    clusters,
    is_loaded,
    no_breaks,
    rest,
    strip_breaks,
)
from ccwc_desktop.store import gazetteer

SENTENCES = Path(__file__).with_name("khmer_breaks.txt")


def shown(text: str) -> str:
    """Breaks as |, no-break spaces as _, so that a test can be read."""
    return text.replace(BREAK, "|").replace(JOINER, "~").replace("\u00a0", "_")


def marked_sentences() -> list[tuple[str, set[int], set[int]]]:
    """Text, borders of words, and borders inside compounds, of every line of the list."""
    found = []
    for line in SENTENCES.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, borders = "", {"|": set(), "·": set()}
        for sign in line:
            if sign in borders:
                borders[sign].add(len(text))
            else:
                text += sign
        found.append((text, borders["|"], borders["·"]))
    return found


def break_places(text: str) -> set[int]:
    places, done = set(), 0
    for sign in add_breaks(text):
        if sign == BREAK:
            places.add(done)
        elif sign != JOINER:
            done += 1
    return places


def test_no_break_is_wrong_and_nine_of_ten_are_found():
    wrong, found, all_borders = [], 0, 0
    for text, words, compounds in marked_sentences():
        places = break_places(text)
        wrong += [(text, text[place:]) for place in places - words - compounds]
        found += len(places & words)
        all_borders += len(words)
    assert wrong == []
    assert found / all_borders > 0.9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("កុមារអាយុ៥ឆ្នាំ", "កុមារ|អាយុ៥ឆ្នាំ"),
        ("ថ្ងៃទី១៥ ខែកញ្ញា ឆ្នាំ២០២៧", "ថ្ងៃទី១៥ ខែកញ្ញា ឆ្នាំ២០២៧"),
        ("មានកុមារ ១៨៤ នាក់", "មាន|កុមារ ១៨៤_នាក់"),
        ("ភូមិទាំង ១០ នេះ", "ភូមិ|ទាំង_១០ នេះ"),
        ("ចំនួន ៩ ភូមិ", "ចំនួន_៩_ភូមិ"),
        ("១២៨\u00a0៦៩០ រៀល", "១២៨_៦៩០_រៀល"),
        ("អាយុ ៣–៥", "អាយុ ៣–~៥"),
        ("{n} ភូមិ", "{n}_ភូមិ"),
        ("១០ ថ្ងៃទី៥", "១០ ថ្ងៃទី៥"),
        ("កុមារមានពិការភាព", "កុមារ|មាន|ពិការភាព"),
        ("ថវិកា៥០០៛ដល់ឃុំ", "ថវិកា|៥០០៛|ដល់|ឃុំ"),
        ("សាលា (ភូមិ) «ថ្មី»", "សាលា (ភូមិ) «ថ្មី»"),
        ("ក្រុមWASHរបស់ឃុំ", "ក្រុម|WASH|របស់|ឃុំ"),
        ("ក្មេងៗញ៉ាំបាយ។", "ក្មេងៗ|ញ៉ាំ|បាយ។"),
        ("ដាក់ក្នុងយូអេសប៊ី", "ដាក់|ក្នុង|យូអេសប៊ី"),
    ],
)
def test_numbers_names_and_signs_stay_together(text, expected):
    assert shown(add_breaks(text)) == expected


def test_text_without_khmer_is_left_alone():
    for text in ("", "Plan 2027–2029", "3 villages", "a\u200bb"):
        assert add_breaks(text) == text


def test_a_typed_break_wins():
    assert add_breaks("កុមារមាន\u200bពិការភាព").count(BREAK) == 1
    assert add_breaks("សាលា\u200b មត្តេយ្យ") == "សាលា\u200b មត្តេយ្យ"


def test_breaking_twice_changes_nothing():
    for text, _, _ in marked_sentences():
        once = add_breaks(text)
        assert add_breaks(once) == once


def test_stripping_gives_back_what_was_typed():
    texts = [text for text, _, _ in marked_sentences()]
    texts += ["មានកុមារ ១៨៤ នាក់ ក្នុងភូមិទាំង ១០ អាយុ ៣–៥ឆ្នាំ", "Plan 2027"]
    for text in texts:
        assert strip_breaks(add_breaks(text)) == text


def test_names_of_places_stay_on_one_line():
    names = [place.name_km for place in gazetteer.children("0402")]
    names += [place.name_km for place in gazetteer.children("040202")]
    for name in names:
        shown_name = name.replace(" ", "\u00a0")
        broken = add_breaks(f"កុមារនៅឃុំ{no_breaks(name)}មានបង្គន់")
        assert shown_name in broken
        assert JOINER not in broken
        assert shown(broken).startswith("កុមារ|នៅ|ឃុំ|")


def test_a_marked_name_in_an_english_sentence_only_loses_its_marks():
    assert add_breaks(f"in {no_breaks('Kaoh Thkov')} today") == "in Kaoh\u00a0Thkov today"
    assert no_breaks("") == ""


def damaged(text: str, luck: random.Random) -> str:
    """A text as a bad copy or a slip of the hand leaves it."""
    signs = list(text)
    for _ in range(luck.randint(1, 4)):
        place = luck.randrange(len(signs))
        change = luck.randrange(4)
        if change == 0:
            del signs[place]
        elif change == 1:
            signs.insert(place, luck.choice("្៉៊ំះាេ័ៗ១a\u200d"))
        elif change == 2:
            other = luck.randrange(len(signs))
            signs[place], signs[other] = signs[other], signs[place]
        else:
            signs = signs[place:]
        if not signs:
            return text
    return "".join(signs)


def test_damaged_text_is_never_changed_nor_cut_inside_a_sign():
    luck = random.Random(2027)
    for _ in range(60):
        for sentence, _, _ in marked_sentences():
            text = damaged(sentence, luck)
            broken = add_breaks(text)
            assert broken.replace(BREAK, "") == text
            starts = {sum(map(len, clusters(text)[:n])) for n in range(len(clusters(text)) + 1)}
            assert break_places(text) <= starts


def test_clusters_are_what_a_reader_sees():
    assert clusters("ស្ត្រី ២") == ["ស្ត្រី", " ", "២"]
    assert clusters("ប៉ុស្តិ៍") == ["ប៉ុ", "ស្តិ៍"]
    assert "".join(clusters("្ាab\u0301")) == "្ាab\u0301"


def test_threads_may_ask_at_the_same_time():
    texts = [text + str(n) for n in range(20) for text, _, _ in marked_sentences()]
    expected = {text: add_breaks(text) for text in texts}
    add_breaks.cache_clear()
    wrong = []

    def ask() -> None:
        wrong.extend(text for text in texts if add_breaks(text) != expected[text])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_words_of_the_list_stay_whole_in_sentences():
    lines = (paths.resources() / "reference" / "keep_whole.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words)) > 20
    for word in words:
        assert word in add_breaks(f"នៅក្នុង{word}របស់ឃុំ")


@pytest.mark.parametrize(
    "text", ["៩ រូប", "៤ ខ្នង", "២៤ ធុង", "១០ វគ្គ", "៨៦ ឈុត", "២០ គ្រឿង", "៥ មុខ", "១២០ អាវ"]
)
def test_a_number_stays_with_the_word_it_counts(text):
    assert add_breaks(f"មាន {text} ក្នុងឃុំ").count(text.replace(" ", "\u00a0")) == 1


def test_the_segmenter_gives_its_memory_back_and_answers_again() -> None:
    before = add_breaks("ប្រជាពលរដ្ឋភាគច្រើន")
    rest()
    rest()
    add_breaks.cache_clear()
    assert add_breaks("ប្រជាពលរដ្ឋភាគច្រើន") == before
    assert is_loaded()
