"""What can be found, in the one form the index is made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.curated.model import Collection
from eksempelsamling.markup import plain, sections
from eksempelsamling.model import Practice
from eksempelsamling.templating import GROUP_PATHS, term_path

FACETS = ("kontorstørrelse", "evidens", "tema", "rolle", "nivå", "modenhet", "fylke", "språk")
"""The facets of the explorer, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing a reader may look for."""

    id: str
    title: str
    summary: str
    body: str
    tags: tuple[str, ...] = ()
    language: str = "nb"
    kind: str = "praksis"
    """praksis, samling, tema, liste, kilde, ord or side."""
    uri: str = ""
    """Where it is read, below the site's root."""
    reviewed: str = ""
    """ISO date, for sorting; empty when the thing has none."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of terms by facet."""


def of_catalogue(catalogue: Catalogue, hand_written: Iterable[Document] = ()) -> list[Document]:
    """Everything on the site, each kind in a fixed order: first the write-ups, by title."""
    return [
        *map(_practice, catalogue.listed),
        *map(_collection, catalogue.listed_collections),
        *_terms(catalogue),
        *_sources(catalogue),
        *_glossary(catalogue),
        *sorted(hand_written, key=lambda d: d.id),
    ]


def _practice(practice: Practice) -> Document:
    terms = [t for group in FACETS[:-1] for t in practice.terms(group)]
    tags = [t.label(practice.language) for t in terms]
    facets = {g: tuple(t.id for t in practice.terms(g)) for g in FACETS[:-1]}
    return Document(
        practice.id,
        practice.title,
        practice.summary,
        running_text(practice.body),
        (*tags, *practice.names),
        practice.language,
        uri=practice.uri,
        reviewed=practice.reviewed.isoformat() if practice.reviewed else "",
        facets=facets | {"språk": (practice.language,)},
    )


def _collection(collection: Collection) -> Document:
    notes = [
        text
        for part in collection.parts
        for text in (part.title, part.text, *(chosen.why for chosen in part.chosen))
    ]
    return Document(
        f"samling/{collection.id}",
        collection.title,
        collection.for_whom,
        "\n".join([running_text(collection.body), *filter(None, notes)]),
        tuple(theme.label(collection.language) for theme in collection.themes),
        collection.language,
        kind="samling",
        uri=collection.uri,
    )


def running_text(body: str) -> str:
    """What a text says, without its markup."""
    return "\n".join(
        part
        for section in sections(body)
        for part in (section.heading, *(plain(t) for t in section.tokens if t.type == "inline"))
    )


def _terms(catalogue: Catalogue) -> Iterator[Document]:
    for group in GROUP_PATHS:
        for term in catalogue.vocabulary[group].values():
            if catalogue.with_term(term) or catalogue.published_by(term) or group == "tema":
                yield Document(
                    f"{group}/{term.slug}", term.name, term.description, term.about, term.synonyms,
                    kind="tema" if group == "tema" else "liste", uri=term_path(term),
                )  # fmt: skip


def _sources(catalogue: Catalogue) -> Iterator[Document]:
    for source in catalogue.sources.values():
        used = catalogue.citing(source.id)
        yield Document(
            f"kilde/{source.id}", f"{source.name}: {source.title}" if source.title else source.name,
            source.about, f"{source.publication} {source.publisher}", source.authors,
            kind="kilde", uri=f"kilder/{source.id}/" if used else "kilder/",
        )  # fmt: skip


def _glossary(catalogue: Catalogue) -> Iterator[Document]:
    for entry in catalogue.glossary:
        title = f"{entry.word} ({entry.stands_for})" if entry.stands_for else entry.word
        yield Document(
            f"ord/{entry.id}", title, entry.explanation, "", entry.synonyms,
            kind="ord", uri=f"ordliste/#ord-{entry.id}",
        )  # fmt: skip


def of_json_lines(path: Path) -> list[Document]:
    """Documents to measure with: one JSON object a line with id, lang, title, summary, body, tags.

    Raises:
        ValueError: a line that is not such an object; the message says which and why.

    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            found.append(
                Document(
                    str(raw["id"]),
                    str(raw.get("title", "")),
                    str(raw.get("summary", "")),
                    str(raw.get("body", "")),
                    tuple(map(str, raw.get("tags", ()))),
                    str(raw.get("lang", "nb")),
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"linje {number}: {error}") from error
    return found
