"""Numbers and effects that nobody is named for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from eksempelsamling.checks import lists
from eksempelsamling.checks.passage import Finding, Passage, Text
from eksempelsamling.checks.phrases import Phrases

OWN_EXPERIENCE = "egen-erfaring"
"""The source of what the writers themselves have done; all of their text is from it."""
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
    amounts = _amounts().search(passage.text)
    effects = _effects().may_be_in(passage.words)
    if not amounts and not effects:
        return
    unless = lists.words("virkning", "unless")
    for sentence in passage.sentences:
        if sentence.sourced or sentence.is_question or sentence.section in QUESTIONS:
            continue
        if found := _amounts().search(sentence.text):
            start = sentence.start + found.start()
            end = sentence.start + found.end()
            yield Finding("tall-uten-kilde", passage, start, end, {"tall": found[0]})
        elif unless.isdisjoint(sentence.words) and "for å" not in sentence.text.lower():
            for index, count, _ in _effects().find(sentence.words):
                start, end = sentence.span(index, count)
                phrase = " ".join(sentence.words[index : index + count])
                yield Finding("virkning-uten-kilde", passage, start, end, {"ord": phrase})


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(lists.read("virkning")["amounts"], re.IGNORECASE)


@cache
def _effects() -> Phrases[str]:
    return Phrases({phrase: phrase for phrase in lists.phrases("virkning", "effects")})
