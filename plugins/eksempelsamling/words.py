"""Small operations on Norwegian words: slugs, sort order, the nearest known word, and showing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A whole id: what can stand in an address and in a file name on every system."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "þ": "th", "ð": "d", "ß": "ss", "đ": "d"})
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The Norwegian letters as the characters that follow z in ASCII."""
MAX_ID = 80
"""Longest id, in characters: it is a folder name on every kind of machine."""
RESERVED = frozenset({"index"})
"""Slugs that would take the place of a list."""


def nfc(text: str) -> str:
    """`text` in composed form: macOS hands file names over with letters and marks apart."""
    return unicodedata.normalize("NFC", text)


def slug(text: str) -> str:
    """An ASCII slug, "prøves ut" → "proves-ut"; may be empty when no letter or digit is left."""
    spelled = nfc(text).casefold().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def sort_key(text: str) -> tuple[str, str]:
    """A key for the Norwegian alphabet: æ, ø and å after z, é as e, capitals beside small ones."""
    text = nfc(text)
    norwegian = text.casefold().translate(_AFTER_Z)
    plain = "".join(c for c in unicodedata.normalize("NFKD", norwegian) if not _is_mark(c))
    return re.sub(r"[^\w\s{|}]", "", plain).strip(), text


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0


def first_letter(text: str) -> str:
    """The letter a word stands under in an alphabetical list; "#" for numbers and signs."""
    first = sort_key(text)[0][:1]
    return {"{": "Æ", "|": "Ø", "}": "Å"}.get(first, first.upper() if first.isalpha() else "#")


def lower_first(text: str) -> str:
    """A text as it stands inside a sentence; names in capitals stay: NAV-lederen."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def is_id(text: str) -> bool:
    """Whether `text` can be an address of its own."""
    return bool(SLUG.fullmatch(text)) and text not in RESERVED


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is near.

    Compared as slugs, so that case, hyphens and æøå typed otherwise do not matter.
    """
    return _nearest(word[:100], tuple(known))


@lru_cache(maxsize=2048)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # noqa: PLC0415 – searches start without it

    by_slug: dict[str, str] = {}
    for candidate in known:
        by_slug.setdefault(slug(candidate), candidate)
    found = difflib.get_close_matches(slug(word), by_slug, n=1, cutoff=0.6)
    return by_slug[found[0]] if found else None


def printable(text: str, limit: int = 300) -> str:
    """`text` on one line, with control characters as escapes, at most `limit` characters."""
    if text.isprintable() and len(text) <= limit:
        return text
    safe = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text[: limit + 1]
    )
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: "Mente du «teamledelse»? ", or nothing."""
    best = nearest(word, known)
    return f"Mente du «{best}»? " if best else ""
