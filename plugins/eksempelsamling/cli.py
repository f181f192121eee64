"""The program `praksis`: where it starts.

A search is answered here, if it can be, before anything heavier is loaded: reading the options
alone takes longer than the whole answer. The commands themselves stand in `commands.py`.
"""

from __future__ import annotations

import io
import os
import sys

from eksempelsamling.search import cache

SEARCH = ("søk", "sok")
"""The names of the search command."""
BROKEN_PIPE = 1
"""What click ends with then."""


def main() -> None:
    """Run the command that the program was called with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old console cannot write every character
            stream.reconfigure(errors="replace")
    known = _quickly(sys.argv[1:])
    if known is None:
        from eksempelsamling.commands import praksis  # noqa: PLC0415 – see above

        praksis()
    else:
        _print(*known)


def _quickly(arguments: list[str]) -> tuple[str, str] | None:
    """The output and the notes of a search; None when that takes more than is loaded here."""
    streams = (sys.stdout, sys.stderr)
    if not arguments or arguments[0] not in SEARCH or not all(map(_is_unicode, streams)):
        return None
    known = cache.repeated(arguments)
    if known is None:
        from eksempelsamling.search import plain  # noqa: PLC0415 – what is repeated needs no more

        known = plain.answer(arguments)
    return known


def _is_unicode(stream: object) -> bool:
    """Whether it takes every character; how click writes to others is its own affair."""
    return str(getattr(stream, "encoding", "")).lower().replace("-", "") == "utf8"


def _print(output: str, notes: str) -> None:
    try:
        sys.stdout.write(output)
        sys.stdout.flush()
        sys.stderr.write(notes)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)
