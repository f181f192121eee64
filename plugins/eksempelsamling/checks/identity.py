"""National identity numbers: found in any usual writing, and never shown again.

Knows the numbers of persons (fødselsnummer), those of foreigners (D-nummer: the day plus 40) and
the made-up ones of test data (the month plus 40, 65 or 80). A text with such a number is not read
further, so that nothing that is told of it can hold the number.

Source of the check digits: python-stdnum. Of the rest: <https://www.skatteetaten.no/person/folkeregister/identitetsnummer/>
and Skatteetaten's and NAV's documentation of test data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

REMOVED = "[fødselsnummer]"
"""What stands where a number stood, in whatever is printed."""

_LENGTH = 11
MONTHS_ADDED = (0, 40, 65, 80)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEW_DIGITS = re.compile("[0-9\uff10-\uff19][^A-Za-z]{10}")
"""Quickly passes over texts without a long number; letters do not stand within one.

Entities such as `&nbsp;` do: a text with one is always looked at.
"""


@cache
def _run() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Digits with signs between them; and digits in a row."""
    from eksempelsamling.checks.lists import pattern  # noqa: PLC0415 – few texts have numbers

    digit, between = pattern("digit"), pattern("between")
    return (
        re.compile(f"{digit}(?:{between}{digit}){{{_LENGTH - 1},}}", re.IGNORECASE),
        re.compile(f"{digit}+"),
    )


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where identity numbers begin and end in `text`. They do not overlap."""
    if not _FEW_DIGITS.search(text) and "&" not in text:
        return
    run, group = _run()
    for found in run.finditer(text):
        groups = [(m.start(), m.end()) for m in group.finditer(found[0]) if not _in_entity(m)]
        free = 0
        for first, (start, _) in enumerate(groups):
            digits = ""
            for begin, end in groups[first:]:
                digits += found[0][begin:end]
                if len(digits) >= _LENGTH:
                    break
            if len(digits) == _LENGTH and start >= free and is_identity_number(digits):
                yield found.start() + start, found.start() + end
                free = end


def _in_entity(found: re.Match[str]) -> bool:
    """Whether digits are those of `&#160;`."""
    before = found.string[max(0, found.start() - 8) : found.start()]
    return bool(re.search(r"&#x?[0-9a-f]*$", before, re.IGNORECASE))


def redacted(text: str) -> str:
    """`text` without identity numbers."""
    cut = 0
    kept: list[str] = []
    for start, end in spans(text):
        kept += [text[cut:start], REMOVED]
        cut = end
    return "".join([*kept, text[cut:]]) if cut else text


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits have the check digits and the date of an identity number.

    The century is not looked at: test numbers do not keep to it.
    """
    from stdnum.no import fodselsnummer  # noqa: PLC0415 – see `_run`

    plain = "".join(str(int(digit)) for digit in digits)
    day, month = int(plain[:2]), int(plain[2:4])
    if not any(
        1 <= month - added <= 12 and 1 <= day - days <= DAYS[month - added - 1]
        for added in MONTHS_ADDED
        for days in (0, 40)
    ):
        return False
    return (
        fodselsnummer.calc_check_digit1(plain) == plain[9]
        and fodselsnummer.calc_check_digit2(plain) == plain[10]
    )
