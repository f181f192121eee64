"""Phone numbers, private addresses, bank accounts and case numbers, in the head as in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from eksempelsamling.checks import lists
from eksempelsamling.checks.passage import Finding, Passage, Text

_SOME_DIGITS = re.compile("[0-9](?:[^0-9\n]{0,2}[0-9]){4}")
"""Without five digits near each other there is no number to look for."""
SHORTEST = 5
"""Characters of the shortest of them."""
_NAME = re.compile(r"[^\W\d_]{2,}")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(lists.pattern(key), re.IGNORECASE)


def contacts(text: Text) -> Iterator[Finding]:
    """Numbers and addresses that may be somebody's own."""
    for passage in text.passages:
        if passage.field == ("gjennomgått",) or len(passage.text) < SHORTEST:
            continue
        if "@" in passage.text:
            yield from _emails(passage)
        if _SOME_DIGITS.search(passage.text):
            yield from _numbers(passage)


def _emails(passage: Passage) -> Iterator[Finding]:
    for found in _pattern("email").finditer(passage.text):
        if is_personal(found[0]):
            yield Finding("privat-e-post", passage, found.start(), found.end())


def is_personal(address: str) -> bool:
    """Whether an e-mail address looks like that of one person, not of a unit."""
    mailbox, _, domain = address.lower().rpartition("@")
    if domain in lists.words("personopplysninger", "private_domains"):
        return True
    units = lists.words("personopplysninger", "unit_mailboxes")
    names = _NAME.findall(mailbox)
    if not names or mailbox in units or any(name in units for name in names):
        return False
    first_names = lists.words("personopplysninger", "first_names")
    return names[0] in first_names or (len(names) > 1 and "." in mailbox)


def _numbers(passage: Passage) -> Iterator[Finding]:
    text = _pattern("address").sub(lambda found: " " * len(found[0]), passage.text)
    taken: list[tuple[int, int]] = []
    for code, spans in (
        ("kontonummer", _accounts(text)),
        ("saksnummer", _cases(text)),
        ("telefonnummer", _phones(text)),
    ):
        for start, end in spans:
            if not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                yield Finding(code, passage, start, end)


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    from stdnum.no import kontonr  # noqa: PLC0415 – few texts have numbers

    for found in _pattern("account").finditer(text):
        if kontonr.is_valid(re.sub(r"\D", "", found[1] or found[2])):
            yield found.span()


def _cases(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _pattern("case_number").finditer(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _pattern("phone_after_word").finditer(text):
        yield found.span(1)
    before, after = _pattern("not_phone_before"), _pattern("not_phone_after")
    for found in _pattern("phone").finditer(text):
        start, end = found.span()
        is_amount = before.search(text[max(0, start - 30) : start])
        if not is_amount and not after.search(text[end : end + 30]) and not _is_date(found[0]):
            yield start, end


def _is_date(number: str) -> bool:
    """Whether eight digits are a day written as 20261121."""
    return bool(re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", number))
