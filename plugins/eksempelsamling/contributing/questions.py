"""What a contributor is asked: one source for the form, `praksis ny` and `practices/_mal.md`.

A question's name says where its answer goes in the file: a field of the head ("tema",
"ansvarlig.enhet", "kilder.1.id"; numbers are places in a list), or a section ("seksjon.slik").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from eksempelsamling.translatable import _

Values: TypeAlias = Mapping[str, "str | Sequence[str]"]
"""Answers by the names of their questions. Those of several choices are lists of ids."""

SECTION = "seksjon."
PRACTICE = "omtale"
"""The answer of a message that is about a write-up: its id."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. What the answer may hold, the schema says: see `shapes.py`."""

    name: str
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    """Whether the form wants it before a draft is sent."""

    @property
    def is_section(self) -> bool:
        """Whether the answer is a part of the text, and not a field of the head."""
        return self.name.startswith(SECTION)

    @property
    def asked(self) -> str:
        """The label and the help, as running text."""
        end = "" if self.label.endswith("?") else "."
        return f"{self.label}{end} {self.help}".strip()

    @property
    def id(self) -> str:
        """The name as an element's id."""
        return "f-" + self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that stand together."""

    id: str
    title: str
    told: str
    questions: tuple[Question, ...]
    optional: bool = True


FIRST = Step(
    "forst",
    "Begynn med det du vet",
    "Stikkord er nok. Redaksjonen hjelper deg videre. En tom linje gir et nytt avsnitt, og en "
    "strek først på linja gir et punkt i en liste.",
    (
        Question(
            "seksjon.slik",
            _("Hva gjør dere?"),
            _("Skriv det slik at andre kan prøve: hvem gjør hva, når og hvor lenge?"),
            "Hver mandag møtes teamet i en halvtime. Én forteller om en sak, og de andre spør.",
            required=True,
        ),
        Question(
            "seksjon.utfordring",
            _("Hvilken utfordring løser det?"),
            _("Hva var vanskelig før dere begynte?"),
            "De nye satt ofte fast og visste ikke hvem de kunne spørre.",
        ),
        Question(
            "seksjon.hemmer",
            _("Hva fungerte ikke?"),
            _("Hva gikk galt eller tok tid, og hva bør andre passe på?"),
            "De travleste ukene ble møtet avlyst. Da var det vanskelig å komme i gang igjen.",
        ),
        Question(
            "tittel",
            "Hva kan vi kalle det?",
            "En kort tittel som sier hva dere gjør, uten punktum.",
            "Felles morgenmøte",
            required=True,
        ),
        Question("språk", "Hvilket språk skriver du på?"),
    ),
    optional=False,
)

MORE = Step(
    "mer",
    "Fortell mer",
    "Det andre trenger for å prøve det samme.",
    (
        Question(
            "sammendrag",
            "Kan du si det kort?",
            "To setninger: først utfordringen, så hva dere gjorde.",
            "De nye visste ikke hvem de kunne spørre. Nå møtes hele teamet hver mandag.",
        ),
        Question(
            "seksjon.krever",
            _("Hva skal til?"),
            _("Hva må være på plass av tid, folk, rom og avtaler?"),
            "Et rom, og én som leder møtet.",
        ),
        Question(
            "seksjon.erfaringer",
            _("Hva har dere erfart?"),
            _("Hva merket dere, og hvordan vet dere det?"),
            "De nye spør oftere. Det har vi sett i møtene, men ikke målt.",
        ),
        Question(
            "seksjon.tilpasning",
            _("Hva kan andre gjøre på en annen måte?"),
            _("Hva kan gjøres annerledes på et mindre eller større kontor?"),
            "Et lite kontor kan møtes annenhver uke.",
        ),
        Question(
            "seksjon.spørsmål",
            _("Hva kan andre snakke om på et møte?"),
            _("Skriv noen åpne spørsmål, ett på hver linje med en strek foran."),
            "- Hvem spør vi i dag når vi står fast?",
        ),
    ),
)

SUITS = Step(
    "passer",
    "Hvem er det for?",
    "Dette gjør at andre finner eksemplet.",
    (
        Question("tema", "Tema", "Velg ett til tre."),
        Question(
            "kontorstørrelse",
            "Hvilke kontorer passer det for?",
        ),
        Question("roller", "Hvem er med?"),
        Question("nivå", "Hvor i NAV hører det hjemme?"),
        Question("modenhet", "Hvor langt er det kommet?"),
        Question("fylke", "Fylke", "Bare hvis det er greit å si hvor det er."),
        Question("innsats.tid", "Hvor mye tid tar det?", example="En halvtime i uka"),
        Question("innsats.personer", "Hvor mange er med?", example="Hele teamet, åtte personer"),
        Question("innsats.krever", "Hva annet kreves?", example="Et rom"),
    ),
)


def _source(number: int) -> tuple[Question, Question]:
    """The first is explained; the others are asked for in the same way."""
    which, where = f"kilder.{number}.id", f"kilder.{number}.sted"
    if number > 1:
        return Question(which, f"Kilde {number}"), Question(where, f"Hvor i kilde {number}?")
    return (
        Question(which, "Hva bygger teksten på?", "Har dere gjort det selv, er det egen erfaring."),
        Question(
            where,
            "Når, eller hvor i kilden?",
            "For egen erfaring: hvem og når. For en rapport: kapittel eller side.",
            "Kontoret selv, høsten 2026",
        ),
    )


SOURCES = Step(
    "kilder",
    "Hvor vet dere det fra?",
    "Erfaring teller like mye som forskning her.",
    (
        Question("evidens", "Hva slags kunnskap er dette?"),
        *_source(1),
        *_source(2),
        *_source(3),
    ),
)

_KNOWN = {
    "målgruppe": ("Hvem det passer for", "Det passer for nyansatte. Om andre sier vi ikke noe."),
    "gjennomføring": ("Hvordan det gjøres", "Vi har gjort det hver uke i et halvt år."),
    "virkning": ("Hva det fører til", "De nye sier at de er tryggere. Det er ikke målt."),
    "ressurser": ("Hva det krever", "En halvtime i uka, og noe tid til å forberede seg."),
}

KNOWN = Step(
    "vet",
    "Hva vet dere, og hva vet dere ikke?",
    "Å si hva man ikke vet, er like nyttig. Velg hvor mye dere vet, og skriv én setning om det.",
    tuple(
        question
        for field, (title, example) in _KNOWN.items()
        for question in (
            Question(f"hva_vi_vet.{field}.grad", f"{title}: hvor mye vet dere?"),
            *(
                [
                    Question(
                        f"hva_vi_vet.{field}.hvordan",
                        f"{title}: hvordan vet dere det?",
                    )
                ]
                if field == "virkning"
                else []
            ),
            Question(f"hva_vi_vet.{field}.setning", f"{title}: én setning", example=example),
        )
    ),
)

ANSWERS = Step(
    "svarer",
    "Hvem svarer for teksten?",
    "En enhet og en rolle, aldri navnet på en person. Kontoret kan være uten navn.",
    (
        Question("ansvarlig.enhet", "Enhet som svarer for teksten", example="NAV-kontoret deres"),
        Question("ansvarlig.rolle", "Rolle", example="Fagutvikler"),
        Question("kontakt.enhet", "Enhet andre kan spørre", "Hvis det er en annen."),
        Question("kontakt.rolle", "Rolle andre kan spørre"),
        Question(
            "gjennomgått",
            "Når ble teksten sist lest gjennom?",
            "År-måned-dag.",
            "2026-05-31",
        ),
    ),
)

STEPS = (FIRST, MORE, SUITS, SOURCES, KNOWN, ANSWERS)
QUESTIONS: Mapping[str, Question] = {q.name: q for step in STEPS for q in step.questions}
