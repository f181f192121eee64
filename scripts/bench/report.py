"""What was measured → the tables, in Norwegian: they are also a page of the site."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bench.chromium import Speed
from bench.command_line import FLOOR, CommandLine
from bench.relevance import Score
from bench.synthetic import LENGTH

NAMES = {"ours": "Vårt søk", "pagefind": "Pagefind 1.5", "material": "Materials søk"}
NONE = "–"
SMALL = 500
"""Bytes of a part that is not worth a line."""
ROWS = (
    ("kB hentet til første treff", "first_bytes", 1000, 0),
    ("kB søkedata i alt", "data_bytes", 1000, 0),
    ("ms fra fokus til klar", "ready", 1, 0),
    ("ms fra fokus til første treff", "drawn", 1, 0),
    ("ms per tastetrykk, median", "p50", 1, 1),
    ("ms per tastetrykk, p95", "p95", 1, 1),
    ("samme igjen, alt hentet, median", "warm_p50", 1, 1),
    ("samme igjen, alt hentet, p95", "warm_p95", 1, 1),
    ("s å lage søkedataene", "making", 1, 1),
)
"""Label, attribute of `Measured` or its `Speed`, divisor, decimals."""


@dataclass
class Measured:
    """One engine on one collection."""

    data_bytes: int
    """All that it may fetch, after gzip, its program included."""
    making: float
    """Seconds of computing to make the search data."""
    speed: Speed | None = None


@dataclass
class Results:
    """Everything of one run. Engines by name; who was not measured is not there."""

    relevance: dict[str, dict[str, Score]] = field(default_factory=dict)
    """Engine → type of query → score; "" is all queries."""
    queries: Mapping[str, int] = field(default_factory=dict)
    """Number of queries by type; "" is all."""
    documents: int = 0
    is_own: bool = False
    sizes: dict[int, dict[str, Measured]] = field(default_factory=dict)
    """Number of write-ups → engine → what was measured."""
    vocabulary: dict[int, int] = field(default_factory=dict)
    """Number of write-ups → different words in them."""
    word_list: float = 0.0
    """Seconds to read the word list for compounds, once a build."""
    parts: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """Number of write-ups → part of our data → bytes after gzip, files."""
    command_line: CommandLine | None = None
    notes: list[str] = field(default_factory=list)


def as_markdown(results: Results) -> str:
    """The page `docs/benchmark/sok.md`."""
    blocks = [
        "# Søket målt",
        _intro(),
        *_relevance(results),
        *(block for size in results.sizes for block in _size(results, size)),
        *_growth(results),
        *_parts(results),
        *_command_line(results),
    ]
    if results.notes:
        blocks += ["## Merknader", "\n".join(f"- {note}" for note in results.notes)]
    return "\n\n".join(blocks) + "\n"


def _intro() -> str:
    return (
        f"Tallene er målt {_date(date.today())} i én kjøring av `scripts/bench_search.py` på "
        f"{os.cpu_count()} prosessorkjerner ({platform.system()}, Python "
        f"{platform.python_version()}). Andre maskiner gir andre tider, men omtrent samme forhold "
        "mellom søkene. Alle søkene fikk de samme tekstene og de samme spørringene. Tid i "
        "nettleseren er målt i Chromium mot samme maskin; tid å lage søkedata er prosessortid. "
        "Vårt søk er målt i den ferdige siden «Alle eksempler», de andre i en enklere side som "
        "bare viser treff og, for Pagefind, fasetter."
    )


def _relevance(results: Results) -> Iterator[str]:
    if not results.relevance:
        return
    engines = list(results.relevance)
    yield "## Finner søket det rette?"
    texts = "omtalene i samlingen" if results.is_own else "prøvetekster på norsk"
    yield (
        f"{results.queries['']} spørringer over {results.documents} {texts}. nDCG@10 går fra 0 til "
        "1: høyt når de beste tekstene kommer øverst blant de ti første. MRR er 1 når første treff "
        "alltid er en god tekst. «Uten treff» er andelen spørringer som ikke ga noe svar."
    )
    rows = [
        ["nDCG@10", *(number(results.relevance[e][""].ndcg, 3) for e in engines)],
        ["MRR", *(number(results.relevance[e][""].mrr, 3) for e in engines)],
        ["Uten treff", *(number(results.relevance[e][""].empty, 3) for e in engines)],
        *(
            [
                f"nDCG@10 for «{kind}» ({results.queries[kind]})",
                *(number(results.relevance[e][kind].ndcg, 2) for e in engines),
            ]
            for kind in results.queries
            if kind
        ),
    ]
    yield table(["Mål", *(NAMES[e] for e in engines)], rows)


def _size(results: Results, size: int) -> Iterator[str]:
    measured = results.sizes[size]
    peers = [engine for engine in measured if engine != "ours"]
    yield f"## {number(size)} omtaler"
    yield (
        f"Laget av ekte setninger, {LENGTH} ord i hver, {number(results.vocabulary[size])} ulike "
        "ord i alt. Byte er etter gzip. «Første treff» er når de 20 beste svarene på en hel "
        "spørring står på siden, i en nettleser som ikke har noe fra før. Et tastetrykk tar med "
        "opptelling av fasetter og tegning av de 20 første treffene, og henting av det som "
        "mangler. Et tregt søk rekker færre tastetrykk på den tiden det får."
    )
    head = ["Mål", *(NAMES[e] for e in measured), *(f"vårt / {NAMES[p]}" for p in peers)]
    lines = []
    for label, name, unit, decimals in ROWS:
        values = {engine: _value(m, name, unit) for engine, m in measured.items()}
        cells = [NONE if v is None else number(v, decimals) for v in values.values()]
        ratios = [ratio(values["ours"], values[p]) for p in peers]
        lines.append([label, *cells, *ratios])
    letters = [_letters(m) for m in measured.values()]
    yield table(head, [*lines, ["tastetrykk målt", *letters, *(NONE for _ in peers)]])


def _value(measured: Measured, name: str, unit: int) -> float | None:
    source = measured if hasattr(measured, name) else measured.speed
    return getattr(source, name) / unit if source else None


def _letters(measured: Measured) -> str:
    return number(measured.speed.letters) if measured.speed else NONE


def _growth(results: Results) -> Iterator[str]:
    sizes = sorted(results.sizes)
    if len(sizes) < 2:
        return
    small, large = sizes[0], sizes[-1]
    yield f"## Vekst fra {number(small)} til {number(large)} omtaler"
    yield (
        f"Tekstmengden vokser {number(large / small, 1)} ganger. Å lese ordlista for sammensatte "
        f"ord tar {number(results.word_list, 1)} s, én gang i hver bygging, og kommer i tillegg."
    )
    both = [e for e in results.sizes[small] if e in results.sizes[large]]
    rows = []
    for label, name in (("tid å lage søkedataene", "making"), ("søkedata i alt", "data_bytes")):
        before = [getattr(results.sizes[small][e], name) for e in both]
        after = [getattr(results.sizes[large][e], name) for e in both]
        times = [number(b / a, 1) if a else NONE for a, b in zip(before, after, strict=True)]
        rows.append([f"{label}, ganger", *times])
    yield table(["Mål", *(NAMES[e] for e in both)], rows)


def _parts(results: Results) -> Iterator[str]:
    if not results.parts:
        return
    yield "## Hva våre søkedata består av"
    yield (
        "kB etter gzip. `start` hentes først, her delt opp; `pN` er treffliter, `rN` sjeldne ord "
        "med treffene sine og `dN` titler og sammendrag, som hentes etter behov (antall filer i "
        "parentes). Er datamengden liten, hentes resten i ro etter det første svaret."
    )
    sizes = list(results.parts)
    largest = results.parts[sizes[-1]]
    names = [name for name, (size, _) in largest.items() if size > SMALL]
    rows = [[f"`{name}`", *(_part(results.parts[size][name]) for size in sizes)] for name in names]
    yield table(["Del", *(f"{number(size)} omtaler" for size in sizes)], rows)


def _part(found: tuple[int, int]) -> str:
    size, files = found
    return number(size / 1000, 1) + (f" ({number(files)})" if files > 1 else "")


def _command_line(results: Results) -> Iterator[str]:
    measured = results.command_line
    if not measured:
        return
    yield "## På kommandolinja"
    yield (
        f"Fra programmet starter til det er ferdig, median av {measured.runs} kjøringer av hvert, "
        "om hverandre. Samlingen er den ekte, og programmet har søkt i den før."
    )
    rows = (
        (f"`{FLOOR}`", measured.floor),
        ("`praksis søk` med et nytt ord", measured.new),
        ("`praksis søk` med samme ord igjen", measured.repeated),
    )
    yield table(
        ["Kjøring", "ms", "ganger"],
        [[name, number(ms, 1), ratio(ms, measured.floor)] for name, ms in rows],
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that can be read as text, too."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = (
            c.ljust(w) if not i else c.rjust(w)
            for i, (c, w) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join([first, *rest])} |"

    rule = [("-" * w if not i else "-" * (w - 1) + ":") for i, w in enumerate(widths)]
    return "\n".join([line(head), line(rule), *map(line, rows)])


def ratio(ours: float | None, theirs: float | None) -> str:
    return number(ours / theirs, 2) if ours is not None and theirs else NONE


def number(value: float, decimals: int = 0) -> str:
    """As written in Norwegian: 1 234,5."""
    return f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",")


def _date(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
