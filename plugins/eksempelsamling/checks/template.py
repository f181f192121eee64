"""Whether a text still says what the template says, where the writer's own words should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eksempelsamling.checks.passage import Finding, Passage, Text
from eksempelsamling.checks.prose import sentences
from eksempelsamling.reading import read_document

FIELDS = ("tittel", "sammendrag", "ansvarlig", "kontakt", "hva_vi_vet")
"""Fields whose values in the template are prompts; those of the others are examples to keep."""
SHORTEST = 12
"""Characters of a prompt. A shorter text, such as the name of a role, is an answer too."""


@dataclass(frozen=True, slots=True)
class Template:
    """The prompts of the template, as they are compared."""

    of_fields: frozenset[str] = frozenset()
    of_body: frozenset[str] = frozenset()

    def left(self, text: Text) -> Iterator[Finding]:
        """Prompts that still stand in `text`."""
        for passage in text.passages:
            if passage.is_body:
                yield from self._left_in(passage)
            elif passage.field[0] in FIELDS and plain(passage.text) in self.of_fields:
                yield _finding(passage, 0, len(passage.text))

    def _left_in(self, body: Passage) -> Iterator[Finding]:
        text = plain(body.text)
        if not any(prompt in text for prompt in self.of_body):
            return
        for sentence in body.sentences:
            if plain(sentence.text) in self.of_body:
                yield _finding(body, sentence.start, sentence.end)


def _finding(passage: Passage, start: int, end: int) -> Finding:
    return Finding("står-igjen-fra-malen", passage, start, end, {"tekst": passage.text[start:end]})


def plain(text: str) -> str:
    """A text as it is compared: without regard to spaces, capitals and the last sign."""
    return " ".join(text.lower().split()).rstrip(" .?!…")


def read_template(folder: Path) -> Template:
    """The prompts of `_mal.md` and its sisters (`_mal.nn.md`) in `folder`; none without them.

    They stand in comments there, which somebody may have taken the signs away from.
    """
    fields: set[str] = set()
    body: set[str] = set()
    for path in sorted(folder.glob("_mal*.md")):
        text = path.read_text(encoding="utf-8")
        # Fields that wait for their value are comments in the template.
        filled = re.sub(r"^# (?=[\wæøå]+:|  )", "", text, flags=re.MULTILINE)
        document, _ = read_document(filled.encode(), path.name)
        if document is None:
            continue
        for name in FIELDS:
            for pattern in ((name,), (name, None), (name, None, None)):
                fields |= {plain(value) for _, value in document.head.texts(*pattern)}
        prompts = document.body.replace("<!--", "").replace("-->", "")
        body |= {plain(sentence.text) for sentence in sentences(prompts)}
    return Template(
        *(frozenset(p for p in found if len(p) >= SHORTEST) for found in (fields, body))
    )
