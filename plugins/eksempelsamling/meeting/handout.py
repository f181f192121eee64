"""The sheet everybody gets: what fits an A4 page, cut only between items and sentences.

The bounds are in characters; a browser test prints the fullest sheet there can be and counts pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from eksempelsamling.blocks import Block, Extract, Run
from eksempelsamling.knowledge import Row
from eksempelsamling.meeting.model import Fact, Handout, Talk
from eksempelsamling.model import Language

STEPS = 900
QUESTIONS = 750
LINE = 75
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
    steps, steps_cut = _within(how, STEPS) if how else (None, False)
    questions, questions_cut = (
        _within(talk.questions, QUESTIONS) if talk.questions else (None, False)
    )
    facts = tuple(_fact(row, language) for row in rows)
    facts_cut = any(fact.sentence != row.sentence for fact, row in zip(facts, rows, strict=True))
    return Handout(steps, questions, facts, is_cut=steps_cut or questions_cut or facts_cut)


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


def _within(extract: Extract, most: int) -> tuple[Extract, bool]:
    """What of a section fits: its numbered list if it has one, else its beginning; and whether
    something was left out that a reader may miss.

    Source marks are left out: the numbers belong to a list of sources that is not on the sheet.
    """
    steps = [block for block in extract.blocks if block.kind == "number"]
    kept: list[Block] = []
    room = most
    for block in steps or extract.blocks:
        short = _without_marks(block)
        if len(short.text) + LINE > room:
            if not kept:
                kept.append(replace(short, runs=(Run(shortened(short.text, room - LINE)),)))
            break
        kept.append(short)
        room -= len(short.text) + LINE
    return Extract(extract.heading, tuple(kept)), len(kept) < len(extract.blocks)


def _without_marks(block: Block) -> Block:
    runs = tuple(replace(run, address="") for run in block.runs if not run.marks)
    return replace(block, runs=runs)
