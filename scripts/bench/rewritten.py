"""Copies of write-ups as somebody else might tell the same, to measure likeness with."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import words

_SENTENCE_END = re.compile(r"(?<=[.?!\]])\s+")


def rewritten(text: str, others: Sequence[str], rng: random.Random, share: float = 0.2) -> str:
    """`text` with a `share` of its sentences gone and of its words changed, the rest in another
    order, and sentences of another text among them.

    Words are changed for words that `others` use, so that the copy is of the same field.
    """
    pool = [word for word in words(" ".join(others)) if word not in rules().stopwords]
    kept = [s for s in _SENTENCE_END.split(text) if rng.random() > share]
    rng.shuffle(kept)
    changed = [
        " ".join(rng.choice(pool) if rng.random() < share else word for word in sentence.split())
        for sentence in kept
    ]
    added = [s for s in _SENTENCE_END.split(rng.choice(others)) if rng.random() < share]
    return "\n".join([*changed, *added])
