"""Short messages about the collection: a try-out, a gap, a mistake."""

from __future__ import annotations

from dataclasses import dataclass

from eksempelsamling.contributing.questions import PRACTICE, Question


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of message. `subject` is its title, where {…} is filled in."""

    id: str
    title: str
    told: str
    subject: str
    questions: tuple[Question, ...]


_WHICH = Question(PRACTICE, "Hvilket eksempel gjelder det?", required=True)

TRYOUT = Report(
    "provd",
    "Vi har prøvd dette",
    "Fortell kort hva dere gjorde annerledes, og hvordan det gikk. Kontoret kan være uten navn.",
    "Utprøving av «{title}»",
    (
        _WHICH,
        Question("utprøvinger.1.størrelse", "Hvor stort er kontoret?", required=True),
        Question("utprøvinger.1.år", "Hvilket år prøvde dere?", "Fire sifre.", "2026", True),
        Question(
            "utprøvinger.1.tilpasning",
            "Hva gjorde dere annerledes?",
            "Én eller to setninger.",
            "Vi møttes annenhver uke, fordi vi er få.",
            True,
        ),
        Question(
            "utprøvinger.1.erfaring",
            "Hvordan gikk det?",
            "Fortell også hva som ikke gikk.",
            "De nye var fornøyde. Det var vanskelig å få med alle.",
            True,
        ),
    ),
)

GAP = Report(
    "mangler",
    "Vi mangler et eksempel",
    "Fant du ikke det du lette etter? Si fra, så vet redaksjonen hva folk trenger.",
    "Mangler et eksempel om {tittel}",
    (
        Question(
            "tittel",
            "Hva leter dere etter et eksempel på?",
            "Noen få ord.",
            "opplæring av nyansatte på et lite kontor",
            True,
        ),
        Question("seksjon.utfordring", "Hva er vanskelig hos dere?"),
        Question("kontorstørrelse", "Hvor stort er kontoret?"),
    ),
)

MISTAKE = Report(
    "feil",
    "Noe er feil her",
    "Er noe galt, utdatert eller vanskelig å forstå? Si fra.",
    "Feil i «{title}»",
    (
        Question(PRACTICE, "Hvilket eksempel gjelder det?"),
        Question("tittel", "Hvilken side, hvis det ikke er et eksempel?", "", "Ordliste"),
        Question("seksjon.slik", "Hva er feil?", "Skriv gjerne av setningen.", "", True),
        Question("seksjon.krever", "Hva skulle det ha stått, og hvor vet du det fra?"),
    ),
)
