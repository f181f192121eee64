"""The kinds of values that components take, and how an example in YAML becomes one.

Examples name what there is in the collection at hand. Another collection has other write-ups,
and an office may delete one, so what is not there is `AbsentError`, and its example is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from eksempelsamling import knowledge
from eksempelsamling.catalogue import Catalogue, Placed
from eksempelsamling.curated.model import Chosen, Collection
from eksempelsamling.meeting.model import Place
from eksempelsamling.model import GlossaryEntry, Practice, Term
from eksempelsamling.relations.computed import Suggestion
from eksempelsamling.relations.typed import Related
from eksempelsamling.sharing import Shared, shared

T = TypeVar("T")


class AbsentError(LookupError):
    """The collection at hand lacks what an example names."""


@dataclass(frozen=True)
class Stock:
    """What examples are made of."""

    catalogue: Catalogue
    nearest: Mapping[str, Sequence[Suggestion]]
    """Id → what the page of a write-up suggests."""
    root: str
    """Absolute address of the site, with a slash at the end; empty: not known."""
    href: Callable[[str], str]
    """From a path below the root to an address on the page of the examples."""

    @cached_property
    def _collections(self) -> Mapping[str, Collection]:
        return {collection.id: collection for collection in self.catalogue.collections}

    @cached_property
    def _words(self) -> Mapping[str, GlossaryEntry]:
        return {entry.word: entry for entry in self.catalogue.glossary}

    def practice(self, written: str | Mapping[str, Any]) -> Practice:
        """An id; or `{id, status, without}`, for states the collection has no write-up in.

        `without` names fields to empty: only drafts may lack them.
        """
        if isinstance(written, str):
            return _found(self.catalogue.by_id, written)
        practice = _found(self.catalogue.by_id, written["id"])
        status = written.get("status", practice.status.id)
        emptied: dict[str, Any] = {
            name: () if isinstance(getattr(practice, name), tuple) else None
            for name in written.get("without", ())
        }
        return replace(
            practice, status=_found(self.catalogue.vocabulary["status"], status), **emptied
        )

    def practices(self, written: Sequence[str]) -> list[Practice]:
        """A list of ids."""
        return [self.practice(id) for id in written]

    def term(self, written: Mapping[str, str]) -> Term:
        """`{group, id}`, as in the vocabulary."""
        return _found(self.catalogue.vocabulary[written["group"]], written["id"])

    def terms(self, written: Sequence[Mapping[str, str]]) -> list[Term]:
        """A list of them."""
        return [self.term(one) for one in written]

    def evidence(self, written: str | None) -> Term | None:
        """The id of a kind of knowledge, or null."""
        return self.term({"group": "evidens", "id": written}) if written else None

    def collection(self, written: str) -> Collection:
        """An id."""
        return _found(self._collections, written)

    def collections(self, written: Sequence[str]) -> list[Collection]:
        """A list of ids."""
        return [self.collection(id) for id in written]

    def shown(self, written: Mapping[str, str]) -> Practice | Collection:
        """`{practice: id}` or `{collection: id}`."""
        if id := written.get("practice"):
            return self.practice(id)
        return self.collection(written["collection"])

    def chosen(self, written: Mapping[str, str]) -> Chosen:
        """`{collection, practice}`: ids."""
        parts = self.collection(written["collection"]).parts
        chosen = {c.practice.id: c for part in parts for c in part.chosen}
        return _found(chosen, written["practice"])

    def entry(self, written: str) -> GlossaryEntry:
        """A word of the glossary."""
        return _found(self._words, written)

    def entries(self, written: Sequence[str]) -> list[GlossaryEntry]:
        """A list of words."""
        return [self.entry(word) for word in written]

    def rows(self, written: str) -> tuple[knowledge.Row, ...]:
        """The id of the write-up whose rows they are."""
        catalogue = self.catalogue
        return knowledge.rows(self.practice(written), catalogue.sources, catalogue.vocabulary)

    def related(self, written: str) -> Sequence[Related]:
        """The id of the write-up whose page it is."""
        return _some(self.catalogue.related(self.practice(written)))

    def suggested(self, written: str) -> Sequence[Suggestion]:
        """The same."""
        return _some(self.nearest.get(written, ()))

    def placed(self, written: str) -> Sequence[Placed]:
        """The same."""
        return _some(self.catalogue.placed(self.practice(written)))

    def meeting(self, written: str) -> Place:
        """The id of a write-up with a meeting pack."""
        return Place(self.practice(written).id)

    def shared(self, written: str) -> Shared:
        """The id of a write-up."""
        practice = self.practice(written)
        found = shared(self.root, practice.uri, practice.title, practice.summary)
        if found is None:
            raise AbsentError(written)
        return found


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value."""

    name: str
    """For readers."""
    make: Callable[[Stock, Any], Any] | None = None
    """From what an example writes; None: it is the value itself, which the call then shows."""


KINDS: Mapping[str, Kind] = {
    "text": Kind("tekst"),
    "number": Kind("heltall"),
    "bool": Kind("ja eller nei"),
    "id": Kind("id-en til et element på siden"),
    "day": Kind("dato", lambda _stock, written: written),
    "address": Kind("adresse", lambda stock, written: stock.href(written)),
    "practice": Kind("omtale", Stock.practice),
    "practices": Kind("liste med omtaler", Stock.practices),
    "term": Kind("ord fra vokabularet", Stock.term),
    "terms": Kind("liste med ord fra vokabularet", Stock.terms),
    "evidence": Kind("kunnskapstype, eller ingen", Stock.evidence),
    "collections": Kind("liste med samlinger", Stock.collections),
    "shown": Kind("omtale eller samling", Stock.shown),
    "chosen": Kind("omtale valgt til en samling", Stock.chosen),
    "entry": Kind("ord fra ordlista", Stock.entry),
    "entries": Kind("liste med ord fra ordlista", Stock.entries),
    "rows": Kind("radene om det vi vet", Stock.rows),
    "related": Kind("koblinger til andre omtaler", Stock.related),
    "suggested": Kind("forslag til andre omtaler", Stock.suggested),
    "placed": Kind("plasser i samlinger", Stock.placed),
    "meeting": Kind("adressene til et møteopplegg", Stock.meeting),
    "shared": Kind("det som kan deles av en side", Stock.shared),
}


def _found(things: Mapping[str, T], id: str) -> T:
    if id not in things:
        raise AbsentError(id)
    return things[id]


def _some(things: Sequence[T]) -> Sequence[T]:
    if not things:
        raise AbsentError
    return things
