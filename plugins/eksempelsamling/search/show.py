"""Hits as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from eksempelsamling.problems import printable
from eksempelsamling.search.collection import Collection, Found
from eksempelsamling.search.command import SHOWN_LETTERS, Answer, marks
from eksempelsamling.search.query import Word

KINDS = {
    "tema": "Tema",
    "liste": "Liste",
    "kilde": "Kilde",
    "ord": "Ord i ordlista",
    "side": "Side",
}
BOLD = ("\x1b[1m", "\x1b[0m")
QUOTES = ("«", "»")
MAX_LETTERS = 2_000


def as_text(
    answer: Answer, collection: Collection, limit: int, *, styled: bool, filtered: bool
) -> str:
    """The first hits: title, facts, summary and address, with the matched words marked.

    `styled` marks with bold letters instead of «»; `filtered` says that filters were used.
    """
    asked = printable(answer.text, SHOWN_LETTERS)
    if not answer.hits:
        return _nothing(asked, filtered=filtered)
    signs = BOLD if styled else QUOTES
    lines = []
    corrected = printable(answer.corrected(collection), SHOWN_LETTERS)
    if corrected:
        lines += [f"Fant ikke alt i «{asked}». Mente du «{corrected}»?", ""]
    for hit in answer.hits[:limit]:
        shown = [
            _marked(hit.title, answer.words, collection, signs),
            _facts(hit, collection),
            _marked(hit.summary, answer.words, collection, signs),
            printable(hit.uri),
        ]
        lines += [shown[0], *(f"  {line}" for line in shown[1:] if line), ""]
    return "\n".join([*lines, _count(len(answer.hits), limit)])


def _count(hits: int, limit: int) -> str:
    if hits <= limit:
        return "1 treff." if hits == 1 else f"{hits} treff."
    return f"Viser {limit} av {hits} treff. Se flere med --limit {min(hits, 5 * limit)}."


def _nothing(asked: str, *, filtered: bool) -> str:
    told = f"Ingen treff på «{asked}»." if asked else "Ingen treff."
    tries = ["andre eller færre ord"]
    if filtered:
        tries.append("færre valg, som --tema og --fylke")
    return f"{told} Prøv {' eller '.join(tries)}."


def _facts(hit: Found, collection: Collection) -> str:
    if hit.kind != "praksis":
        return KINDS.get(hit.kind, "")
    facets = collection.facets(hit.number)
    sizes = facets.get("kontorstørrelse", ())
    told = [
        ", ".join(_names("tema", facets.get("tema", ()), collection)),
        "Alle kontorstørrelser"
        if sizes and len(sizes) == collection.all_of("kontorstørrelse")
        else ", ".join(_names("kontorstørrelse", sizes, collection)),
        ", ".join(_names("evidens", facets.get("evidens", ()), collection)),
    ]
    if hit.reviewed:
        told.append("gjennomgått " + ".".join(reversed(hit.reviewed.split("-"))))
    return printable(" · ".join(filter(None, told)))


def _names(facet: str, terms: Sequence[str], collection: Collection) -> list[str]:
    return [collection.name(facet, term) for term in terms]


def _marked(text: str, words: list[Word], collection: Collection, signs: tuple[str, str]) -> str:
    text = text[:MAX_LETTERS]
    shown, last = [], 0
    for start, end in marks(text, words, collection):
        shown += [printable(text[last:start], MAX_LETTERS), signs[0], text[start:end], signs[1]]
        last = end
    return "".join(shown) + printable(text[last:], MAX_LETTERS)
