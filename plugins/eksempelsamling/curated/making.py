"""A new collection as a file to fill out, also from a list that somebody shares. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qs, urlsplit

from eksempelsamling.contributing.plain_text import one_line
from eksempelsamling.curated.fields import MAX_CHOSEN, MAX_PARTS
from eksempelsamling.curated.model import Chosen

LIST, TITLE, NOTE = "liste", "tittel", "notat."
"""The keys in the fragment of a shared list: `#liste=en,to&tittel=Møter&notat.to=Les først`."""
MOST = MAX_PARTS * MAX_CHOSEN
"""Write-ups that one collection, or one list, can hold."""
MAX_TITLE = 100
MAX_NOTE = 300
"""Characters of the title of a list, and of the note on one of its write-ups."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the maker of a collection has said so far. Empty text: nothing yet."""

    title: str
    for_whom: str = ""
    county: str = ""
    unit: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be in a collection."""

    ids: tuple[str, ...]
    """Each once, in the order written. Whether they exist is not looked at."""
    title: str = ""
    """Of the first shared list that has one."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What shared lists say of a write-up, by the id they call it."""


def wanted(words: Iterable[str]) -> Wanted:
    """What was written: ids, ids with commas between, or addresses of shared lists."""
    ids: dict[str, None] = {}
    title = ""
    notes: dict[str, str] = {}
    for word in words:
        asked = _asked(word)
        for id in ",".join(asked.get(LIST, [])).split(","):
            if id.strip():
                ids.setdefault(id.strip().removesuffix(".md"))
        title = title or one_line(asked.get(TITLE, [""])[0])[:MAX_TITLE].strip()
        for key, (note, *_) in asked.items():
            if key.startswith(NOTE):
                notes.setdefault(key.removeprefix(NOTE), one_line(note)[:MAX_NOTE].strip())
    return Wanted(tuple(ids), title, notes)


def _asked(word: str) -> Mapping[str, list[str]]:
    if f"{LIST}=" not in word:
        return {LIST: [word]}
    try:
        fragment = urlsplit(word).fragment or word.lstrip("#")
    except ValueError:  # not an address, though it has a list
        fragment = word.partition("#")[2]
    return parse_qs(fragment)


def collection_text(answers: Answers, chosen: Sequence[Chosen], today: date) -> str:
    """The file of a draft, with what is known filled in and the rest as comments.

    The page of a list makes the same: `collection_file.js` fills `frame()`.
    """
    return _joined(_lines(answers, _next_year(today).isoformat(), _parts(chosen)))


def frame() -> str:
    """The file of a draft with `"{title}"`, `{until}` and `{parts}` to be filled in."""
    return _joined(_lines(Answers("{title}"), "{until}", ["{parts}"]))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _lines(answers: Answers, until: str, parts: Iterable[str]) -> Iterator[str]:
    yield "---"
    yield f"tittel: {_quoted(answers.title)}"
    yield "status: utkast   # skriv publisert når samlingen er ferdig"
    yield "# Resten må være med før samlingen blir publisert. Ta bort # foran linjene du bruker."
    publisher = {"fylke": answers.county, "enhet": answers.unit}
    named = ", ".join(f"{field}: {_quoted(name)}" for field, name in publisher.items() if name)
    yield f"utgiver: {{{named}}}" if named else "# utgiver: {enhet: …}   # eller {fylke: …}"
    yield f"for_hvem: {_quoted(answers.for_whom)}" if answers.for_whom else "# for_hvem: …"
    yield f"gjelder_til: {until}   # etterpå får leseren et varsel"
    known = answers.unit and answers.role
    mark = "" if known else "# "
    yield f"{mark}ansvarlig:"
    yield f"{mark}  enhet: {_quoted(answers.unit) if answers.unit else '…'}"
    yield f"{mark}  rolle: {_quoted(answers.role) if answers.role else '…   # aldri en person'}"
    yield from parts
    yield from (
        "---",
        "",
        "<!-- Skriv her hva samlingen er til, og hvordan den kan brukes. Vil du si noe etter den",
        "siste delen, skriver du det nederst, under en overskrift: ## Til slutt -->",
    )


def _parts(chosen: Sequence[Chosen]) -> Iterator[str]:
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
        for one in chosen[start : start + MAX_CHOSEN]:
            yield f"      - id: {one.practice.id}   # {one_line(one.practice.title)}"
            why = one_line(one.why)
            yield f"        hvorfor: {_quoted(why)}" if why else "        hvorfor:"


def _next_year(today: date) -> date:
    """A year from today; the last of February has no such day in every year."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return today.replace(year=today.year + 1, day=28)


def _quoted(text: str) -> str:
    """A text as YAML takes it, whatever is in it: JSON's strings are YAML's."""
    return json.dumps(one_line(text), ensure_ascii=False)
