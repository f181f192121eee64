"""Made-up identity numbers and their look-alikes, for the tests."""

from __future__ import annotations

import random
from collections.abc import Iterator

_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def check_digits(nine: str) -> str:
    """Both check digits, or "" when there are none. Written here anew: not what is tested."""
    first = -sum(w * int(d) for w, d in zip(_FIRST, nine, strict=True)) % 11
    second = -sum(w * int(d) for w, d in zip(_SECOND, f"{nine}{first % 10}", strict=True)) % 11
    return "" if 10 in (first, second) else f"{first}{second}"


def numbers(seed: int, count: int) -> Iterator[str]:
    """Valid numbers of all kinds: of persons, D-numbers, and of test data."""
    rng = random.Random(seed)
    while count:
        day = rng.randint(1, 28) + rng.choice((0, 0, 40))
        month = rng.randint(1, 12) + rng.choice((0, 0, 40, 65, 80))
        nine = f"{day:02}{month:02}{rng.randint(0, 99):02}{rng.randint(0, 999):03}"
        if digits := check_digits(nine):
            yield nine + digits
            count -= 1


def look_alikes(seed: int, count: int) -> Iterator[str]:
    """The same with one check digit wrong."""
    rng = random.Random(seed + 1)
    for number in numbers(seed, count):
        place = rng.choice((9, 10))
        wrong = (int(number[place]) + rng.randint(1, 9)) % 10
        yield f"{number[:place]}{wrong}{number[place + 1 :]}"


def _cut(number: str, sizes: tuple[int, ...], between: str) -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(number[start : start + size])
        start += size
    return between.join(parts)


WRITINGS = {
    "in one": lambda n: n,
    "6+5": lambda n: _cut(n, (6, 5), " "),
    "6-5": lambda n: _cut(n, (6, 5), "-"),
    "6–5": lambda n: _cut(n, (6, 5), " – "),
    "6.5": lambda n: _cut(n, (6, 5), "."),
    "2+2+2+5": lambda n: _cut(n, (2, 2, 2, 5), " "),
    "2.2.2 5": lambda n: f"{_cut(n[:6], (2, 2, 2), '.')} {n[6:]}",
    "2.2.2-5": lambda n: f"{_cut(n[:6], (2, 2, 2), '.')}-{n[6:]}",
    "2-2-2-5": lambda n: _cut(n, (2, 2, 2, 5), "-"),
    "2/2/2 5": lambda n: f"{_cut(n[:6], (2, 2, 2), '/')} {n[6:]}",
    "6+3+2": lambda n: _cut(n, (6, 3, 2), " "),
    "3+3+5": lambda n: _cut(n, (3, 3, 5), " "),
    "each alone": " ".join,
    "no-break space": lambda n: _cut(n, (6, 5), "\u00a0"),
    "thin space": lambda n: _cut(n, (6, 5), "\u2009"),
    "narrow no-break": lambda n: _cut(n, (2, 2, 2, 5), "\u202f"),
    "no-break hyphen": lambda n: _cut(n, (6, 5), "\u2011"),
    "minus": lambda n: _cut(n, (6, 5), "\u2212"),
    "soft hyphen": lambda n: _cut(n, (6, 5), "\u00ad"),
    "full width": lambda n: n.translate(_FULL_WIDTH),
    "line end": lambda n: _cut(n, (6, 5), "\n"),
    "entity": lambda n: _cut(n, (6, 5), "&nbsp;"),
    "numbered entity": lambda n: _cut(n, (6, 5), "&#8201;"),
    "bold": lambda n: f"**{n[:6]}** {n[6:]}",
}
"""How people write such a number."""

AROUND = (
    "Brukeren ({}) fikk svar.",
    "Fnr: {}.",
    "fødselsnummer {}, og saken ble avsluttet i 2021.",
    "Hun har {} som nummer, 12 saker og 3 vedtak.",
    "{}",
    "| navn | {} |",
    "Se [{}](https://example.org).",
    "«{}»",
    "nr{}x",
)
"""What such a number stands in."""


def in_text(seed: int, found: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Each number with a text that has it, in a writing drawn at random."""
    rng = random.Random(seed)
    writings = list(WRITINGS.values())
    for number in found:
        yield number, rng.choice(AROUND).format(rng.choice(writings)(number))
