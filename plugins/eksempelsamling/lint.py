"""Rules on the text below the head. Each finds problems with line and column.

Strictness grows with status: a draft may lack sections and have others, but what would harm
readers (a picture without alternative text, a link to nowhere) is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling.fields import FINISHED
from eksempelsamling.links import Links
from eksempelsamling.markup import Section, find, headings, inlines, marks, sections
from eksempelsamling.model import Language
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import nearest


def lint(document: Document, vocabulary: Vocabulary, links: Links) -> list[Problem]:
    """All problems in the text of `document`, whether or not its head is in order."""
    parts = sections(document.body)
    rules = _Rules(document, vocabulary, links)
    found = [p for part in parts for p in rules.text(part)]
    found += rules.heading_levels(parts)
    if rules.is_finished:
        found += rules.anatomy(parts)
    found += rules.marks_in_head()
    return found


class _Rules:
    def __init__(self, document: Document, vocabulary: Vocabulary, links: Links) -> None:
        self.document = document
        self.links = links
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
        body = self.document.body
        for token, line in inlines(part):
            if token.type == "image":
                yield from self.image(str(token.attrs.get("src", "")), token.content, line)
            elif token.type == "link_open":
                target = str(token.attrs.get("href", ""))
                if self.links.href(target) is None:
                    at = find(body, line, target)
                    yield self.tell(at, "død-lenke", mål=target, forslag=self.meant(target))
            elif token.type == "source_mark":
                for number in marks(token.content):
                    yield from self.mark(number, find(body, line, f"[{number}]"))
            elif token.type in ("html_inline", "html_block"):
                code = token.content.strip()
                if not code.startswith("<!--"):
                    yield self.tell(find(body, line, code[:20]), "html", kode=code[:40])

    def image(self, target: str, alt: str, line: int) -> Iterator[Problem]:
        at = find(self.document.body, line, "![")
        if not alt.strip():
            yield self.tell(at, "mangler-alt-tekst", mål=target)
        if not self.links.picture(target):
            yield self.tell(at, "bilde-utenfor", mål=target)

    def meant(self, target: str) -> str:
        name = target.removesuffix(".md").strip("./")
        near = nearest(name, self.links.ids) if "://" not in target else None
        return f" Mente du «{near}.md»?" if near else ""

    def mark(self, number: int, at: Position) -> Iterator[Problem]:
        # Without any source the missing field is what to mend, not each mark.
        if self.sources and not 1 <= number <= self.sources:
            said = "én kilde" if self.sources == 1 else f"{self.sources} kilder"
            yield self.tell(at, "ukjent-kildemerke", nummer=number, antall=said)

    def marks_in_head(self) -> Iterator[Problem]:
        offset = self.document.body_line - 1
        for location, sentence in self.document.head.texts("hva_vi_vet", None, "setning"):
            at = self.document.head.position(location)
            for number in marks(sentence):
                yield from self.mark(number, Position(at.line - offset, at.column))

    def heading_levels(self, parts: tuple[Section, ...]) -> Iterator[Problem]:
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
                    forslag=f" Mente du «{near}»?" if near else "",
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
