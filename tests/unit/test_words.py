from __future__ import annotations

import unicodedata

import pytest
from eksempelsamling.words import did_you_mean, first_letter, nearest, slug, sort_key

SLUGS = [
    ("Lærende møter", "laerende-moter"),
    ("prøves ut", "proves-ut"),
    ("Møre og Romsdal", "more-og-romsdal"),
    ("på tvers", "pa-tvers"),
    ("§ 14 a", "14-a"),
    ("Čáhput", "cahput"),
    (unicodedata.normalize("NFD", "åpne møter"), "apne-moter"),
    ("🙂", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_norwegian_alphabet() -> None:
    words = ["Øving", "ape", "Åpen", "ære", "Zebra", "«Best»"]
    assert sorted(words, key=sort_key) == ["ape", "«Best»", "Zebra", "ære", "Øving", "Åpen"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("teamledlse", "teamledelse"), ("NETTVERK", "nettverk"), ("xyz", None), ("", None)],
)
def test_nearest(word: str, expected: str | None) -> None:
    assert nearest(word, ["teamledelse", "nettverk"]) == expected


def test_did_you_mean() -> None:
    assert did_you_mean("laerende-moter", ["lærende møter"]) == "Mente du «lærende møter»? "
    assert did_you_mean("q" * 100_000, ["lærende møter"]) == ""


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("AAP", "A"),
        ("§ 14 a", "#"),
        ("Én", "E"),
        ("ærlig", "Æ"),
        ("Økt", "Ø"),
        ("åpen", "Å"),
        ("+", "#"),
    ],
)
def test_first_letter(word: str, letter: str) -> None:
    assert first_letter(word) == letter


def test_accents_do_not_move_a_word() -> None:
    assert sorted(["F", "Én", "D", "å"], key=sort_key) == ["D", "Én", "F", "å"]
