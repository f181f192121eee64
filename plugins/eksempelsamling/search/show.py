"""Hits as people read them in a terminal, and as programs do."""

from __future__ import annotations

import json
from collections.abc import Sequence

from eksempelsamling.search.collection import Collection, Found
from eksempelsamling.search.command import LIMIT, Answer, Filters, search
from eksempelsamling.search.marks import Marker
from eksempelsamling.words import printable

KINDS = {
    "tema": "Tema",
    "samling": "Samling",
    "liste": "Liste",
    "kilde": "Kilde",
    "ord": "Ordliste",
    "side": "Side",
}
"""What stands before a hit that is not a write-up."""
BOLD = ("\x1b[1m", "\x1b[0m")
QUOTES = ("«", "»")
MAX_LETTERS = 2_000
ASKED_LETTERS = 60
"""Letters of a query that are told."""


def told(
    collection: Collection,
    text: str,
    filters: Filters,
    limit: int | None = None,
    *,
    as_json: bool = False,
    styled: bool = False,
) -> tuple[str, str]:
    """What one search prints, and the notes beside it.

    Args:
        collection: what is searched.
        text: the query.
        filters: chosen terms by facet.
        limit: hits to show; `LIMIT` unless given.
        as_json: for programs.
        styled: mark with bold letters instead of «».

    Raises:
        QueryError: a term or a date that is none; the message is for people.

    """
    answer = search(collection, text, filters)
    limit = limit or LIMIT
    if as_json:
        output = _as_json(answer, collection, limit)
    else:
        signs = BOLD if styled else QUOTES
        output = _as_text(answer, collection, limit, signs, filtered=any(filters.values()))
    return f"{output}\n", _left_out(collection.left_out)


def _left_out(number: int) -> str:
    if not number:
        return ""
    many = "1 omtale er" if number == 1 else f"{number} omtaler er"
    return f"{many} ikke med, fordi noe må rettes. Se «praksis sjekk».\n"


def _as_json(answer: Answer, collection: Collection, limit: int) -> str:
    """The first hits as a JSON list of {id, kind, title, summary, uri, score, matched}."""
    marker = Marker(answer.words, collection.data)
    return json.dumps(
        [
            {
                "id": hit.id, "kind": hit.kind, "title": hit.title, "summary": hit.summary,
                "uri": hit.uri, "score": hit.score, "matched": _matched(hit, marker),
            }
            for hit in answer.first(limit, collection)
        ],
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip


def _matched(hit: Found, marker: Marker) -> list[str]:
    found = [
        text[start:end].lower()
        for text in (hit.title, hit.summary)
        for start, end in marker.spans(text)
    ]
    return list(dict.fromkeys(found))


def _as_text(
    answer: Answer, collection: Collection, limit: int, signs: tuple[str, str], *, filtered: bool
) -> str:
    """The first hits: title, facts, summary and address, with the matched words marked."""
    asked = printable(answer.text, ASKED_LETTERS)
    if not answer.hits:
        return _nothing(asked, filtered=filtered)
    marker = Marker(answer.words, collection.data)
    lines = []
    corrected = printable(answer.corrected(collection), ASKED_LETTERS)
    if corrected:
        lines += [f"Fant ikke alt i «{asked}». Mente du «{corrected}»?", ""]
    for hit in answer.first(limit, collection):
        title = _marked(hit.title, marker, signs)
        shown = [
            _facts(hit, collection),
            _marked(hit.summary, marker, signs),
            printable(hit.uri),
        ]
        kind = f"{KINDS[hit.kind]}: " if hit.kind in KINDS else ""
        lines += [kind + title, *(f"  {line}" for line in shown if line), ""]
    return "\n".join([*lines, _count(len(answer.hits), limit)])


def _count(hits: int, limit: int) -> str:
    if hits <= limit:
        return "1 treff." if hits == 1 else f"{hits} treff."
    return f"Viser {limit} av {hits} treff. Se flere med --limit {min(hits, 5 * limit)}."


def _nothing(asked: str, *, filtered: bool) -> str:
    sentence = f"Ingen treff på «{asked}»." if asked else "Ingen treff."
    tries = ["andre eller færre ord"]
    if filtered:
        tries.append("færre valg, som --tema og --fylke")
    return f"{sentence} Prøv {' eller '.join(tries)}."


def _facts(hit: Found, collection: Collection) -> str:
    """One line about a write-up; nothing about what has no facts."""
    facets = collection.facets(hit.number)
    sizes = facets.get("kontorstørrelse", ())
    facts = [
        ", ".join(_names("tema", facets.get("tema", ()), collection)),
        "Ikke knyttet til størrelse"
        if sizes and len(sizes) == collection.all_of("kontorstørrelse")
        else ", ".join(_names("kontorstørrelse", sizes, collection)),
        ", ".join(_names("evidens", facets.get("evidens", ()), collection)),
    ]
    if hit.reviewed:
        facts.append("gjennomgått " + ".".join(reversed(hit.reviewed.split("-"))))
    return printable(" · ".join(filter(None, facts)))


def _names(facet: str, terms: Sequence[str], collection: Collection) -> list[str]:
    return [collection.name(facet, term) for term in terms]


def _marked(text: str, marker: Marker, signs: tuple[str, str]) -> str:
    text = text[:MAX_LETTERS]
    shown, last = [], 0
    for start, end in marker.spans(text):
        shown += [printable(text[last:start], MAX_LETTERS), signs[0], text[start:end], signs[1]]
        last = end
    return "".join(shown) + printable(text[last:], MAX_LETTERS)
