"""Rules on the text below the head. Each finds problems with line and column.

Strictness grows with status: a draft may lack sections and have others, but what would harm
readers (a picture without alternative text, a link to nowhere) is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from eksempelsamling.checks.outline import outline
from eksempelsamling.checks.structure import structure
from eksempelsamling.fields import FINISHED
from eksempelsamling.knowledge import check
from eksempelsamling.links import Links
from eksempelsamling.markup import Section, find, headings, inlines, marks
from eksempelsamling.model import OWN_EXPERIENCE, Language
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import nearest

MAX_LENGTH = 40_000
"""Longest body that is read, in characters; some Markdown costs the square of its length."""
MAX_NESTING = 12
"""Levels of lists and quotations; the parser drops text below 20."""

MARKED_FIELDS = (
    ("hva_vi_vet", None, "setning"),
    ("relasjoner", None, "hvorfor"),
    ("utprøvinger", None, "tilpasning"),
    ("utprøvinger", None, "erfaring"),
)
"""Fields of the head in which source marks become links."""

_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)
_SWALLOWS = re.compile(r"\s*<(?:!--|(script|style|textarea|title|pre)\b)", re.IGNORECASE)


def lint(document: Document, vocabulary: Vocabulary, links: Links) -> list[Problem]:
    """All problems in the text of `document`, whether or not its head is in order."""
    rules = TextRules(document, vocabulary, links)
    found = list(rules.marks_in_head())
    found += check(document, vocabulary) if rules.is_finished else []
    length = len(document.body)
    if length > MAX_LENGTH:
        told = rules.tell(Position(), "for-lang-tekst", antall=length, grense=MAX_LENGTH)
        return [*found, told]
    parts = outline(document.body)
    found += [p for part in parts for p in rules.text(part)]
    found += rules.heading_levels(parts)
    places = [term.slug for term in vocabulary["seksjon"].values()]
    found += [
        rules.tell(at, code, **values) for at, code, values in structure(parts, rules.lines, places)
    ]
    if rules.is_finished:
        found += rules.anatomy(parts)
        found += rules.unused_sources()
    return found


class TextRules:
    """The rules on one text. Those for collections are chosen from them."""

    def __init__(self, document: Document, vocabulary: Vocabulary, links: Links) -> None:
        self.document = document
        self.links = links
        self.lines = document.body.split("\n")
        head = document.head
        language: Language = "nn" if ("nn" in (t for _, t in head.texts("språk"))) else "nb"
        self.fixed = {t.label(language): t for t in vocabulary["seksjon"].values()}
        self.is_finished = any(t in FINISHED for _, t in head.texts("status"))
        self.sources = sum(1 for _ in head.texts("kilder", None, "id"))

    def tell(self, at: Position, code: str, **values: object) -> Problem:
        """`at` is within the body."""
        line = at.line + self.document.body_line - 1
        return problem(self.document.path, Position(line, at.column), code, **values)

    def text(self, part: Section) -> Iterator[Problem]:
        """Pictures, links, source marks, markup and structure under one heading."""
        lines = self.lines
        for token, line in inlines(part):
            if token.type == "image":
                yield from self.image(unquote(str(token.attrs.get("src", ""))), token.content, line)
            elif token.type == "link_open":
                target = unquote(str(token.attrs.get("href", "")))
                if self.links.href(target) is None:
                    at = find(lines, line, target)
                    yield self.tell(at, "død-lenke", mål=target, forslag=self.meant(target))
            elif token.type == "source_mark":
                for number in marks(token.content):
                    yield from self.mark(number, find(lines, line, f"[{number}]"))
            elif token.type in ("html_inline", "html_block"):
                yield from self.html(token.content, line)
        yield from self.blocks(part)

    def html(self, code: str, line: int) -> Iterator[Problem]:
        """Markup that is taken away; comments are meant to be."""
        shown = code.strip()
        at = find(self.lines, line, shown.split("\n")[0][:20])
        swallows = _SWALLOWS.match(code)
        end = f"</{swallows[1]}" if swallows and swallows[1] else "-->"
        if swallows and end.lower() not in code.lower() and "\n" in code:
            yield self.tell(at, "html-uten-slutt", kode=shown[:40])
        elif not _COMMENTS.fullmatch(code):
            yield self.tell(at, "html", kode=shown[:40])

    def blocks(self, part: Section) -> Iterator[Problem]:
        """Structure that the page cannot show."""
        for token in part.tokens:
            at = Position(token.map[0] + 1 if token.map else part.line)
            if token.level > MAX_NESTING:
                yield self.tell(at, "for-mange-nivåer")
                return
            if token.type == "heading_open" and token.level > 0:
                yield self.tell(at, "overskrift-i-liste")

    def image(self, target: str, alt: str, line: int) -> Iterator[Problem]:
        """A picture needs a text for those who do not see it, and must be ours."""
        at = find(self.lines, line, "![")
        if not alt.strip():
            yield self.tell(at, "mangler-alt-tekst", mål=target)
        if not self.links.picture(target):
            yield self.tell(at, "bilde-utenfor", mål=target)

    def meant(self, target: str) -> str:
        """The write-up that a dead link may have meant."""
        name = target.removesuffix(".md").strip("./")
        near = nearest(name, self.links.ids) if "://" not in target else None
        return f"Mente du «{near}.md»? " if near else ""

    def mark(self, number: int, at: Position) -> Iterator[Problem]:
        """A source mark must lead to a source of the list."""
        # Without any source the missing field is what to mend, not each mark.
        if self.sources and not 1 <= number <= self.sources:
            said = "én kilde" if self.sources == 1 else f"{self.sources} kilder"
            yield self.tell(at, "ukjent-kildemerke", nummer=number, antall=said)

    def unused_sources(self) -> Iterator[Problem]:
        """A source that nothing is told from gives the text a weight it does not have."""
        head = self.document.head
        lines = [text for pattern in MARKED_FIELDS for _, text in head.texts(*pattern)]
        used = {number for text in (*lines, self.document.body) for number in marks(text)}
        for number, (location, id) in enumerate(head.texts("kilder", None, "id"), 1):
            if number not in used and id != OWN_EXPERIENCE:
                at = head.position(location)
                values = {"id": id, "nummer": number}
                yield problem(self.document.path, at, "ubrukt-kilde", **values)

    def marks_in_head(self) -> Iterator[Problem]:
        """Source marks of the head, where they may stand and where not."""
        offset = self.document.body_line - 1
        head = self.document.head
        for pattern in MARKED_FIELDS:
            for location, sentence in head.texts(*pattern):
                at = head.position(location)
                for number in marks(sentence):
                    yield from self.mark(number, Position(at.line - offset, at.column))
        for name in ("tittel", "sammendrag"):
            for location, text in head.texts(name):
                for number in marks(text):
                    at = head.position(location)
                    values = {"nummer": number, "felt": name}
                    yield problem(self.document.path, at, "merke-i-felt", **values)

    def heading_levels(self, parts: tuple[Section, ...]) -> Iterator[Problem]:
        """No second title, and no level left out."""
        for part in parts:
            level = 2 if part.heading else 1
            for next_level, _, line in headings(part):
                at = Position(line, 1)
                if next_level == 1:
                    yield self.tell(at, "toppoverskrift")
                    continue
                if next_level > level + 1:
                    values = {"fra": level, "til": next_level, "tegn": "#" * (level + 1)}
                    yield self.tell(at, "hoppet-overskrift", **values)
                level = next_level

    def anatomy(self, parts: tuple[Section, ...]) -> Iterator[Problem]:
        """The fixed sections: all there, none twice, none empty, nothing else."""
        first, *named = parts
        if any(token.type != "html_block" for token in first.tokens):
            at = Position(_first_line(first))
            yield self.tell(at, "tekst-før-avsnitt", avsnitt=next(iter(self.fixed)))
        seen: set[str] = set()
        for part in named:
            at = Position(part.line)
            if part.heading not in self.fixed:
                near = nearest(part.heading, self.fixed)
                yield self.tell(
                    at,
                    "ukjent-avsnitt",
                    avsnitt=part.heading,
                    lovlige=", ".join(self.fixed),
                    forslag=f"Mente du «{near}»? " if near else "",
                )
            elif part.heading in seen:
                yield self.tell(at, "dobbelt-avsnitt", avsnitt=part.heading)
            elif all(token.type == "html_block" for token in part.tokens):
                yield self.tell(at, "tomt-avsnitt", avsnitt=part.heading)
            seen.add(part.heading)
        end = Position(self.document.body.rstrip("\n").count("\n") + 1)
        for heading in self.fixed:
            if heading not in seen:
                yield self.tell(end, "mangler-avsnitt", avsnitt=heading)


def _first_line(part: Section) -> int:
    return next((t.map[0] + 1 for t in part.tokens if t.map), part.line)
