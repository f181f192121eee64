"""How it is said: long sentences, heavy phrases, and words that sound like an order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from eksempelsamling.checks import lists
from eksempelsamling.checks.passage import Finding, Passage, Text
from eksempelsamling.checks.phrases import Phrases
from eksempelsamling.checks.prose import Sentence
from eksempelsamling.model import Language

LONGEST = 30
"""Words of a sentence that is read without effort; what is longer is told of."""
SHOWN = 5
"""Words of a long sentence that are shown."""


def long_sentences(text: Text) -> Iterator[Finding]:
    """Sentences with more than `LONGEST` words."""
    for passage in text.prose:
        for sentence in passage.sentences:
            if len(sentence.text) <= 2 * LONGEST or sentence.is_row:
                continue
            count = sentence.length
            if count > LONGEST:
                beginning = " ".join(sentence.text.split()[:SHOWN])
                values = {"antall": count, "begynnelse": beginning, "grense": LONGEST}
                yield Finding("lang-setning", passage, sentence.start, sentence.end, values)


@cache
def _heavy(language: Language) -> Phrases[str]:
    return Phrases(lists.read("klarsprak").get(language, {}))


def heavy_phrases(text: Text) -> Iterator[Finding]:
    """Phrases of officialese, with what to write instead."""
    known = _heavy(text.language)
    for passage in text.prose:
        for sentence in passage.having(known.keys):
            words = sentence.words
            for index, count, advice in known.find(words):
                start, end = sentence.span(index, count)
                phrase = " ".join(words[index : index + count])
                values = {"uttrykk": phrase, "råd": advice}
                yield Finding("tungt-uttrykk", passage, start, end, values)


@cache
def _orders() -> Phrases[str]:
    return Phrases({phrase: phrase for phrase in lists.phrases("palegg", "phrases")})


def orders(text: Text) -> Iterator[Finding]:
    """What tells the reader to do something.

    Not what is told from a source, questions, conditions, or what somebody is said to mean.
    """
    for passage in text.prose:
        if passage.field == ("tittel",):
            continue
        for sentence in passage.having(_order_words()):
            if not sentence.sourced and not sentence.is_question:
                yield from _order(passage, sentence)


def _order(passage: Passage, sentence: Sentence) -> Iterator[Finding]:
    words = sentence.words
    for index, count, phrase in _orders().find(words):
        start, end = sentence.span(index, count)
        yield Finding("pålegg", passage, start, end, {"ord": phrase})
        return
    found = _told_to(words)
    if found is not None:
        start, end = sentence.span(found, 2)
        told = " ".join(words[found : found + 2])
        yield Finding("pålegg", passage, start, end, {"ord": told})


def _told_to(words: Sequence[str]) -> int | None:
    """Number of the first of the two words that are an order, such as "dere må"."""
    who = lists.words("palegg", "addressed")
    orders = lists.words("palegg", "orders")
    unless = lists.words("palegg", "unless")
    if orders.isdisjoint(words):
        return None
    for index, pair in enumerate(pairwise(words)):
        if not unless.isdisjoint(words[:index]):
            return None
        is_order = pair[0] in who and pair[1] in orders
        # "Da må dere …", but not "Skal dere prøve dette, …"
        is_turned = index > 0 and pair[0] in orders and pair[1] in who
        if (is_order or is_turned) and words[0] not in unless:
            return index
    return None


@cache
def _order_words() -> frozenset[str]:
    return lists.words("palegg", "orders") | _orders().keys
