"""What is measured of the texts, and what is too hard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eksempelsamling.checks.prose import Sentence, lix, sentences

from plain.texts import Text

MOST = 40
"""LIX from which a text is called middling, no longer easy (Björnsson, 1968)."""
ENOUGH = 25
"""Words from which LIX says something of a text. In a shorter one, one long word is several
points: then the length of its sentences is what is held."""
LONGEST = 25
"""Words a sentence of the interface may have. Write-ups may have more; see `checks/wording.py`."""

EXCEPTIONS = {
    "Først på siden: eksempler": "Et sammendrag er to setninger, og sier både hva som var"
    " vanskelig, og hva noen gjorde. Fagordene fra kilden blir da en stor del av ordene. Hele"
    " gruppa er under grensen, og `praksis sjekk` gir råd om lange setninger og tunge ord.",
}
"""Places where a single text may be harder, and why. Their groups may not."""


@dataclass(frozen=True)
class Measured:
    """One text."""

    text: Text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that end as one. A label or a heading is none."""
        return tuple(s for s in sentences(self.text.text) if _is_whole(s))

    @property
    def lix(self) -> int | None:
        """None where there is too little for LIX to tell."""
        enough = len(self.sentences) > 1 and self.words >= ENOUGH
        return lix(self.sentences) if enough else None

    @property
    def words(self) -> int:
        """In its sentences."""
        return sum(len(s.words) for s in self.sentences)

    @property
    def longest(self) -> int:
        """Words in its longest sentence; 0 for a label."""
        return max((len(s.words) for s in self.sentences), default=0)

    @property
    def is_hard(self) -> bool:
        """Whether it is over one of the bounds."""
        return (self.lix or 0) >= MOST or self.longest > LONGEST


@dataclass(frozen=True)
class Group:
    """The texts of one place, hardest first."""

    place: str
    texts: tuple[Measured, ...]

    @property
    def sentences(self) -> list[Sentence]:
        """Of all its texts."""
        return [s for text in self.texts for s in text.sentences]

    @property
    def lix(self) -> int:
        """Of all sentences together; 0 for labels alone."""
        return lix(self.sentences) or 0

    @property
    def hard(self) -> tuple[Measured, ...]:
        """Texts over a bound."""
        return tuple(text for text in self.texts if text.is_hard)

    @property
    def faults(self) -> list[str]:
        """What must be mended: the group, or texts no exception is made for."""
        found = [f"{self.place}: LIX {self.lix}"] if self.lix >= MOST else []
        if self.place not in EXCEPTIONS:
            found += [f"{self.place}: {text.text.text}" for text in self.hard]
        return found


def measured(texts: Iterable[Text]) -> list[Group]:
    """The groups, hardest first."""
    by_place: dict[str, list[Measured]] = defaultdict(list)
    for text in texts:
        by_place[text.place].append(Measured(text))
    groups = [
        Group(place, tuple(sorted(found, key=lambda m: (-(m.lix or 0), -m.longest, m.text.text))))
        for place, found in by_place.items()
    ]
    return sorted(groups, key=lambda group: (-group.lix, group.place))


def _is_whole(sentence: Sentence) -> bool:
    return bool(sentence.words) and sentence.text.rstrip(' \n»”")*_').endswith((".", "?", "!", ":"))
