"""The id of a new write-up, from its title. The twin is in `writing.js`."""

from __future__ import annotations

from collections.abc import Container
from itertools import count

from eksempelsamling.words import is_id, slug

LONGEST = 60
"""In characters; an id made here leaves room for a number."""
NAMELESS = "omtale"


def id_of(title: str, taken: Container[str]) -> str:
    """An id that no write-up has or had: "Felles morgenmøte" → "felles-morgenmote"."""
    words = slug(title)
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0][:LONGEST] or words[:LONGEST]
    id = words if is_id(words) else NAMELESS
    return next(found for n in count(1) if (found := f"{id}-{n}" if n > 1 else id) not in taken)
