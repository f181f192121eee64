"""The query language of the command line: Whoosh decides which documents match.

Fields, phrases, dates and exclusion are Whoosh's; words are analysed and widened (synonyms,
spellings, compounds) by us, as in every other search, and the order of the hits is not decided
here. The index lives in memory and is kept as one sealed file: it holds pickles, so it is opened
only from bytes whose digest was checked. Only this module imports `whoosh`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import whoosh  # type: ignore[import-untyped]
from whoosh import fields, query
from whoosh.analysis import Analyzer, Token  # type: ignore[import-untyped]
from whoosh.filedb.filestore import RamStorage  # type: ignore[import-untyped]
from whoosh.index import FileIndex  # type: ignore[import-untyped]
from whoosh.qparser import QueryParser, plugins  # type: ignore[import-untyped]

from eksempelsamling.language.stem import stem, words
from eksempelsamling.search import index
from eksempelsamling.search.collection import QueryError
from eksempelsamling.search.documents import FACETS, Document
from eksempelsamling.search.query import Word

TEXT, TITLE, REVIEWED, KIND = "tekst", "tittel", "gjennomgått", "type"
"""Fields beside the facets."""
MAX_LETTERS = 1_000
"""Of a query; more is pasted by mistake."""

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_RANGE = re.compile(
    r"(?P<open>\{|\[)(?P<start>[^\]}]*?)\s*\b(?:TO|TIL)\b\s*(?P<end>[^\]}]*)(?P<close>\}|\])"
)
_AND = re.compile(r"\s(?:OG|AND)\s")
_NOT = r'(?:^|(?<=[\s()]))(?:(?:IKKE|NOT)(?=\s)|-(?=["(\w]))'
_AFTER = "\uffff"
"""Sorts after every date."""


class _Words(Analyzer):  # type: ignore[misc]
    """Text → our terms when indexing; → its words when asking, which are understood later."""

    def __init__(self) -> None:
        # Parts by the word list alone: a document's terms must not depend on its neighbours,
        # or an unchanged document would have to be read again.
        self._terms = index.Analyzer({})

    def __call__(self, text: str, mode: str = "", **_: Any) -> Iterator[Token]:
        token = Token(positions=True, mode=mode, startchar=0, endchar=0)
        for place, word in enumerate(words(text)):
            token.pos, token.stopped, token.boost = place, False, 1.0
            for term in (word,) if mode == "query" else self._forms(word):
                token.text = term
                yield token

    def _forms(self, word: str) -> Iterable[str]:
        # Stop words too: a phrase may have them.
        return dict.fromkeys([stem(word), *(term for term, _ in self._terms.terms(word))])


def _schema() -> fields.Schema:
    schema = fields.Schema()
    schema.add("id", fields.ID(unique=True, stored=True))
    for name in (TEXT, TITLE):
        schema.add(name, fields.TEXT(analyzer=_Words()))
    for name in FACETS:
        schema.add(name, fields.KEYWORD(commas=True, lowercase=True))
    schema.add(REVIEWED, fields.ID())
    schema.add(KIND, fields.ID())
    return schema


class _Storage(RamStorage):  # type: ignore[misc]
    """Whoosh's own would gather its work under one name in the common temporary folder."""

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002
        return _Storage()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, parsed."""

    matching: frozenset[str]
    """Ids of the documents that match."""
    words: str
    """What the hits are ordered by: the query's words that are not excluded."""


class WhooshIndex:
    """An index in memory, of the documents it was last brought up to date with."""

    def __init__(self, saved: bytes | None = None) -> None:
        """Open what `as_bytes` gave; anything else gives an empty index.

        Args:
            saved: bytes whose origin is known. They are unpickled.

        """
        self._known: dict[str, str] = {}
        self._storage = _Storage()
        self.read = 0
        """Documents that were analysed since."""
        self._index = self._opened(saved) if saved else None
        self.is_new = self._index is None
        """Whether nothing could be opened."""
        if self.is_new:
            self._known = {}
            self._storage = _Storage()
            self._index = FileIndex.create(self._storage, _schema(), "MAIN")

    def _opened(self, saved: bytes) -> FileIndex | None:
        head, _, content = saved.partition(b"\n")
        try:
            about = json.loads(head)
            if about["whoosh"] != whoosh.versionstring() or about["digest"] != _digest(content):
                return None
            self._known = about["documents"]
            for name, start, end in about["files"]:
                self._storage.files[name] = content[start:end]
            return FileIndex(self._storage, schema=_schema())
        except Exception:  # noqa: BLE001 – whatever is wrong with it, it is made anew
            return None

    def as_bytes(self) -> bytes:
        """Everything, to be opened again."""
        blobs, places, end = [], [], 0
        for name, blob in sorted(self._storage.files.items()):
            places.append([name, end, end + len(blob)])
            end += len(blob)
            blobs.append(bytes(blob))
        content = b"".join(blobs)
        about = {
            "whoosh": whoosh.versionstring(),
            "digest": _digest(content),
            "documents": self._known,
            "files": places,
        }
        return json.dumps(about).encode() + b"\n" + content

    def update(self, documents: Iterable[Document], slugs: Mapping[str, str]) -> bool:
        """Bring the index up to date, and tell whether that changed it.

        Args:
            documents: all there are; those that are as they were, are not read again.
            slugs: id of a facet's term → its slug.

        """
        now = {d.id: d for d in documents}
        digests = {id: _digest(_as_json(d)) for id, d in now.items()}
        if digests == self._known:
            return False
        changed = [id for id, digest in digests.items() if self._known.get(id) != digest]
        assert self._index is not None
        writer = self._index.writer()
        for id in [*(set(self._known) - set(now)), *changed]:
            if id in self._known:
                writer.delete_by_term("id", id)
        for id in changed:
            writer.add_document(**_row(now[id], slugs))
        writer.commit()
        self.read += len(changed)
        self._known = digests
        return True

    def ask(
        self,
        text: str,
        understand: Callable[[str], Sequence[Word]],
        slug_of: Callable[[str, str], str],
    ) -> Asked | None:
        """Which documents a query in the query language matches; None when it cannot be parsed.

        Args:
            text: the query.
            understand: words → what they may mean.
            slug_of: facet and word → the slug of the term; raises `QueryError` for none.

        Raises:
            QueryError: a date or a term that is none; the message says what to write.

        """
        assert self._index is not None
        parser = QueryParser(TEXT, self._index.schema, plugins=_PLUGINS)
        text = _DAY.sub(lambda d: f"{d[3]}-{int(d[2]):02}-{int(d[1]):02}", text[:MAX_LETTERS])
        reading = _Reading(understand, slug_of, strict=bool(_AND.search(text)))
        try:
            wanted = reading.of(parser.parse(text))
            with self._index.searcher() as searcher:
                numbers = searcher.docs_for_query(wanted)
                found = frozenset(searcher.stored_fields(number)["id"] for number in numbers)
        except QueryError:
            raise
        except Exception:  # noqa: BLE001 – whatever a parser makes of hostile text
            return None
        return Asked(found, " ".join(reading.words))


_PLUGINS = [
    plugins.FieldsPlugin(),
    plugins.PrefixPlugin(),
    plugins.PhrasePlugin(expr='"(?P<text>.*?)"(?P<slop>)'),
    plugins.RangePlugin(expr=_RANGE),
    plugins.GroupPlugin(),
    plugins.OperatorsPlugin(
        And=r"(?<=\s)(?:OG|AND)(?=\s)", Or=r"(?<=\s)(?:ELLER|OR)(?=\s)",
        AndNot=None, AndMaybe=None, Not=_NOT, Require=None,
    ),
]  # fmt: skip


@dataclass
class _Reading:
    """Turns Whoosh's tree of a query into one over our terms."""

    understand: Callable[[str], Sequence[Word]]
    slug_of: Callable[[str, str], str]
    strict: bool
    """Whether words side by side must all be there; otherwise one of them will do."""

    def __post_init__(self) -> None:
        self.words: list[str] = []

    def of(self, node: query.Query, *, wanted: bool = True) -> query.Query:
        if isinstance(node, query.Not):
            return query.Not(self.of(node.query, wanted=False))
        if isinstance(node, query.And) and not self.strict:
            return self._side_by_side(node, wanted=wanted)
        if isinstance(node, query.And | query.Or):
            return type(node)([self.of(child, wanted=wanted) for child in node.children()])
        return self._leaf(node, wanted=wanted)

    def _side_by_side(self, node: query.And, *, wanted: bool) -> query.Query:
        children = list(node.children())
        texts = [c for c in children if isinstance(c, query.Term) and c.fieldname == TEXT]
        parts = [self.of(child, wanted=wanted) for child in children if child not in texts]
        if texts:
            parts.append(self._any_of(TEXT, [c.text for c in texts], wanted=wanted))
        return query.And(parts)

    def _leaf(self, node: query.Query, *, wanted: bool) -> query.Query:
        field = getattr(node, "fieldname", None)
        if field == REVIEWED:
            return _dates(node)
        if isinstance(node, query.TermRange):
            both = words(f"{node.start} {node.end}")
            return self._any_of(TEXT, both, wanted=wanted)
        if isinstance(node, query.Phrase):
            self._note(node.words, wanted=wanted)
            return query.Phrase(field, [stem(word) for word in node.words])
        if isinstance(node, query.Prefix):
            return query.Prefix(field, node.text.lower())
        if isinstance(node, query.Term) and field in FACETS:
            return query.Term(field, self.slug_of(field, node.text))
        if isinstance(node, query.Term) and field in (TEXT, TITLE):
            return self._any_of(field, [node.text], wanted=wanted)
        return node

    def _any_of(self, field: str, texts: Sequence[str], *, wanted: bool) -> query.Query:
        """Documents with what any of the words may mean."""
        self._note(texts, wanted=wanted)
        ways: list[query.Query] = []
        for word in self.understand(" ".join(texts)):
            ways += [query.Term(field, term) for term in word.terms]
            phrases = [other.split(" ") for _, other in word.phrases]
            ways += [query.And([query.Term(field, t) for t in terms]) for terms in phrases]
            if not word.terms:  # what is not known as a whole
                parts = [term for _, split in word.splits for part in split for term in part]
                ways += [query.Term(field, term) for term in parts]
        return query.Or(ways) if ways else query.NullQuery

    def _note(self, texts: Iterable[str], *, wanted: bool) -> None:
        if wanted:
            self.words += texts


def _dates(node: query.Query) -> query.Query:
    """A year, a month or a day, or a range of them; the end of a range is in it."""
    if isinstance(node, query.Term | query.Prefix):
        return query.Prefix(REVIEWED, _date(node.text))
    if isinstance(node, query.TermRange):
        start, end = _date(node.start or ""), _date(node.end or "")
        start = start + _AFTER if node.startexcl else start
        end = end if node.endexcl and end else end + _AFTER
        return query.TermRange(REVIEWED, start or "0", end)
    return query.NullQuery


def _date(text: str) -> str:
    text = text.strip()
    if text and not _DATE.fullmatch(text):
        shown = "".join(c for c in text[:20] if c.isprintable())
        raise QueryError(f"«{shown}» er ikke en dato. Skriv 2025, 2025-03 eller 2025-03-21.")
    return text


def _row(document: Document, slugs: Mapping[str, str]) -> dict[str, str]:
    row = {
        "id": document.id,
        TEXT: "\n".join((document.title, *document.tags, document.summary, document.body)),
        TITLE: document.title,
        REVIEWED: document.reviewed,
        KIND: document.kind,
    }
    for facet, terms in document.facets.items():
        row[facet] = ",".join(slugs.get(term, term) for term in terms)
    # Half a character, as JSON may hold, cannot be stored.
    return {n: value.encode(errors="replace").decode() for n, value in row.items() if value}


def _as_json(document: Document) -> bytes:
    return json.dumps(asdict(document), sort_keys=True).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
