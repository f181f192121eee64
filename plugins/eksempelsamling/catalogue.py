"""Everything loaded and linked: the one object that pages, commands and tests read."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from eksempelsamling.curated.links import CollectionLinks
from eksempelsamling.curated.loading import WriteUps, folder_of, ids_in, load_collections
from eksempelsamling.curated.model import Chosen, Collection, Part
from eksempelsamling.fields import Rules
from eksempelsamling.history import Dates, history
from eksempelsamling.links import PICTURES, Links
from eksempelsamling.lint import lint
from eksempelsamling.mentions.names import Names
from eksempelsamling.model import GlossaryEntry, Practice, Source, Term
from eksempelsamling.problems import Position, Problem, in_order, problem
from eksempelsamling.reading import Document, display_path, read_bytes, read_document
from eksempelsamling.registers import load_glossary, load_sources
from eksempelsamling.relations.checks import Statement, check
from eksempelsamling.relations.typed import Related, typed
from eksempelsamling.schema import validate
from eksempelsamling.thesaurus import load_thesaurus
from eksempelsamling.vocabulary import Vocabulary, load_vocabulary
from eksempelsamling.words import MAX_ID, did_you_mean, is_id, lower_first, nfc, slug, sort_key
from eksempelsamling.yamltree import Location

MAX_POINTERS = 200
"""Relations and sources that are looked up; the schema refuses longer lists."""


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
    dates: Mapping[str, Dates] = field(default_factory=dict)
    """Git dates by file name in `folder`."""
    thesaurus: Sequence[Sequence[str]] = ()
    """Groups of words that search takes for the same."""
    collections: tuple[Collection, ...] = ()
    """The curated ones, by title; drafts and archived ones included."""

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


@dataclass
class _File:
    """One Markdown file on its way to becoming a practice."""

    id: str
    path: str
    document: Document | None = None
    practice: Practice | None = None
    problems: list[Problem] = field(default_factory=list)

    def texts(self, *pattern: str | None) -> list[tuple[Location, str]]:
        """Texts of the head, also of one that did not validate."""
        return list(self.document.head.texts(*pattern)) if self.document else []

    def tell(self, location: Location, code: str, **values: object) -> None:
        """A problem at a place in the head."""
        assert self.document is not None
        at = self.document.head.position(location)
        self.problems.append(problem(self.path, at, code, **values))


def load(folder: Path, on: date | None = None, drafts: bool = True) -> Catalogue:
    """Read and check every file in `folder`, and link what holds.

    Args:
        folder: the folder of write-ups, with `_vokabular.yml`, `_kilder.yml`, `_ordliste.yml`.
        on: the day it counts as; default `today()`.
        drafts: whether drafts are part of the result. They are checked in any case.

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
    files = [_read(path, folder, rules) for path in _markdown_files(folder)]
    problems += _stray_files(folder)
    _check_ids(files)
    _check_names(files)
    known = None if any(found.blocking for found in register_problems) else sources
    ids = {f.id for f in files} | {a for f in files for _, a in f.texts("alias", None)}
    links = Links(folder, ids)
    for file in files:
        _check_pointers(file, ids, known)
        if file.document:
            file.problems += lint(file.document, vocabulary, links)
    problems += [p for f in files for p in f.problems]
    problems += check(_statements(files), {f.id: f.practice for f in files if f.practice})

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
        history(folder),
        thesaurus,
        tuple(c for c in collections if drafts or not c.is_draft),
    )


def _collections(
    folder: Path, files: Iterable[_File], kept: Iterable[Practice], ids: set[str], rules: Rules
) -> tuple[list[Collection], list[Problem]]:
    place = folder_of(folder)
    named = {name: f.practice for f in files if f.practice for name in (*f.practice.aliases, f.id)}
    write_ups = WriteUps(ids, named, {p.id: p for p in kept})
    return load_collections(place, write_ups, rules, CollectionLinks(folder, ids, ids_in(place)))


def _markdown_files(folder: Path) -> Iterator[Path]:
    """Every `.md` below `folder` that is not ours (`_…`) or hidden, in a fixed order."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")))
        for name in sorted(names):
            if name.lower().endswith(".md") and not name.startswith((".", "_")):
                yield Path(where, name)


def _stray_files(folder: Path) -> list[Problem]:
    """Files beside the write-ups that nobody reads, such as `omtale.md.txt`."""
    return [
        problem(display_path(path), Position(), "ukjent-fil", navn=nfc(path.name))
        for path in sorted(folder.iterdir())
        if path.is_file()
        and not path.name.startswith((".", "_"))
        and not path.name.lower().endswith(".md")
    ]


def _read(path: Path, folder: Path, rules: Rules) -> _File:
    name = nfc(path.name)
    file = _File(nfc(path.stem), display_path(path))
    start = Position()
    if path.parent != folder:
        values = {"mappe": folder.name, "navn": name}
        file.problems.append(problem(file.path, start, "feil-mappe", **values))
    if not is_id(file.id) or len(file.id) > MAX_ID or path.suffix != ".md":
        meant = f"{_id_like(file.id)}.md"
        values = {"navn": name, "forslag": meant}
        file.problems.append(problem(file.path, start, "ugyldig-filnavn", **values))
    data, problems = read_bytes(path, folder)
    file.problems += problems
    if data is None:
        return file
    file.document, problems = read_document(data, file.path)
    file.problems += problems
    if file.document:
        file.practice, problems = validate(file.document, file.id, rules)
        file.problems += problems
    return file


def _id_like(name: str) -> str:
    meant = slug(name)[:MAX_ID].strip("-")
    return meant if is_id(meant) else f"{meant}-omtale".strip("-")


def _check_ids(files: Iterable[_File]) -> None:
    """Two texts must not share an address, by name or by alias."""
    owner: dict[str, str] = {}
    for file in files:
        if file.id in owner:
            values = {"id": file.id, "sted": owner[file.id]}
            file.problems.append(problem(file.path, Position(), "dobbel-id", **values))
        owner.setdefault(file.id, file.path)
    for file in files:
        for location, alias in file.texts("alias", None):
            if alias in owner:
                file.tell(location, "dobbel-id", id=alias, sted=owner[alias])
            owner.setdefault(alias, file.path)


def _check_names(files: Iterable[_File]) -> None:
    """A name must lead to one text. Titles are names too; those of archived texts are free."""
    current = [f for f in files if "arkivert" not in (status for _, status in f.texts("status"))]
    titles = [(lower_first(title), f) for f in current for _, title in f.texts("tittel")]
    given = [(name, f) for f in current for _, name in f.texts("kalles", None)]
    known = Names([*titles, *given])
    for file in current:
        for location, name in file.texts("kalles", None):
            owner = known.called(name)
            if owner and owner is not file:
                file.tell(location, "dobbelt-navn", navn=name, sted=owner.path)


def _check_pointers(file: _File, ids: set[str], sources: Mapping[str, Source] | None) -> None:
    """What the head points to must exist. `sources` is None when the register is broken: then
    its own problems are told, not that every source is missing.
    """
    own = {file.id} | {alias for _, alias in file.texts("alias", None)}
    pointers = [*file.texts("relasjoner", None, "til"), *file.texts("erstattes_av")]
    for location, target in pointers[:MAX_POINTERS]:
        if target in own:
            file.tell(location, "relasjon-til-seg-selv")
        elif target not in ids:
            near = did_you_mean(target, sorted(ids - own))
            file.tell(location, "ukjent-omtale", id=target, forslag=near)
    for location, source in file.texts("kilder", None, "id")[:MAX_POINTERS]:
        if sources is not None and source not in sources:
            near = did_you_mean(source, sources)
            file.tell(location, "ukjent-kilde", id=source, forslag=near)


def _statements(files: Iterable[_File]) -> Iterator[Statement]:
    """What sound files say of each other, with where they say it."""
    practices = [f.practice for f in files if f.practice]
    ids = {alias: p.id for p in practices for alias in p.aliases} | {p.id: p.id for p in practices}
    for file in files:
        if not (file.practice and file.document):
            continue
        here = file.practice
        pointers = [(("relasjoner", n, "til"), r) for n, r in enumerate(here.relations)]
        for location, r in pointers[:MAX_POINTERS]:
            at = file.document.head.position(location)
            there = ids.get(r.target, r.target)
            yield Statement(file.path, at, here.id, there, r.type)
        if here.replaced_by:
            at = file.document.head.position(("erstattes_av",))
            yield Statement(file.path, at, here.id, ids.get(here.replaced_by, ""), None)
