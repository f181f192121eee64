"""Which feeds there are, and the entries of each: plain values, before any format."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.i18n import day, translations
from eksempelsamling.model import Language, Practice, Term
from eksempelsamling.news import events_of, published_on
from eksempelsamling.templating import term_path

MOST = 50
"""Entries of a feed; readers that follow it have had the older ones."""
NAMESPACE = uuid.UUID("5c5f7a3e-1f0f-5d4b-9c7e-0b8f3a6d2e41")
"""For the ids of our entries. Never change it: readers would take every entry for a new one."""
EVERYTHING = "nytt/"
"""The folder of the feed of everything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A write-up as an entry."""

    id: str
    uri: str
    """Where it is read, below the site's root."""
    title: str
    text: str
    language: Language
    updated: date
    """The day of the last news about it."""
    published: date | None
    themes: tuple[Term, ...]
    author: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed. `folder` is where its page is read, and where its files lie."""

    folder: str
    title: str
    about: str
    entries: tuple[Entry, ...]
    """Newest first; never none."""

    @property
    def id(self) -> str:
        """The same wherever the site is published."""
        return urn(f"feed/{self.folder}")

    @property
    def updated(self) -> date:
        """The day of the newest entry."""
        return self.entries[0].updated


def channels(catalogue: Catalogue) -> Iterator[Channel]:
    """The feed of everything, of each theme, each county and each curated collection, as far as
    they have entries.
    """
    about = "Nye, endrede og arkiverte eksempler."
    entries = {p.id: entry for p in catalogue.practices if (entry := entry_of(p, catalogue))}
    parts: list[tuple[str, str, str, Iterable[Practice]]] = [
        (EVERYTHING, "", about, catalogue.practices)
    ]
    for group in ("tema", "fylke"):
        for term in catalogue.vocabulary[group].values():
            carriers = [p for p in catalogue.practices if term in p.terms(group)]
            parts.append((term_path(term), term.name, term.description or about, carriers))
    for collection in catalogue.listed_collections:
        if not collection.is_draft:
            told = collection.for_whom
            parts.append((collection.uri, collection.title, told, collection.practices))
    for folder, title, told, practices in parts:
        found = sorted(
            (entries[p.id] for p in practices if p.id in entries),
            key=lambda entry: (-entry.updated.toordinal(), entry.uri),
        )
        if found:
            yield Channel(folder, title, told, tuple(found[:MOST]))


def by_page(found: Iterable[Channel]) -> Mapping[str, Channel]:
    """The feed that belongs to a page, by the page's address below the root."""
    pages = {channel.folder: channel for channel in found}
    everything = pages.get(EVERYTHING)
    return pages | ({"": everything, "praksis/": everything} if everything else {})


def entry_of(practice: Practice, catalogue: Catalogue) -> Entry | None:
    """A write-up as an entry; None for what is not published, or has no date at all."""
    told = [event for event in events_of(practice, catalogue) if event.kind != "rettet"]
    updated = told[0].day if told else practice.reviewed
    if practice.is_draft or not updated:
        return None
    text = translations(practice.language).gettext
    news = ""
    if practice.is_archived:
        news = f"{text('Dette eksemplet er arkivert')}. "
    elif told and told[0].kind == "endret":
        news = f"{text('Endret')} {day(told[0].day, practice.language)}: {told[0].what} "
    return Entry(
        id=urn(f"praksis/{(*practice.aliases, practice.id)[0]}"),
        uri=practice.uri,
        title=practice.title,
        text=news + practice.summary,
        language=practice.language,
        updated=updated,
        published=published_on(practice, catalogue),
        themes=practice.themes,
        author=practice.owner.unit if practice.owner else "",
    )


def urn(name: str) -> str:
    """A lasting id (RFC 4122, version 5) that does not depend on where the site is."""
    return uuid.uuid5(NAMESPACE, name).urn
