"""How long `praksis søk` takes, from the program's start to its end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from eksempelsamling.search import cache

FLOOR = 'python -c "import whoosh"'
PROGRAM = Path(sys.executable).with_name("praksis")


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Medians over alternating runs, in milliseconds."""

    floor: float
    """`FLOOR`: little more than Python's own start."""
    new: float
    """A word that was not asked before, with a warm cache."""
    repeated: float
    """The same word again."""
    runs: int


def command_line(root: Path, words: Sequence[str]) -> CommandLine:
    """Ask each of the different `words` twice of the repository `root`."""
    with TemporaryDirectory() as folder:
        env = os.environ | {cache.VARIABLE: folder}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is installed, it is compiled

        def milliseconds(*command: str | Path) -> float:
            started = time.perf_counter()
            subprocess.run(command, cwd=root, env=env, check=True, capture_output=True)
            return (time.perf_counter() - started) * 1000

        milliseconds(PROGRAM, "søk", "--limit", "1", words[0])
        time.sleep(cache.SETTLED / 1e9)  # files that just changed are read each time
        milliseconds(PROGRAM, "søk", "--limit", "2", words[0])
        times = [
            (
                milliseconds(sys.executable, "-c", "import whoosh"),
                milliseconds(PROGRAM, "søk", word),
                milliseconds(PROGRAM, "søk", word),
            )
            for word in words
        ]
    floor, new, repeated = (median(column) for column in zip(*times, strict=True))
    return CommandLine(floor, new, repeated, len(times))
