"""What a writer has looked at and stands for: `<!-- godta: telefonnummer – hvorfor -->`.

In the body it is a comment, which the page does not show, on the line it is about or alone above
the paragraph. In the head it is `# godta: …` at the end of the field's line or above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from eksempelsamling.checks.passage import Finding
from eksempelsamling.messages import ACCEPTABLE, MESSAGES
from eksempelsamling.problems import Position, Problem, problem
from eksempelsamling.reading import Document
from eksempelsamling.words import did_you_mean

SHORTEST_REASON = 8
"""Letters of a reason that says something."""

_IN_BODY = re.compile(r"<!--\s{0,9}godta\b(.{0,500}?)-->", re.DOTALL | re.IGNORECASE)
_IN_HEAD = re.compile(r"(?:^|(?<=\s))#\s*godta\b(.*)$", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]{1,3}\s")
_NEW_ITEM = re.compile(r"[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t])")


@dataclass
class Acceptance:
    """One such comment."""

    at: Position
    first: int
    last: int
    """The lines of the file it speaks of."""
    codes: tuple[str, ...]
    reason: str
    used: set[str] = field(default_factory=set)

    @property
    def is_reasoned(self) -> bool:
        """Whether it gives a reason."""
        return sum(char.isalpha() for char in self.reason) >= SHORTEST_REASON


class Acceptances:
    """All of one write-up."""

    def __init__(self, document: Document) -> None:
        self._path = document.path
        if "godta" not in document.source.lower():
            self._all: list[Acceptance] = []
            return
        lines = document.source.split("\n")
        head = list(_of_head(lines, document.body_line))
        self._all = [*head, *_of_body(document, lines)]

    def take(self, finding: Finding) -> bool:
        """Whether the writer has accepted it; remembers that the comment was of use."""
        if not self._all or finding.code not in ACCEPTABLE:
            return False
        first = finding.passage.position(finding.start).line
        last = finding.passage.position(max(finding.start, finding.end - 1)).line
        for one in self._all:
            if (
                one.is_reasoned
                and finding.code in one.codes
                and one.first <= last
                and first <= one.last
            ):
                one.used.add(finding.code)
                return True
        return False

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the comments themselves. To be asked when all is taken."""
        for one in self._all:
            unknown = [code for code in one.codes if code not in ACCEPTABLE]
            for code in unknown:
                near = "" if code in MESSAGES else did_you_mean(code, sorted(ACCEPTABLE))
                yield problem(self._path, one.at, "godta-ukjent", merknad=code, forslag=near)
            if not one.codes or not one.is_reasoned:
                yield problem(self._path, one.at, "godta-uten-grunn")
                continue
            for code in one.codes:
                if code in ACCEPTABLE and code not in one.used:
                    yield problem(self._path, one.at, "godta-ingenting", merknad=code)


def _said(comment: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason of a comment."""
    codes, *reason = _DASH.split(comment.strip().removeprefix(":"), maxsplit=1)
    return tuple(filter(None, re.split(r"[,\s]+", codes.lower()))), "".join(reason).strip()


def _of_body(document: Document, lines: list[str]) -> Iterator[Acceptance]:
    for found in _IN_BODY.finditer(document.body):
        before = document.body.count("\n", 0, found.start())
        line = document.body_line + before
        column = found.start() - document.body.rfind("\n", 0, found.start())
        last = line + found[0].count("\n")
        alone = not (lines[line - 1][: column - 1] + _after(document.body, found.end())).strip()
        first = line
        if alone:
            first = _next_text(lines, last + 1)
            last = _end_of_paragraph(lines, first)
        yield Acceptance(Position(line, column), first, last, *_said(found[1]))


def _after(body: str, offset: int) -> str:
    return body[offset:].split("\n", 1)[0]


def _next_text(lines: list[str], line: int) -> int:
    while line <= len(lines) and not lines[line - 1].strip():
        line += 1
    return line


def _end_of_paragraph(lines: list[str], line: int) -> int:
    while line < len(lines) and lines[line].strip() and not _NEW_ITEM.match(lines[line]):
        line += 1
    return line


def _of_head(lines: list[str], body_line: int) -> Iterator[Acceptance]:
    for number, line in enumerate(lines[: body_line - 1], 1):
        found = _IN_HEAD.search(line)
        if not found:
            continue
        first = number
        if not line[: found.start()].strip():
            first = _next_field(lines[: body_line - 1], number + 1)
        indent = _indent(lines[first - 1]) if first <= len(lines) else 0
        last = first
        while last < body_line - 1 and (not lines[last].strip() or _indent(lines[last]) > indent):
            last += 1
        yield Acceptance(Position(number, found.start() + 1), first, last, *_said(found[1]))


def _next_field(head: list[str], line: int) -> int:
    while line <= len(head) and (not head[line - 1].strip() or head[line - 1].lstrip()[0] == "#"):
        line += 1
    return line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
