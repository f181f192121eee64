"""One example of each field, as it is written in a file. A test validates every one of them."""

from __future__ import annotations

from collections.abc import Mapping

from eksempelsamling.contributing.template import examples
from eksempelsamling.contributing.writing import field

_NOT_IN_THE_TEMPLATE: Mapping[str, str] = {
    "tittel": "tittel: Felles møte hver mandag",
    "status": "status: publisert",
    "relasjoner": """\
relasjoner:
  - til: laerende-moter
    type: kombineres med
    hvorfor: Begge bruker et fast møte til å lære.
    belegg: redaksjonen""",
    "utprøvinger": """\
utprøvinger:
  - størrelse: liten
    år: 2026
    tilpasning: Vi møttes annenhver uke, fordi vi er få.
    erfaring: De nye var fornøyde. Det var vanskelig å få med alle.""",
    "alias": "alias: [mandagsmote]",
    "automatiske_lenker": "automatiske_lenker: nei",
    "erstattes_av": "erstattes_av: laerende-moter",
}

COLLECTION_EXAMPLES: Mapping[str, str] = {
    "tittel": "tittel: Ny på kontoret",
    "status": "status: publisert",
    "språk": "språk: nn",
    "utgiver": "utgiver: {fylke: Innlandet}",
    "for_hvem": "for_hvem: Nyansatte og de som tar imot dem",
    "gjelder_til": "gjelder_til: 2027-06-30",
    "ansvarlig": """\
ansvarlig:
  enhet: NAV-kontoret deres
  rolle: Fagutvikler""",
    "deler": """\
deler:
  - tittel: Den første uka
    omtaler:
      - id: opplaeringsplan-og-fadder
        hvorfor: Her ser dere hva en ny kan trenge først.
        for_hvem: Ledere og faddere
  - tittel: Mer om å lære av hverandre
    utvalg:
      tema: [kollegaveiledning]
      kontorstørrelse: [liten]
      sortering: nyest
      antall: 5""",
}


def write_up_examples() -> Mapping[str, str]:
    """Field → YAML, for write-ups: those of the template, and of what it leaves out."""
    shown = {name: "\n".join(field(name, node)) for name, node in examples().items()}
    return {**shown, **_NOT_IN_THE_TEMPLATE}
