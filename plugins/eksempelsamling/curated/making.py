"""A new collection as a file to fill out, also from a list that somebody shares. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, urlsplit

from eksempelsamling.curated.fields import MAX_CHOSEN, MAX_PARTS
from eksempelsamling.model import Practice
from eksempelsamling.words import printable

LIST = "liste"
"""The key of a shared list in the fragment of its address: `#liste=en,to,tre`."""
MOST = MAX_PARTS * MAX_CHOSEN
"""Write-ups that one collection can hold."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the maker of a collection has said so far. Empty text: nothing yet."""

    title: str
    for_whom: str = ""
    county: str = ""
    unit: str = ""
    role: str = ""


def ids_in(words: Iterable[str]) -> tuple[str, ...]:
    """The ids in what was written: ids, lists with commas, or addresses of shared lists.

    Each once, in the order written. Whether they exist is not looked at.
    """
    found: dict[str, None] = {}
    for word in words:
        for id in _listed(word):
            if id.strip():
                found.setdefault(id.strip().removesuffix(".md"))
    return tuple(found)


def _listed(word: str) -> list[str]:
    if f"{LIST}=" not in word:
        return word.split(",")
    try:
        fragment = urlsplit(word).fragment or word.lstrip("#")
    except ValueError:  # not an address, though it has a list
        fragment = word.partition("#")[2]
    return ",".join(parse_qs(fragment).get(LIST, [])).split(",")


def collection_text(answers: Answers, chosen: Sequence[Practice], today: date) -> str:
    """The file of a draft, with what is known filled in and the rest as comments."""
    return "".join(f"{line}\n" for line in _lines(answers, chosen, today))


def _lines(answers: Answers, chosen: Sequence[Practice], today: date) -> Iterator[str]:
    yield "---"
    yield f"tittel: {_quoted(answers.title)}"
    yield "status: utkast   # skriv publisert når samlingen er ferdig"
    yield "# Resten må være med før samlingen blir publisert. Ta bort # foran linjene du bruker."
    publisher = {"fylke": answers.county, "enhet": answers.unit}
    named = ", ".join(f"{field}: {_quoted(name)}" for field, name in publisher.items() if name)
    yield f"utgiver: {{{named}}}" if named else "# utgiver: {enhet: …}   # eller {fylke: …}"
    yield f"for_hvem: {_quoted(answers.for_whom)}" if answers.for_whom else "# for_hvem: …"
    yield f"gjelder_til: {_next_year(today).isoformat()}   # etterpå får leseren et varsel"
    known = answers.unit and answers.role
    mark = "" if known else "# "
    yield f"{mark}ansvarlig:"
    yield f"{mark}  enhet: {_quoted(answers.unit) if answers.unit else '…'}"
    yield f"{mark}  rolle: {_quoted(answers.role) if answers.role else '…   # aldri en person'}"
    yield from _parts(chosen)
    yield from (
        "---",
        "",
        "<!-- Skriv her hva samlingen er til, og hvordan den kan brukes. Vil du si noe etter den",
        "siste delen, skriver du det nederst, under en overskrift: ## Til slutt -->",
    )


def _parts(chosen: Sequence[Practice]) -> Iterator[str]:
    if not chosen:
        yield "# deler:"
        yield "#   - tittel: …"
        yield "#     omtaler:"
        yield "#       - id: …        # filnavnet til omtalen, uten .md"
        yield "#         hvorfor: …"
        return
    yield "deler:"
    for number, start in enumerate(range(0, len(chosen), MAX_CHOSEN), 1):
        yield f"  - tittel: Del {number}"
        yield "    omtaler:"
        for practice in chosen[start : start + MAX_CHOSEN]:
            yield f"      - id: {practice.id}   # {printable(practice.title)}"
            yield "        hvorfor:"


def _next_year(today: date) -> date:
    """A year from today; the last of February has no such day in every year."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return today.replace(year=today.year + 1, day=28)


def _quoted(text: str) -> str:
    """A text as YAML takes it, whatever is in it: JSON's strings are YAML's."""
    return json.dumps(printable(" ".join(text.split())), ensure_ascii=False)
