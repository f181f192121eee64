"""The sheet everybody gets: what fits an A4 page, cut only between items and sentences.

The bounds are in characters; a browser test prints the fullest sheet there can be and counts pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from eksempelsamling.blocks import Block, Extract, Run
from eksempelsamling.knowledge import Row
from eksempelsamling.meeting.model import Fact, Handout, Talk
from eksempelsamling.model import Language

STEPS = 1300
QUESTIONS = 750
LINE = 95
"""What each item takes besides its characters: its last line is rarely full."""
SENTENCE = 150
SOURCES = 2
TEXTS = 10
"""Write-ups of a collection on its sheet."""
SUMMARY = 220

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«\d])")


def of_one(how: Extract | None, talk: Talk, rows: Sequence[Row], language: Language) -> Handout:
    """The sheet of one write-up.

    Args:
        how: the section that says how it is done.
        talk: for its questions.
        rows: what is known and not known.
        language: of the names of what is known.

    """
    questions = _within(talk.questions, QUESTIONS) if talk.questions else None
    steps = _within(how, STEPS + (questions.room if questions else QUESTIONS)) if how else None
    facts = tuple(_fact(row, language) for row in rows)
    facts_cut = any(fact.sentence != row.sentence for fact, row in zip(facts, rows, strict=True))
    return Handout(
        steps.extract if steps else None,
        questions.extract if questions else None,
        facts,
        steps_left=steps.left if steps else 0,
        is_cut=facts_cut or any(part.is_cut for part in (steps, questions) if part),
    )


def of_several(talks: Sequence[Talk]) -> Handout:
    """The sheet of a collection: what it holds, in short."""
    shown = tuple((talk.title, shortened(talk.summary, SUMMARY)) for talk in talks[:TEXTS])
    return Handout(None, None, texts=shown, is_cut=len(talks) > TEXTS)


def shortened(text: str, most: int) -> str:
    """The first sentences of `text` that fit in `most` characters, or as many whole words of the
    first one as do, with an ellipsis.
    """
    if len(text) <= most:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or text[: most - 2].rsplit(" ", 1)[0] + " …"


def _fact(row: Row, language: Language) -> Fact:
    names = [name for _number, name in row.sources]
    degree = ". ".join(term.label(language) for term in (row.degree, row.how) if term)
    source = "; ".join(_different(names)[:SOURCES])
    return Fact(row.field.label(language), degree, shortened(row.sentence, SENTENCE), source)


def _different(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class _Cut:
    """What of a section fits."""

    extract: Extract
    is_cut: bool
    left: int
    """Items of the list it ends in that did not fit."""
    room: int
    """Characters that are left."""


def _within(extract: Extract, most: int) -> _Cut:
    """What of a section fits: from its numbered list on if it has one, else from its beginning.

    A list keeps the sentence it begins with, which may say who tells it, and never ends unsaid:
    what did not fit of it is counted. Source marks are left out: the numbers belong to a list of
    sources that is not on the sheet.
    """
    parts = _parts(extract.blocks)
    first = next((n for n, part in enumerate(parts) if part[-1].kind == "number"), 0)
    kept: list[Block] = []
    room, left = most, 0
    for part in parts[first:]:
        fitting = _fitting([_without_marks(block) for block in part], room)
        if not fitting and not kept:
            short = _without_marks(part[0])
            fitting = [replace(short, runs=(Run(shortened(short.text, room - LINE)),))]
        kept += fitting
        room -= sum(map(_size, fitting))
        if len(fitting) < len(part):
            left = len(part) - len(fitting) if fitting and part[-1].is_item else 0
            break
    is_cut = len(kept) < len(extract.blocks)
    return _Cut(Extract(extract.heading, tuple(kept)), is_cut, left, room)


def _parts(blocks: Iterable[Block]) -> list[list[Block]]:
    """What is read together: a list with the paragraph before it, a heading with what follows."""
    parts: list[list[Block]] = []
    for block in blocks:
        last = parts[-1][-1] if parts else None
        if last and (last.kind == "heading" or (block.is_item and last.kind != "quote")):
            parts[-1].append(block)
        else:
            parts.append([block])
    return parts


def _fitting(part: Sequence[Block], room: int) -> list[Block]:
    """The blocks that fit; nothing when not even the first item does."""
    fitting = []
    for block in part:
        room -= _size(block)
        if room < 0:
            break
        fitting.append(block)
    return fitting if len(fitting) == len(part) or (fitting and fitting[-1].is_item) else []


def _size(block: Block) -> int:
    return len(block.text) + LINE


def _without_marks(block: Block) -> Block:
    runs = tuple(replace(run, address="") for run in block.runs if not run.marks)
    return replace(block, runs=runs)
