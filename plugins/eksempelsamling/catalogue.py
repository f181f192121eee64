"""Everything loaded and linked: the one object that pages, commands and tests read."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from eksempelsamling.curated.links import CollectionLinks
from eksempelsamling.curated.loading import WriteUps, folder_of, ids_in, load_collections
from eksempelsamling.curated.model import Chosen, Collection, Part
from eksempelsamling.fields import Rules
from eksempelsamling.files import WrittenFile, markdown_files, read_file, stray_files
from eksempelsamling.history import Dates, history
from eksempelsamling.links import PICTURES, Links
from eksempelsamling.model import GlossaryEntry, Practice, Source, Term
from eksempelsamling.problems import Problem, in_order
from eksempelsamling.reading import display_path
from eksempelsamling.registers import load_glossary, load_sources
from eksempelsamling.relations.checks import check
from eksempelsamling.relations.typed import Related, typed
from eksempelsamling.thesaurus import load_thesaurus
from eksempelsamling.together import (
    check_ids,
    check_names,
    check_pointers,
    check_texts,
    statements,
)
from eksempelsamling.vocabulary import Vocabulary, load_vocabulary
from eksempelsamling.words import sort_key


def today() -> date:
    """The day it is in Norway, where the writers are, whatever zone a build machine is in.

    `SOURCE_DATE_EPOCH` (seconds, UTC) sets it, so that a build can be repeated; see
    <https://reproducible-builds.org/specs/source-date-epoch/>.

    Raises:
        ValueError: the variable is not a number of seconds.

    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(ZoneInfo("Europe/Oslo")).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH er ikke et antall sekunder: {epoch}") from error


@dataclass(frozen=True, slots=True)
class Placed:
    """A write-up's place in a curated collection."""

    collection: Collection
    part: Part
    chosen: Chosen


@dataclass(frozen=True)
class Catalogue:
    """The collection. Write-ups with blocking problems are not in it; see `broken`."""

    folder: Path
    today: date
    vocabulary: Vocabulary
    practices: tuple[Practice, ...] = ()
    """By title, in Norwegian alphabetical order; drafts and archived ones included."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    glossary: tuple[GlossaryEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    thesaurus: Sequence[Sequence[str]] = ()
    """Groups of words that search takes for the same."""
    collections: tuple[Collection, ...] = ()
    """The curated ones, by title; drafts and archived ones included."""

    @cached_property
    def dates(self) -> Mapping[str, Dates]:
        """Git dates by file name in `folder`; git is asked when somebody wants to know."""
        return history(self.folder)

    @cached_property
    def by_id(self) -> Mapping[str, Practice]:
        """Every write-up by its id."""
        return {p.id: p for p in self.practices}

    @cached_property
    def _by_name(self) -> Mapping[str, Practice]:
        aliases = {alias: p for p in self.practices for alias in p.aliases}
        return aliases | dict(self.by_id)

    def find(self, name: str) -> Practice | None:
        """The write-up with an id or an alias, or None."""
        return self._by_name.get(name)

    @cached_property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(p for p in self.problems if p.blocking)

    @cached_property
    def broken(self) -> Mapping[str, tuple[Problem, ...]]:
        """Blocking problems by the path of their file."""
        by_path: dict[str, list[Problem]] = defaultdict(list)
        for found in self.blocking:
            by_path[found.path].append(found)
        return {path: tuple(problems) for path, problems in by_path.items()}

    @cached_property
    def listed(self) -> tuple[Practice, ...]:
        """Write-ups that belong in lists: without the archived ones."""
        return tuple(p for p in self.practices if p.is_listed)

    @cached_property
    def links(self) -> Links:
        """Where links in write-ups lead on the site."""
        return Links(self.folder, frozenset(self._by_name))

    @property
    def pictures(self) -> list[Path]:
        """Files in `bilder` that write-ups may show."""
        found = sorted((self.folder / PICTURES).glob("*"))
        return [file for file in found if self.links.picture(f"{PICTURES}/{file.name}")]

    def with_term(self, term: Term) -> tuple[Practice, ...]:
        """Listed write-ups that carry `term`."""
        return self._by_term.get((term.group, term.id), ())

    @cached_property
    def _by_term(self) -> Mapping[tuple[str, str], tuple[Practice, ...]]:
        return _by_terms(self.listed)

    def is_carried(self, term: Term) -> bool:
        """Whether any page has the term, also one that left the lists."""
        return (term.group, term.id) in self._carried

    @cached_property
    def _carried(self) -> Mapping[tuple[str, str], tuple[Practice, ...]]:
        return _by_terms(self.practices)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Ids of the sources that any page builds on, also one that left the lists."""
        return frozenset(c.source_id for p in self.practices for c in p.citations)

    def citing(self, source_id: str) -> tuple[Practice, ...]:
        """Listed write-ups that build on a source."""
        return tuple(p for p in self.listed if any(c.source_id == source_id for c in p.citations))

    def related(self, practice: Practice) -> list[Related]:
        """The typed relations of `practice`, stated on either side, each other text once."""
        return self._relations.get(practice.id, [])

    @cached_property
    def _relations(self) -> Mapping[str, list[Related]]:
        return typed(self.listed, self.find, self.vocabulary["relasjon"])

    @cached_property
    def collection_links(self) -> CollectionLinks:
        """Where links in curated collections lead on the site."""
        shown = frozenset(c.id for c in self.collections)
        return CollectionLinks(self.folder, frozenset(self._by_name), shown)

    @cached_property
    def listed_collections(self) -> tuple[Collection, ...]:
        """Curated collections that belong in lists."""
        return tuple(c for c in self.collections if c.is_listed)

    def published_by(self, county: Term) -> tuple[Collection, ...]:
        """Listed collections that a county gives out."""
        listed = self.listed_collections
        return tuple(c for c in listed if c.publisher and c.publisher.county == county)

    def placed(self, practice: Practice) -> Sequence[Placed]:
        """Where a write-up stands in published collections, by their titles."""
        return self._placed.get(practice.id, ())

    @cached_property
    def _placed(self) -> Mapping[str, Sequence[Placed]]:
        found: dict[str, list[Placed]] = defaultdict(list)
        for collection in self.listed_collections:
            if not collection.is_draft:
                for part in collection.parts:
                    for chosen in part.chosen:
                        found[chosen.practice.id].append(Placed(collection, part, chosen))
        return found

    def dates_of(self, practice: Practice) -> Dates | None:
        """When git saw the file first and last; None when git cannot tell."""
        return self.dates.get(Path(practice.path).name)


def _by_terms(
    practices: Iterable[Practice],
) -> Mapping[tuple[str, str], tuple[Practice, ...]]:
    found: dict[tuple[str, str], list[Practice]] = defaultdict(list)
    for practice in practices:
        for group in ("tema", "kontorstørrelse", "evidens", "rolle", "nivå", "fylke", "modenhet"):
            for term in practice.terms(group):
                found[group, term.id].append(practice)
    return {key: tuple(carriers) for key, carriers in found.items()}


def load(
    folder: Path, on: date | None = None, drafts: bool = True, named: Sequence[Path] = ()
) -> Catalogue:
    """Read and check every file in `folder`, and link what holds.

    Args:
        folder: the folder of write-ups, with `_vokabular.yml`, `_kilder.yml`, `_ordliste.yml`.
        on: the day it counts as; default `today()`.
        drafts: whether drafts are part of the result. They are checked in any case.
        named: files or folders; when given, only the texts of these are checked. The others
            are read for their heads.

    Never raises on what the files hold; all problems are in the result, sorted by file and line.

    """
    day = on or today()
    vocabulary, problems = load_vocabulary(folder)
    sources, more = load_sources(folder)
    glossary, others = load_glossary(folder)
    thesaurus, worse = load_thesaurus(folder)
    register_problems = [*more, *others, *worse]
    problems += register_problems
    if not vocabulary["tema"]:
        # Without terms every write-up would be wrong in every field; tell the one true reason.
        return Catalogue(folder, day, vocabulary, problems=in_order(problems))

    rules = Rules(vocabulary, day)
    files = [read_file(path, folder, rules) for path in markdown_files(folder)]
    problems += stray_files(folder)
    check_ids(files)
    check_names(files)
    known = None if any(found.blocking for found in register_problems) else sources
    ids = {f.id for f in files} | {a for f in files for _, a in f.texts("alias", None)}
    for file in files:
        check_pointers(file, ids, known)
    check_texts(files, vocabulary, Links(folder, ids), [display_path(path) for path in named])
    problems += [p for f in files for p in f.problems]
    problems += check(statements(files), {f.id: f.practice for f in files if f.practice})

    blocked = {p.path for p in problems if p.blocking}
    sound = [f.practice for f in files if f.practice and f.path not in blocked]
    if known is None:
        sound = []  # nothing can be shown whose sources and words are not known
    kept = [p for p in sound if drafts or not p.is_draft]
    collections: list[Collection] = []
    if known is not None:
        collections, more = _collections(folder, files, kept, ids, rules)
        problems += more
    return Catalogue(
        folder,
        day,
        vocabulary,
        tuple(sorted(kept, key=lambda p: (sort_key(p.title), p.id))),
        sources,
        glossary,
        in_order(problems),
        thesaurus,
        tuple(c for c in collections if drafts or not c.is_draft),
    )


def _collections(
    folder: Path,
    files: Iterable[WrittenFile],
    kept: Iterable[Practice],
    ids: set[str],
    rules: Rules,
) -> tuple[list[Collection], list[Problem]]:
    place = folder_of(folder)
    named = {name: f.practice for f in files if f.practice for name in (*f.practice.aliases, f.id)}
    write_ups = WriteUps(ids, named, {p.id: p for p in kept})
    return load_collections(place, write_ups, rules, CollectionLinks(folder, ids, ids_in(place)))
