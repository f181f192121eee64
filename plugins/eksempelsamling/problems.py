"""What can be wrong with contributed text, and how it is told.

A problem names file, line and column, says what is wrong, and what to write instead.
The words stand in `messages.py`; every reader of problems (terminal, JSON, GitHub, the
problem page) gets the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from eksempelsamling.checks.identity import redacted
from eksempelsamling.messages import ACCEPT, MESSAGES
from eksempelsamling.words import printable

MAX_PER_FILE = 50
"""Problems shown for one file; the rest are counted. A broken file should not bury the others."""


ERROR, WARNING, ADVICE = "feil", "advarsel", "råd"
"""How much a problem matters.

A `feil` stops publication. An `advarsel` does not, but is to be mended, or accepted by its writer
with a reason. A `råd` can make the text better, and may be left as it is.
"""


class Position(NamedTuple):
    """A place in a text file. Both numbers are 1-based; columns count characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Sorts by file, then by place."""

    path: str
    line: int
    column: int
    code: str
    message: str
    fix: str
    severity: str = ERROR
    """See `ERROR`, `WARNING`, `ADVICE`."""

    @property
    def blocking(self) -> bool:
        """Whether it stops publication."""
        return self.severity == ERROR

    def __str__(self) -> str:
        kind = "" if self.blocking else f"({self.severity}) "
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place} {self.code} {kind}{self.message} – {self.fix}"


def problem(path: str, position: Position, code: str, **values: object) -> Problem:
    """Make the problem `code` with its text from `messages.py`.

    `values` fill the placeholders; they come from contributed text, so control characters are
    shown as escapes, long values are cut, and identity numbers are taken out.
    """
    words = MESSAGES[code]
    shown = {name: printable(redacted(str(value))) for name, value in values.items()}
    fix = words.fix.format_map(shown)
    if words.acceptable and words.severity == WARNING:
        fix += ACCEPT.format(code=code)
    message = words.message.format_map(shown)
    return Problem(path, position.line, position.column, code, message, fix, words.severity)


_RANK = {ERROR: 0, WARNING: 1, ADVICE: 2}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, without repeats, and cut to `MAX_PER_FILE` a file with a count of the rest.

    What must be mended goes before what is only told, so that it is never what is cut.
    """
    kept: list[Problem] = []
    by_file = sorted(dict.fromkeys(problems), key=lambda p: p.path)
    for path, group in groupby(by_file, key=lambda p: p.path):
        of_file = sorted(group, key=lambda p: (_RANK[p.severity], p.line, p.column))
        shown, rest = of_file[:MAX_PER_FILE], of_file[MAX_PER_FILE:]
        kept += sorted(shown, key=lambda p: (p.line, p.column))
        if rest:
            code = "flere-problemer" if rest[0].blocking else "flere-merknader"
            last = Position(shown[-1].line, shown[-1].column)
            kept.append(problem(path, last, code, antall=len(rest)))
    return tuple(kept)
