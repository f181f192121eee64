"""All rules on the words of one write-up, and what its writer has accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from eksempelsamling.checks import identity
from eksempelsamling.checks.accept import Acceptances
from eksempelsamling.checks.claims import claims
from eksempelsamling.checks.contacts import contacts
from eksempelsamling.checks.passage import Finding, Text, text_of
from eksempelsamling.checks.people import people
from eksempelsamling.checks.prose import sentences
from eksempelsamling.checks.template import Template
from eksempelsamling.checks.wording import heavy_phrases, long_sentences, orders
from eksempelsamling.fields import FINISHED
from eksempelsamling.problems import ADVICE, Problem, problem
from eksempelsamling.reading import Document

SHORTEST = 11
"""Characters of an identity number."""
Rule = Callable[[Text], Iterator[Finding]]

ALWAYS: tuple[Rule, ...] = (contacts, people)
"""Personal data is as bad in a draft: it is as public."""
WORDING: tuple[Rule, ...] = (orders, claims, long_sentences, heavy_phrases)
"""In a draft these are advice only; it is still being written."""


def check_text(
    document: Document, template: Template, like: Iterable[Mapping[str, object]] = ()
) -> list[Problem]:
    """Everything the words of `document` give reason to tell.

    Args:
        document: whatever its head and body hold.
        template: the prompts that must not be left when it is published.
        like: for each other write-up that it is much like, what the message tells of that one.

    """
    text = text_of(document)
    finished = any(status in FINISHED for _, status in document.head.texts("status"))
    acceptances = Acceptances(document)
    found = [*_hidden_numbers(text), *_like_others(text, like)]
    for rule in ALWAYS:
        found += rule(text)
    wording = [finding for rule in WORDING for finding in rule(text)]
    if finished:
        found += [*template.left(text), *summary(text), *wording]
    told = [_problem(f) for f in found if not acceptances.take(f)]
    if not finished:
        told += [replace(_problem(f), severity=ADVICE) for f in wording if not acceptances.take(f)]
    return [*told, *acceptances.problems()]


def _problem(finding: Finding) -> Problem:
    at = finding.passage.position(finding.start)
    return problem(finding.passage.path, at, finding.code, **finding.values)


def summary(text: Text) -> Iterator[Finding]:
    """A summary is two sentences: the challenge, then what was done."""
    for passage in text.passages:
        if passage.field == ("sammendrag",):
            count = len(sentences(passage.text))
            if count not in (0, 2):  # an empty field is told of as such
                yield Finding(
                    "sammendrag-setninger", passage, 0, len(passage.text), {"antall": count}
                )


def _like_others(text: Text, others: Iterable[Mapping[str, object]]) -> Iterator[Finding]:
    for passage in text.passages:
        if passage.field == ("tittel",):
            for other in others:
                yield Finding("ligner-på", passage, 0, len(passage.text), other)


def _hidden_numbers(text: Text) -> Iterator[Finding]:
    """Identity numbers that only show when the YAML is read, because digits are escaped."""
    for passage in text.passages:
        for start, end in identity.spans(passage.text) if len(passage.text) >= SHORTEST else ():
            yield Finding("fødselsnummer", passage, start, end)
