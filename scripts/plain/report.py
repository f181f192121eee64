"""What was measured → the page `docs/benchmark/klarsprak.md`, in Norwegian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plain.measure import ENOUGH, EXCEPTIONS, LONGEST, MOST, Group, Measured

SHOWN = 3
"""Texts shown of each place."""

METHOD = f"""\
# Klarspråket målt

Denne siden er laget av `scripts/plain_language.py --write`. `make test` sier fra når den ikke
stemmer lenger.

## Slik er det målt

Vi har målt alle tekstene i grensesnittet på bokmål: det som står i malene og i programmet,
spørsmålene i skjemaene, meldingene fra kontrollen, ordene i vokabularet, forklaringene i
ordlista, og det som står først på hver side.

LIX er ordene i en setning, pluss hvor mange av hundre ord som er lengre enn seks bokstaver. Under
30 er svært lett, 30–39 er lett, og 40–49 er middels. Tre ting skal holde, ellers stopper `make
test`:

- Hvert sted har en LIX under {MOST}, alle setningene sett under ett.
- En tekst med flere setninger og minst {ENOUGH} ord har en LIX under {MOST}.
- Ingen setning har mer enn {LONGEST} ord.

## Dette sier tallene ikke

LIX teller bokstaver. Den vet ikke om et ord er kjent, eller om rekkefølgen er god. I korte
tekster betyr ett langt ord flere poeng. Derfor måler vi ikke LIX for tekster på under {ENOUGH}
ord. Der holder vi bare øye med lengden på setningene. Knapper, overskrifter og ledetekster er
ikke setninger. De er talt, men ikke målt. Nynorsk er ikke målt, for der er det de samme
setningene. Selve eksemplene er heller ikke med: `praksis sjekk --lesbarhet` viser LIX for hvert
av dem. Ingen tall kan vise at en leser forstår. Det kan bare lesere si.
"""


def as_markdown(groups: Sequence[Group]) -> str:
    """The whole page."""
    return "\n".join([METHOD, *_table(groups), *_over(groups), *_hardest(groups)])


def _table(groups: Sequence[Group]) -> Iterator[str]:
    yield "## Stedene, de tyngste først\n"
    yield "| sted | LIX | tekster | setninger | lengste setning, ord | tekster over grensen |"
    yield "|---|---:|---:|---:|---:|---:|"
    for group in groups:
        longest = max(text.longest for text in group.texts)
        counts = (len(group.texts), len(group.sentences), longest, len(group.hard))
        yield f"| {group.place} | {group.lix or '–'} | {' | '.join(map(str, counts))} |"
    yield ""


def _over(groups: Sequence[Group]) -> Iterator[str]:
    """Every text over a bound; all of them have a reason, or the check fails."""
    yield "## Tekster over grensen\n"
    if not any(group.hard for group in groups):
        yield "Ingen.\n"
    for group in groups:
        if group.hard:
            yield f"### {group.place} ({len(group.hard)})\n"
            yield f"{EXCEPTIONS.get(group.place, 'Må skrives om.')}\n"
            yield from map(_line, group.hard)
            yield ""


def _hardest(groups: Sequence[Group]) -> Iterator[str]:
    yield "## De tyngste tekstene på hvert sted\n"
    for group in groups:
        if shown := [text for text in group.texts if text.sentences][:SHOWN]:
            yield f"### Tyngst: {group.place}\n"
            yield from map(_line, shown)
            yield ""


def _line(measured: Measured) -> str:
    told = f"LIX {measured.lix}" if measured.lix is not None else "for kort for LIX"
    quoted = " ".join(measured.text.text.split()).replace("<", "&lt;")
    return f"- {told}, lengste setning {measured.longest} ord: «{quoted}»"
