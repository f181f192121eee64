"""The files of `docs/samlinger` → collections, or problems at their place in the file.

Nothing is in doubt afterwards: what a collection holds is on the site, and each write-up stands
in it once.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eksempelsamling.curated.body import check
from eksempelsamling.curated.fields import (
    REQUIRED_TO_PUBLISH,
    CollectionHead,
    PartFields,
    terms_asked_for,
)
from eksempelsamling.curated.links import CollectionLinks
from eksempelsamling.curated.model import Chosen, Collection, Part, Publisher, Selection
from eksempelsamling.curated.select import select
from eksempelsamling.fields import FINISHED, Rules
from eksempelsamling.model import LANGUAGES, Practice, Unit
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document, display_path, read_bytes, read_document
from eksempelsamling.schema import read_head
from eksempelsamling.words import MAX_ID, did_you_mean, is_id, nfc, slug, sort_key
from eksempelsamling.yamltree import Location

FOLDER = "samlinger"
MAX_POINTERS = 200
"""Chosen write-ups that are looked up; the schema refuses longer lists."""


def folder_of(practices: Path) -> Path:
    """Where the collections are, by the folder of write-ups: both stand in the repository."""
    return practices.parent / "docs" / FOLDER


@dataclass(frozen=True, slots=True)
class WriteUps:
    """What collections choose from."""

    ids: Ids[str]
    """Ids and aliases of all files, also of those that must be mended."""
    by_name: Mapping[str, Practice]
    """What could be read, by id and by alias."""
    shown: Mapping[str, Practice]
    """What is on the site, by id."""


@dataclass(frozen=True, slots=True)
class _Loader:
    write_ups: WriteUps
    rules: Rules
    links: CollectionLinks

    def file(self, path: Path, root: Path) -> tuple[Collection | None, list[Problem]]:
        shown_path = display_path(path)
        id = nfc(path.stem)
        problems = _name(path, id)
        data, found = read_bytes(path, root)
        problems += found
        if data is None:
            return None, problems
        document, found = read_document(data, shown_path)
        problems += found
        if document is None:
            return None, problems
        head, found = read_head(document, CollectionHead, REQUIRED_TO_PUBLISH, self.rules)
        problems += found
        problems += self.pointers(document)
        problems += check(document, self.rules.vocabulary, self.links)
        if head is None:
            return None, problems
        collection = self.collection(head, document, id)
        return collection, [*problems, *_notices(collection, document, self.rules)]

    def pointers(self, document: Document) -> Iterator[Problem]:
        """What is wrong with each chosen write-up, also in a head that did not validate."""
        head = document.head
        finished = any(status in FINISHED for _, status in head.texts("status"))
        first: dict[str, int] = {}
        chosen = list(head.texts("deler", None, "omtaler", None, "id"))
        for location, name in chosen[:MAX_POINTERS]:
            at = head.position(location)
            practice = self.write_ups.by_name.get(name)
            id = practice.id if practice else name
            if not is_id(name):
                continue  # the schema tells of it
            if name not in self.write_ups.ids:
                near = did_you_mean(name, sorted(self.write_ups.ids))
                yield problem(document.path, at, "ukjent-omtale", id=name, forslag=near)
            elif id in first:
                yield problem(document.path, at, "dobbel-omtale", id=name, linje=first[id])
            elif practice and practice.is_draft and finished:
                yield problem(document.path, at, "utkast-i-samling", id=name)
            elif practice and practice.is_archived:
                other = practice.replaced_by
                advice = f"Velg heller «{other}», eller slett" if other else "Slett"
                yield problem(document.path, at, "arkivert-i-samling", id=name, råd=advice)
            first.setdefault(id, at.line)
            if finished and not _is_explained(document, location):
                where = head.position(location[:-1])
                reason = " Si hvorfor du har valgt omtalen."
                yield problem(document.path, where, "mangler-felt", felt="hvorfor", grunn=reason)

    def collection(self, head: CollectionHead, document: Document, id: str) -> Collection:
        return Collection(
            id=id,
            path=document.path,
            title=head.tittel,
            status=head.status,
            language=LANGUAGES.get(head.språk.id, "nb") if head.språk else "nb",
            publisher=Publisher(head.utgiver.fylke, head.utgiver.enhet or "")
            if head.utgiver
            else None,
            for_whom=head.for_hvem or "",
            valid_until=head.gjelder_til,
            owner=Unit(head.ansvarlig.enhet, head.ansvarlig.rolle) if head.ansvarlig else None,
            parts=tuple(self.parts(head.deler or [])),
            body=document.body,
        )

    def parts(self, written: list[PartFields]) -> Iterator[Part]:
        by_hand = {number: list(self.chosen(fields)) for number, fields in enumerate(written)}
        seen = {c.practice.id for chosen in by_hand.values() for c in chosen}
        for number, fields in enumerate(written):
            chosen, selection = by_hand[number], None
            if fields.utvalg:
                asked = fields.utvalg
                selection = Selection(terms_asked_for(asked), asked.sortering, asked.antall)
                found = select(self.write_ups.shown.values(), selection, seen)
                seen |= {p.id for p in found}
                chosen = [Chosen(p) for p in found]
            yield Part(fields.tittel, fields.tekst or "", tuple(chosen), selection)

    def chosen(self, fields: PartFields) -> Iterator[Chosen]:
        for one in fields.omtaler or ():
            named = self.write_ups.by_name.get(one.id)
            if named and named.is_listed and (shown := self.write_ups.shown.get(named.id)):
                yield Chosen(shown, one.hvorfor or "", one.for_hvem or "")


def load_collections(
    folder: Path, write_ups: WriteUps, rules: Rules, links: CollectionLinks
) -> tuple[list[Collection], list[Problem]]:
    """The collections of `folder` by title, and all problems of its files.

    A collection with blocking problems is not among them. A folder that is not there is empty.
    """
    if not folder.is_dir():
        return [], []
    loader = _Loader(write_ups, rules, links)
    found: list[Collection] = []
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        if not path.name.lower().endswith(".md"):
            at = (display_path(path), Position())
            problems.append(problem(*at, "ukjent-fil", navn=nfc(path.name)))
            continue
        collection, of_file = loader.file(path, folder)
        problems += of_file
        if collection and not any(p.blocking for p in of_file):
            found.append(collection)
    return sorted(found, key=lambda c: (sort_key(c.title), c.id)), problems


def ids_in(folder: Path) -> frozenset[str]:
    """The ids of all collections, sound or not."""
    names = [nfc(p.stem) for p in folder.glob("*.md")] if folder.is_dir() else []
    return frozenset(name for name in names if is_id(name))


def _name(path: Path, id: str) -> list[Problem]:
    if is_id(id) and len(id) <= MAX_ID and path.suffix == ".md":
        return []
    meant = slug(id)[:MAX_ID].strip("-")
    meant = meant if is_id(meant) else f"{meant}-samling".strip("-")
    values = {"navn": nfc(path.name), "forslag": f"{meant}.md"}
    return [problem(display_path(path), Position(), "ugyldig-filnavn", **values)]


def _is_explained(document: Document, location: Location) -> bool:
    return (*location[:-1], "hvorfor") in document.head.keys


def _notices(collection: Collection, document: Document, rules: Rules) -> Iterator[Problem]:
    """What does not stop a collection, but should be looked at."""
    head = document.head
    for number, part in enumerate(collection.parts):
        if part.selection and not part.chosen:
            at = head.position(("deler", number, "utvalg"))
            yield problem(collection.path, at, "tomt-utvalg")
    if collection.is_outdated(rules.today) and not collection.is_archived:
        at = head.position(("gjelder_til",))
        yield problem(collection.path, at, "samling-utløpt", verdi=collection.valid_until)
