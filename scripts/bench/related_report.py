"""What was measured of related texts → `docs/benchmark/relasjoner.md`, in Norwegian."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bench.recall import Found
from bench.related_speed import Costs, Watched
from bench.report import NONE, number, ratio, table
from bench.synthetic import LENGTH

NAMES = {
    "ours": "Våre forslag",
    "tags": "Felles merkelapper",
    "tfidf": "TF-IDF (scikit-learn)",
    "tfidf_norwegian": "TF-IDF med vår språkanalyse",
    "more_like": "Whoosh more_like",
}
GRAPHS = {
    "own": "Samlingens egne koblinger",
    "sources": "Koblingene i kildelista",
}


@dataclass
class Results:
    """Everything of one run."""

    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Graph → write-ups, pairs."""
    recall: dict[str, Mapping[str, Found]] = field(default_factory=dict)
    """Graph → method → what it found."""
    one_hidden: dict[str, tuple[float, float]] = field(default_factory=dict)
    costs: dict[int, Costs] = field(default_factory=dict)
    """By number of write-ups."""
    notes: list[str] = field(default_factory=list)


def as_markdown(results: Results) -> str:
    """The page."""
    today = date.today()
    blocks = [
        "# Forslagene målt",
        (
            f"Tallene er målt {today.day}.{today.month}.{today.year} i én kjøring av "
            f"`scripts/bench_relations.py` på {os.cpu_count()} prosessorkjerner "
            f"({platform.system()}, Python {platform.python_version()}). Alle måtene fikk de samme "
            "tekstene: tittel, sammendrag, tekst og merkelapper."
        ),
        "## Finner forslagene det forfatterne selv har koblet?",
        (
            "Vi skjuler alle koblingene forfatterne har skrevet, regner ut forslagene, og "
            "teller hvor mange av koblingene som er med. En kobling telles fra begge sidene. "
            "«Blant fem» er forslagene slik de står på siden, etter reglene om andre temaer, "
            "andre kunnskapstyper og hvor ofte en omtale kan foreslås. «Blant ti» er "
            "rekkefølgen før reglene. «Oftest foreslått» er hvor stor del av samlingen som "
            "foreslår den omtalen som foreslås mest."
        ),
        *(block for graph in results.recall for block in _graph(results, graph)),
        *_costs(results.costs),
        "## Hvordan vektene er satt",
        (
            "Ord teller 1, fagtermer fra vokabularet 0,2, kilder 0,2 og felles naboer 0,05. De to "
            "i midten er valgt fordi begge samlingene har et platå rundt dem: fra 0,1 til 0,3 "
            "endrer treffene seg med under 0,05. Felles naboer gjorde ikke treffene bedre på disse "
            "to samlingene, og teller derfor lite. Samlingene er små, så forskjeller på noen få "
            "hundredeler kan være tilfeldige, og vektene er satt på de samme koblingene som de er "
            "målt med."
        ),
    ]
    if results.notes:
        blocks += ["## Merknader", "\n".join(f"- {note}" for note in results.notes)]
    return "\n\n".join(blocks) + "\n"


def _graph(results: Results, graph: str) -> Iterator[str]:
    texts, pairs = results.sizes[graph]
    yield f"### {GRAPHS[graph]}"
    yield f"{number(texts)} omtaler, {number(pairs)} par."
    rows = [
        [
            NAMES[method],
            number(found.at5, 3),
            number(found.at10, 3),
            str(found.fewest),
            f"{number(100 * found.largest)} %",
            str(found.missing),
        ]
        for method, found in results.recall[graph].items()
    ]
    head = ["Måte", "blant fem", "blant ti", "færrest forslag", "oftest foreslått", "aldri"]
    yield table(head, rows)
    at5, at10 = results.one_hidden[graph]
    yield (
        "Når bare én kobling er skjult om gangen, og de andre er kjent, finner vi "
        f"{number(at5, 3)} blant fem og {number(at10, 3)} blant ti."
    )


def _costs(costs: Mapping[int, Costs]) -> Iterator[str]:
    if not costs:
        return
    yield "## Hva det koster"
    yield (
        f"Sekunder prosessortid på omtaler laget av ekte setninger, {LENGTH} ord i hver. "
        "Tekstene er lest på forhånd, én gang for søket og forslagene sammen; den tiden står "
        "for seg. Alle par er cosinus mellom ferdige TF-IDF-vektorer, uten begrunnelser og "
        "regler. Hugo får termer, kilder og tjue ord fra hver tekst; tiden er det byggingen "
        "tar utover en bygging uten beslektet innhold."
    )
    rows = [
        _row("våre forslag, med begrunnelser", [c.ours for c in costs.values()]),
        _row("lese tekstene (deles med søket)", [c.reading for c in costs.values()]),
        _row("alle par (scikit-learn)", [c.all_pairs for c in costs.values()]),
        ["Hugo", *(_watched(c.hugo) for c in costs.values())],
        ["våre / alle par", *(ratio(c.ours, c.all_pairs) for c in costs.values())],
        ["våre / Hugo", *(_against(c.ours, c.hugo) for c in costs.values())],
        ["færrest forslag", *(str(c.coverage[0]) for c in costs.values())],
        ["oftest foreslått", *(f"{number(100 * c.coverage[1], 1)} %" for c in costs.values())],
    ]
    yield table(["Mål", *(f"{number(size)} omtaler" for size in costs)], rows)


def _row(label: str, seconds: list[float | None] | list[float]) -> list[str]:
    return [label, *(NONE if s is None else number(s, 1) for s in seconds)]


def _watched(found: Watched | None) -> str:
    if found is None:
        return NONE
    return number(found.seconds, 1) if found.done else f"stoppet etter {number(found.seconds)}"


def _against(ours: float, found: Watched | None) -> str:
    told = ratio(ours, found.seconds if found else None)
    return told if found is None or found.done else f"under {told}"
