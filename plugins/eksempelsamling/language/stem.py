"""Words as written → the form that their inflections and both written languages share.

Every function has a twin in the browser's reader (`language.js`); fixtures pin both.
"""

from __future__ import annotations

import re
import unicodedata

from eksempelsamling.language.rules import Rules, rules

WORD = re.compile(r"[^\W_\U00010000-\U0010ffff]+")
"""Letters and digits in a row, in any script of Unicode's basic plane.

The others are two units in the browser, where lengths, cuts and order would differ.
"""

_FOLDS = str.maketrans({"æ": "a", "å": "a", "ø": "o", "ä": "a", "ö": "o", "ü": "u", "é": "e"})
_NOT_DOUBLED = frozenset("aeiouyæøå0123456789")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")


def words(text: str) -> list[str]:
    """The words of a text in lower case, composed letters."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def bokmal(word: str, by: Rules) -> str:
    """A nynorsk word → the bokmål spelling of its root."""
    known = by.words.get(word)
    if known:
        return known
    for root, replacement in by.roots:
        if root in word and (replacement not in word or replacement in root):
            word = word.replace(root, replacement, 1)
    return word


def stem(word: str, by: Rules | None = None) -> str:
    """The stem of one word in lower case. Numbers and short words stay."""
    by = by or rules()
    word = bokmal(word, by)
    known = by.exceptions.get(word)
    if known:
        return known
    while (cut := _ending(word, by)) > 0:
        word = word[:-cut]
    if len(word) > 6 and word.endswith(("lt", "gt", "vt")):
        word = word[:-1]  # digitalt and digitale, aktivt and aktive
    root = word.removesuffix("l").removesuffix("e") if word.endswith("l") else ""
    if len(root) >= 4 and root[-1] in _CONSONANTS:
        word = root  # trussel and trusler, eksempel and eksempler
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _NOT_DOUBLED:
        word = word[:-1]
    return word


def _ending(word: str, by: Rules) -> int:
    """Letters of the longest ending that may be cut from `word`; 0 when there is none."""
    for length, endings in by.by_length:
        least = endings.get(word[-length:])
        if least is not None and len(word) - length >= least:
            return length
    return 0


def fold(word: str) -> str:
    """How a word is found when æ, ø and å are typed otherwise: aa, ae, oe and a, o are alike."""
    word = word.translate(_FOLDS)
    return word.replace("aa", "a").replace("ae", "a").replace("oe", "o")
