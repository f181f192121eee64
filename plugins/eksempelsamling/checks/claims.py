"""Numbers and effects that nobody is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from eksempelsamling.checks import lists
from eksempelsamling.checks.passage import Finding, Passage, Text
from eksempelsamling.checks.phrases import Phrases
from eksempelsamling.model import OWN_EXPERIENCE

QUESTIONS = frozenset({"Å snakke om"})
"""The section that asks, in both written languages."""


def claims(text: Text) -> Iterator[Finding]:
    """Amounts and effects in sentences without a source mark.

    A text that builds on its writers' own experience needs no marks.
    """
    if OWN_EXPERIENCE in (id for _, id in text.document.head.texts("kilder", None, "id")):
        return
    for passage in text.prose:
        if passage.is_body or passage.field[0] == "hva_vi_vet":
            yield from _unsourced(passage)


def _unsourced(passage: Passage) -> Iterator[Finding]:
    unless = lists.words("virkning", "unless")
    numbers = [found.start() for found in _amounts().finditer(passage.text)]
    found_in = {*passage.around(numbers), *passage.having(_effects().keys | _shares().keys)}
    for sentence in sorted(found_in, key=lambda s: s.start):
        if sentence.sourced or sentence.is_question or sentence.section in QUESTIONS:
            continue
        words = sentence.words
        if found := _amounts().search(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            yield Finding("tall-uten-kilde", passage, start, end, {"tall": found[0]})
        for index, count, _ in _shares().find(words):
            start, end = sentence.span(index, count)
            values = {"tall": " ".join(words[index : index + count])}
            yield Finding("tall-uten-kilde", passage, start, end, values)
        if unless.isdisjoint(words) and "for å" not in sentence.text.lower():
            for index, count, _ in _effects().find(words):
                start, end = sentence.span(index, count)
                values = {"ord": " ".join(words[index : index + count])}
                yield Finding("virkning-uten-kilde", passage, start, end, values)


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(lists.read("virkning")["amounts"], re.IGNORECASE)


@cache
def _shares() -> Phrases[str]:
    return Phrases({phrase: phrase for phrase in lists.phrases("virkning", "shares")})


@cache
def _effects() -> Phrases[str]:
    return Phrases({phrase: phrase for phrase in lists.phrases("virkning", "effects")})
