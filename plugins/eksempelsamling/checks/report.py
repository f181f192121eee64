"""What `praksis sjekk` says besides the problems: what was mended, how easy it reads, the sum."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from eksempelsamling.checks.prose import lix, sentences
from eksempelsamling.checks.rewrite import mend_file
from eksempelsamling.files import markdown_files
from eksempelsamling.model import Practice
from eksempelsamling.problems import ADVICE, ERROR, WARNING, Problem
from eksempelsamling.reading import display_path

LIX_NAMES = ((30, "svært lett"), (40, "lett"), (50, "middels"), (60, "tung"))
"""Below each value, what a text is called. Source: Björnsson, C.-H. (1968), Läsbarhet."""


def mended(named: Sequence[Path], folder: Path) -> Iterator[str]:
    """Mend the named files and folders, or all in `folder`; a line for each that was changed."""
    wanted = [Path(os.path.abspath(name)) for name in named]
    for path in markdown_files(folder):
        whole = Path(os.path.abspath(path))
        if wanted and not any(whole.is_relative_to(name) for name in wanted):
            continue
        try:
            done = mend_file(path)
        except OSError:
            continue  # the check tells why it cannot be read
        if done:
            yield f"{display_path(path)}: rettet {_listed(done)}."


def _listed(things: Sequence[str]) -> str:
    *first, last = things
    return f"{', '.join(first)} og {last}" if first else last


def readability(practices: Sequence[Practice]) -> Iterator[str]:
    """A line for each write-up with its LIX."""
    for practice in practices:
        value = lix(sentences(practice.body))
        if value is not None:
            yield f"{practice.path}: lesbarhet (LIX) {value}, {_how_easy(value)}."


def _how_easy(value: int) -> str:
    name = next((name for below, name in LIX_NAMES if value < below), "svært tung")
    return f"{name} å lese"


def summary(problems: Sequence[Problem], practices: int, collections: int = 0) -> str:
    """The last line: how much there is to do, or that all is well with so many texts."""
    if not problems:
        checked = "1 omtale" if practices == 1 else f"{practices} omtaler"
        if collections:
            more = "1 samling" if collections == 1 else f"{collections} samlinger"
            checked = f"{checked} og {more}" if practices else more
        return f"Alt i orden. {checked} er sjekket."
    counts = Counter(p.severity for p in problems)
    told = []
    if errors := counts[ERROR]:
        told.append(f"{errors} må rettes" if errors > 1 else "Én ting må rettes")
    if warnings := counts[WARNING]:
        noun = "advarsel" if warnings == 1 else "advarsler"
        told.append(f"{warnings} {noun} å rette eller godta")
    if advice := counts[ADVICE]:
        told.append(f"{advice} råd")
    return ", ".join(told) + "."
