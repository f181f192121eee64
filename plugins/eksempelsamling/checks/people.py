"""Somebody who can be known: a name beside something personal, or traits that add up.

Source of the reason: an office with fewer than 20 employees is one where an age and an occupation
are enough for a reader to know who it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from eksempelsamling.checks import lists
from eksempelsamling.checks.contacts import _pattern as pattern
from eksempelsamling.checks.passage import Finding, Passage, Text
from eksempelsamling.checks.phrases import Phrases
from eksempelsamling.checks.prose import Sentence
from eksempelsamling.yamltree import Location

TRAITS = {
    "diagnoses": "en diagnose",
    "benefits": "en ytelse",
    "nationalities": "et land",
    "occupations": "et yrke",
}
"""List → what it is called in a message."""
PERSONAL = ("en diagnose", "en ytelse", "en alder")
"""What may not stand beside a name."""
UNIT_FIELDS = ("ansvarlig", "kontakt")
"""Fields of the head that say who, by unit and role."""
_AGE_DIGITS = re.compile("[1-9][0-9](?<![0-9]{3})(?![0-9]|[.,][0-9]| ?%)|f[øØ][Dd]")
"""Without two digits or the word for born there is no age; quickly passes over most texts."""
ENOUGH = 2
ENOUGH_AT_A_SMALL_OFFICE = 1
"""Traits beside an age that make one person known."""


@cache
def _traits() -> Phrases[str]:
    known = {
        phrase: told
        for key, told in TRAITS.items()
        for phrase in lists.phrases("personopplysninger", key)
    }
    return Phrases(known)


@cache
def _first_names() -> frozenset[str]:
    return lists.words("personopplysninger", "first_names")


@cache
def _name_and_age() -> re.Pattern[str]:
    return re.compile(lists.pattern("name_and_age"))  # capitals count


def people(text: Text) -> Iterator[Finding]:
    """Names beside what is personal, names in the fields for units, and traits that add up."""
    sizes = [size for _, size in text.document.head.texts("kontorstørrelse", None)]
    for_small = sizes == ["liten"]
    for passage in text.passages:
        if passage.field and passage.field[0] in UNIT_FIELDS:
            yield from _named_units(passage)
    for passage in text.prose:
        yield from _persons(passage, small=_is_small(text, passage.field, for_small))


def _is_small(text: Text, field: Location, for_small: bool) -> bool:
    """Whether it is told of a small office: in a try-out, or in a text for small ones only."""
    if field[:1] == ("utprøvinger",):
        return text.document.head.at_or_none(*field[:2], "størrelse") == "liten"
    return for_small


def _named_units(passage: Passage) -> Iterator[Finding]:
    for sentence in passage.having(_first_names()):
        for start, end in _names(sentence):
            yield Finding("navn-på-person", passage, start, end)


def _persons(passage: Passage, *, small: bool) -> Iterator[Finding]:
    ages = [found.start() for found in _AGE_DIGITS.finditer(passage.text)]
    if ages:
        for found in _name_and_age().finditer(passage.text):
            values = {"hva": "en alder"}
            yield Finding("navn-og-opplysning", passage, found.start(), found.end(), values)
    named = not passage.words.isdisjoint(_first_names())
    telling = passage.having(_traits().keys) if named or ages else []
    for sentence in sorted({*passage.around(ages), *telling}, key=lambda s: s.start):
        traits = list(dict.fromkeys(_told(sentence)))
        if not traits:
            continue
        personal = [t for t in traits if t in PERSONAL]
        names = list(_names(sentence)) if named and personal else []
        if names and not _name_and_age().search(sentence.text):
            start, end = names[0]
            yield Finding("navn-og-opplysning", passage, start, end, {"hva": personal[0]})
        elif not names and "en alder" in traits:
            enough = ENOUGH_AT_A_SMALL_OFFICE if small else ENOUGH
            others = [t for t in traits if t != "en alder"]
            if len(others) >= enough:
                told = {"hva": _listed(["en alder", *others])}
                yield Finding("kan-kjennes-igjen", passage, sentence.start, sentence.end, told)


def _listed(things: Sequence[str]) -> str:
    return f"{', '.join(things[:-1])} og {things[-1]}"


def _told(sentence: Sentence) -> Iterator[str]:
    """What a sentence tells of somebody."""
    if _AGE_DIGITS.search(sentence.text) and pattern("age").search(sentence.text):
        yield "en alder"
    words = sentence.words
    for index, count, told in _traits().find(words):
        # Short names of diagnoses are words too: "me", "ms", "add".
        written = sentence.written(index)[0]
        if count > 1 or len(written) > 3 or written.isupper():
            yield told


def _names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Full names: a first name from the list, and a capitalised word after it."""
    known = _first_names()
    for index, word in enumerate(sentence.words[:-1]):
        if word not in known:
            continue
        first, second = sentence.written(index), sentence.written(index + 1)
        between = sentence.text[first.end() : second.start()]
        if (
            first[0][0].isupper()
            and second[0][:1].isupper()
            and not second[0].isupper()
            and between.strip(" \n") in ("", ".")
        ):
            yield sentence.span(index, 2)
