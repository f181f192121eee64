"""Collections with relations to find again: our own, one of a list of sources, and made-up ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from eksempelsamling.catalogue import Catalogue
from eksempelsamling.model import Citation, Practice, Relation, Term
from eksempelsamling.search.documents import Document
from eksempelsamling.vocabulary import Vocabulary

from bench.synthetic import Generator

GROUPS = {"temaer": "tema", "roller": "rolle", "niva": "nivå"}
"""Fields of the list of sources, and the group their words become terms of."""
CHAPTERS = 8
"""Chapters of a made-up source; each has as many parts."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Graph:
    """A collection, and which of its write-ups belong together."""

    name: str
    catalogue: Catalogue
    pairs: Sequence[Pair]
    """Each pair once, in order."""

    def hidden(self, pair: Pair | None = None) -> Catalogue:
        """The collection without one of its pairs, or without any."""
        gone = set(pair) if pair else None

        def kept(practice: Practice) -> tuple[Relation, ...]:
            return tuple(r for r in practice.relations if gone and {practice.id, r.target} != gone)

        practices = tuple(replace(p, relations=kept(p)) for p in self.catalogue.practices)
        return replace(self.catalogue, practices=practices)


def own(catalogue: Catalogue) -> Graph:
    """The write-ups of this collection."""
    return Graph("own", catalogue, _pairs(catalogue.listed))


def of_sources(catalogue: Catalogue, path: Path) -> Graph:
    """Every entry of the list that the write-ups were chosen from, as a write-up."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups: dict[str, Mapping[str, Term]] = dict(catalogue.vocabulary.groups)
    for field, group in GROUPS.items():
        ids = sorted({id for entry in entries for id in entry[field] or ()})
        groups[group] = {id: Term(group, id, id, _words(id), _words(id)) for id in ids}
    inner = replace(catalogue, vocabulary=Vocabulary(groups))
    practices = tuple(_of_entry(entry, inner) for entry in entries)
    return Graph("sources", replace(inner, practices=practices), _pairs(practices))


def _of_entry(entry: Mapping[str, Any], catalogue: Catalogue) -> Practice:
    groups = catalogue.vocabulary
    kind = "forskningsbasert" if str(entry["grunnlag"]).startswith("forsk") else "praksisbasert"
    combined = groups["relasjon"]["kombineres med"]
    return replace(
        _bare(catalogue, entry["id"]),
        title=entry["tittel"],
        themes=tuple(groups["tema"][id] for id in entry["temaer"] or ()),
        roles=tuple(groups["rolle"][id] for id in entry["roller"] or ()),
        levels=tuple(groups["nivå"][id] for id in entry["niva"] or ()),
        evidence=groups["evidens"][kind],
        citations=tuple(
            Citation(place["kilde"], f"kap. {place['kapittel']}, {place['overskrift']}")
            for place in entry["sted"]
        ),
        relations=tuple(
            Relation(
                r["til"],
                groups.get("relasjon", r["type"].replace("_", " ")) or combined,
                r["grunn"],
                None,
            )
            for r in entry["relasjoner"] or ()
        ),
        body="\n\n".join([entry["utfordring"] or "", *entry["fakta"]]),
    )


def made_up(
    generator: Generator, catalogue: Catalogue, size: int, seed: int = 1
) -> tuple[Catalogue, list[Document]]:
    """`size` write-ups of real sentences, as a catalogue and as what the search reads.

    Sources, chapters and typed relations are drawn at random: how much there is to compare
    matters here, not what it says.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    documents = generator.documents(size)
    sources = list(catalogue.sources)
    combined = catalogue.vocabulary["relasjon"]["kombineres med"]
    practices = tuple(
        replace(
            _of_document(document, catalogue),
            citations=tuple(
                Citation(chance.choice(sources), f"kap. {_chapter(chance)}") for _ in range(3)
            ),
            relations=(Relation(f"s{chance.randrange(size):06}", combined, "–", None),),
        )
        for document in documents
    )
    return replace(catalogue, practices=practices), documents


def _of_document(document: Document, catalogue: Catalogue) -> Practice:
    vocabulary = catalogue.vocabulary
    terms = {g: tuple(vocabulary[g][id] for id in ids) for g, ids in document.facets.items()}
    return replace(
        _bare(catalogue, document.id),
        title=document.title,
        summary=document.summary,
        language="nn" if document.language == "nn" else "nb",
        themes=terms["tema"],
        sizes=terms["kontorstørrelse"],
        roles=terms["rolle"],
        levels=terms["nivå"],
        counties=terms["fylke"],
        evidence=terms["evidens"][0],
        maturity=terms["modenhet"][0],
        body=document.body,
    )


def _bare(catalogue: Catalogue, id: str) -> Practice:
    """A published write-up without anything that can be compared."""
    return replace(
        catalogue.practices[0], id=id, title=id, summary="", body="", language="nb",
        status=catalogue.vocabulary["status"]["publisert"], evidence=None, maturity=None,
        themes=(), sizes=tuple(catalogue.vocabulary["kontorstørrelse"].values()), roles=(),
        levels=(), counties=(), citations=(), relations=(), tryouts=(), aliases=(),
    )  # fmt: skip


def _pairs(practices: Iterable[Practice]) -> list[Pair]:
    known = {p.id: p for p in practices}
    stated = {
        (min(p.id, r.target), max(p.id, r.target))
        for p in known.values()
        for r in p.relations
        if r.target in known
    }
    return sorted(stated)


def _chapter(chance: random.Random) -> str:
    return f"{chance.randint(1, CHAPTERS)}.{chance.randint(1, CHAPTERS)}"


def _words(id: str) -> str:
    return id.replace("-", " ")
