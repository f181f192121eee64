"""Whether two words are forms of one: "veilederne" of "veileder", but not "veiledning".

A stem is for finding: it joins all that is about the same. To say of a word in a text "this is
what it means", it must be a form of that very word, so both must fit in one paradigm.
"""

from __future__ import annotations

from itertools import takewhile

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import bokmal

_ING = "ing inga ingen inger ingar ingene ingane"
_PARADIGMS = (
    frozenset(("", *"e en et a er ene ar ane".split())),  # noqa: SIM905 – dag, uke, møte
    frozenset("er eren ere erne ar aren arar arane".split()),  # noqa: SIM905 – veileder
    frozenset(("", "e", "t")),  # faglig
    frozenset(("ende", "ande")),  # lærende, lærande
    frozenset(
        f"{n}ing{end}" for n in ("", "n") for end in ("", "a", "en", "er", "ar", "ene", "ane")
    ),
    frozenset("el elen elet ler lene lar lane".split()),  # noqa: SIM905 – eksempel
)
_LONGEST = 7
"""Letters of the longest ending."""
_SHORTEST_ROOT = 3
_VOWELS = "aeiouyæøå"


def is_form_of(word: str, base: str) -> bool:
    """Whether `word` is `base` or an inflected form of it. Both in lower case, bokmål or nynorsk.

    Homographs are the same here: a verb may look like an inflected noun.
    """
    if word == base:
        return True
    by = rules()
    known = by.exceptions.get(word)
    if known and known == by.exceptions.get(base, base):
        return True
    word, base = bokmal(word, by), bokmal(base, by)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, base, strict=False))
    shared = sum(1 for _ in alike)
    return any(
        base[cut:] in paradigm and not paradigm.isdisjoint(_endings(word, cut))
        for cut in range(shared, max(shared - _LONGEST, _SHORTEST_ROOT - 1), -1)
        for paradigm in _PARADIGMS
    )


def _endings(word: str, cut: int) -> set[str]:
    """The ending after `cut`, also without a genitive s and without a consonant that is doubled
    before the ending (program, programmet).
    """
    rest = word[cut:]
    found = {rest, rest.removesuffix("s")}
    if word[cut - 1] == rest[:1] not in _VOWELS:
        found |= {ending[1:] for ending in found}
    return found
