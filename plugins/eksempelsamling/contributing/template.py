"""`practices/_mal.md`: the file of a write-up with everything that can be in it explained."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from eksempelsamling.contributing.questions import QUESTIONS, SECTION
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.contributing.writing import STATUS, WIDTH, Node, body, field, nested
from eksempelsamling.fields import REQUIRED_TO_PUBLISH, Head
from eksempelsamling.vocabulary import Vocabulary

_INTRODUCTION = """\
# Kopier denne fila, gi kopien et nytt navn (små bokstaver a–z, tall og bindestrek), og fyll ut.
# Linjer som begynner med # er hjelp, og vises ikke. Et utkast trenger bare tittel og status.
# Ta bort # foran linjene du bruker. De som er merket «må», må være med før teksten publiseres."""
_CHOICES: dict[str, str | list[str]] = {
    "tema": ["nyansatte", "kollegaveiledning"],
    "kontorstørrelse": ["liten", "mellomstor", "stor"],
    "evidens": "praksisbasert",
    "språk": "nn",
    "roller": ["veileder", "fadder"],
    "nivå": ["kontor"],
    "fylke": ["Troms"],
    "modenhet": "i bruk",
    "kilder.1.id": "egen-erfaring",
    "hva_vi_vet.målgruppe.grad": "delvis",
    "hva_vi_vet.gjennomføring.grad": "kjent",
    "hva_vi_vet.virkning.grad": "delvis",
    "hva_vi_vet.virkning.hvordan": "opplevd",
    "hva_vi_vet.ressurser.grad": "delvis",
    "kontakt.enhet": "NAV-kontoret deres",
    "kontakt.rolle": "Fagutvikler",
}
_UNASKED: dict[str, Node] = {
    "kalles": ["felles morgenmøte"],
    "endringer": {"1": {"dato": "2026-11-21", "hva": "Ny erfaring fra høsten er lagt til."}},
    "automatiske_lenker": "nei",
}
"""Fields for those who write files."""
TITLE = "Kort tittel som sier hva dere gjør"
"""No example: a draft needs a title, and one that is left is told of."""
FEW = 5
"""So many choices are named where the field is."""


def template(vocabulary: Vocabulary) -> str:
    """The whole file."""
    fields = examples()
    lines = ["---", _INTRODUCTION]
    for name in Head.model_fields:
        if name in ("tittel", "status"):
            lines += field(name, TITLE if name == "tittel" else STATUS)
        elif name in fields:
            lines += _field(name, fields[name], vocabulary)
    return "\n".join([*lines, "---", *body({}, vocabulary)]) + "\n"


def _field(name: str, example: Node, vocabulary: Vocabulary) -> Iterator[str]:
    told = Head.model_fields[name].description
    group = shape(name).group if name in QUESTIONS else ""
    choices = f" Velg blant {', '.join(vocabulary[group])}." if group else ""
    few = len(vocabulary[group]) <= FEW if group else False
    must = "Må: " if name in REQUIRED_TO_PUBLISH else ""
    yield "#"
    whole = f"– {must}{told}{choices if few else ''}"
    yield from (f"# {line}" for line in wrap(whole, WIDTH))
    written = ["automatiske_lenker: nei"] if name == "automatiske_lenker" else field(name, example)
    yield from (f"# {line}" for line in written)


def examples() -> dict[str, Node]:
    """An example of each field that the template shows."""
    return {**_asked(), **_UNASKED}


def _asked() -> dict[str, Node]:
    """An example of each field that is asked for."""
    heads = [q for name, q in QUESTIONS.items() if not name.startswith(SECTION)]
    examples = {q.name: _CHOICES.get(q.name, q.example) for q in heads}
    one_source = {
        n: v for n, v in examples.items() if v and not n.startswith(("kilder.2", "kilder.3"))
    }
    return nested(one_source)
