"""Small operations on Norwegian words: slugs, sort order, and the nearest known word."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A whole id: what can stand in an address and in a file name on every system."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "þ": "th", "ð": "d", "ß": "ss", "đ": "d"})
_ALPHABET = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})  # after z in ASCII


def nfc(text: str) -> str:
    """`text` in composed form: macOS hands file names over with letters and marks apart."""
    return unicodedata.normalize("NFC", text)


def slug(text: str) -> str:
    """An ASCII slug, "prøves ut" → "proves-ut"; may be empty when no letter or digit is left."""
    spelled = nfc(text).casefold().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def sort_key(text: str) -> tuple[str, str]:
    """A key for the Norwegian alphabet: æ, ø and å after z, capitals beside small letters."""
    text = nfc(text)
    letters = re.sub(r"[^\w\s]", "", text.casefold())
    return letters.translate(_ALPHABET), text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is near.

    Compared as slugs, so that case, hyphens and æøå typed otherwise do not matter.
    """
    by_slug: dict[str, str] = {}
    for candidate in known:
        by_slug.setdefault(slug(candidate), candidate)
    found = difflib.get_close_matches(slug(word[:200]), by_slug, n=1, cutoff=0.6)
    return by_slug[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: " Mente du «teamledelse»?", or nothing."""
    best = nearest(word, known)
    return f" Mente du «{best}»?" if best else ""
