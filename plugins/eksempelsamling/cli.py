"""The program `praksis`: where it starts.

A search that was made before is answered here, before anything heavier is loaded: reading the
options alone takes longer than the whole answer. The commands themselves stand in `commands.py`.
"""

from __future__ import annotations

import io
import os
import sys

from eksempelsamling.search import cache

SEARCH = ("søk", "sok")
"""The names of the search command."""


def main() -> None:
    """Run the command that the program was called with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console cannot write every character
            stream.reconfigure(errors="replace")
    arguments = sys.argv[1:]
    known = cache.repeated(arguments) if arguments and arguments[0] in SEARCH else None
    if known is None:
        from eksempelsamling.commands import praksis  # noqa: PLC0415 – see above

        praksis()
    else:
        _print(*known)


def _print(output: str, notes: str) -> None:
    try:
        sys.stderr.write(notes)
        sys.stdout.write(output)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
