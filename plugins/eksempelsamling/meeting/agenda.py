"""Agendas: what to do in a meeting of 20 or 45 minutes, and for how long.

They are made for somebody who leads a meeting between other tasks, in an office that may have
three people: nobody has to have prepared, so there is time to read; everybody says something; and
the last minutes always go to who follows up, and when.

Of several texts, everybody reads the same one in 20 minutes: there is no time for more, and three
people who read three texts have nothing to talk about together. In 45 minutes they share the texts
and tell each other.

A step that a text has nothing for is left out, and its minutes go to what people noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from eksempelsamling.i18n import translations
from eksempelsamling.meeting.model import Agenda, Step, Talk
from eksempelsamling.model import Language


def _(text: str) -> str:
    """Mark a bokmål text for translation; it is looked up when the pack's language is known."""
    return text


NOTICED = _("Hva la vi merke til?")
ROUND = _("Ta en runde. Alle sier én ting: noe kjent, noe nytt eller noe de lurer på.")
TALK = _("Spørsmål å snakke om")
TRY = _("Hva kan vi prøve?")
OBSTACLES = _("Hva kan hemme hos oss?")
FOLLOW_UP = _("Hvem følger opp, og når?")
WRITE_DOWN = _(
    "Skriv ned hvem som gjør hva, og når dere ser på det igjen. Det er også et svar at dette ikke "
    "passer hos dere nå."
)
TELL = _("Fortell hverandre")
CHOOSE = _("Velg én omtale")
SHARE = _("Del omtalene mellom dere")
READ = _("Les")

READING = 7
"""Minutes for reading in the long meeting."""

Text = Callable[[str], str]


def of_one(talk: Talk, language: Language) -> tuple[Agenda, ...]:
    """The agendas of one write-up."""
    text = translations(language).gettext
    noticed, talking, follow_up = text(NOTICED), text(TALK), text(FOLLOW_UP)
    short = [
        Step(4, text(READ), text(_("Alle leser arket hver for seg."))),
        Step(3, noticed, text(ROUND)),
        Step(6, talking, _about_questions(talk, text, few=True)),
        Step(4, text(TRY), _about_ideas(talk, text) + _recognised(talk, text)),
        Step(3, follow_up, text(WRITE_DOWN)),
    ]
    long = [
        Step(READING, text(READ), _reading(talk.minutes, language)),
        Step(6, noticed, text(ROUND)),
        Step(14, talking, _about_questions(talk, text, few=False)),
        Step(8, text(TRY), _about_ideas(talk, text)),
        Step(6, text(OBSTACLES), _about_obstacles(talk, text)),
        Step(4, follow_up, text(WRITE_DOWN)),
    ]
    return _agenda(short, noticed), _agenda(long, noticed)


def of_several(language: Language) -> tuple[Agenda, ...]:
    """The agendas of a collection or of a list."""
    text = translations(language).gettext
    short = (
        Step(3, text(CHOOSE), text(_("Se på titlene, og velg den dere har mest bruk for nå."))),
        Step(4, text(READ), text(_("Alle leser den samme omtalen: sammendraget og «Slik gjøres det»."))),
        Step(7, text(TALK), text(_("Velg ett eller to av spørsmålene til omtalen."))),
        Step(3, text(TRY), text(_("Velg én ting som er liten nok til å prøve snart."))),
        Step(3, text(FOLLOW_UP), text(WRITE_DOWN)),
    )  # fmt: skip
    long = (
        Step(3, text(SHARE), text(_("Hver leser én. Er dere tre, velger dere tre. Er dere mange, leser to og to det samme."))),
        Step(7, text(READ), text(_("Se etter én ting som kunne vært nyttig hos dere."))),
        Step(12, text(TELL), text(_("To minutter hver: Hva handler den om, og hva la du merke til?"))),
        Step(11, text(TALK), text(_("Velg den omtalen flest vil vite mer om, og ta spørsmålene til den."))),
        Step(8, text(TRY), text(_("Velg én ting som er liten nok til å prøve snart. Hva kan hemme hos dere?"))),
        Step(4, text(FOLLOW_UP), text(WRITE_DOWN)),
    )  # fmt: skip
    return Agenda(short), Agenda(long)


def before(language: Language, *, several: bool) -> tuple[str, ...]:
    """What the one who leads a meeting does well to know before it."""
    text = translations(language).gettext
    print_it = (
        _("Alle trenger omtalene foran seg, på skjerm eller papir. Velg gjerne ut noen få på forhånd.")
        if several
        else _("Skriv ut «Ark til alle» til hver. Du som leder møtet, trenger alle sidene.")
    )
    return (
        text(_("Ingen trenger å ha forberedt seg. Send gjerne lenken på forhånd til dem som vil lese mer.")),
        text(print_it),
        text(_("Er dere tre til fem, snakker alle sammen. Er dere flere, deler dere dere i grupper på tre til fem når dere tar spørsmålene.")),
        text(_("La én passe tida. Minuttene er et forslag. Det er bedre å ta ett spørsmål enn å skynde seg gjennom alle.")),
    )  # fmt: skip


def tried(language: Language) -> tuple[str, ...]:
    """What an office that has tried it is asked afterwards."""
    text = translations(language).gettext
    return (
        text(_("Hva prøvde vi?")),
        text(_("Hva gikk bra?")),
        text(_("Hva gikk ikke bra?")),
        text(_("Hva ville vi gjort annerledes?")),
        text(_("Kontorets størrelse og år (kontoret kan være uten navn)")),
    )


def _agenda(steps: Sequence[Step], noticed: str) -> Agenda:
    """The steps that have something to say; the minutes of the others go to what was noticed."""
    spare = sum(step.minutes for step in steps if not step.how)
    return Agenda(
        tuple(
            replace(step, minutes=step.minutes + spare) if step.title == noticed else step
            for step in steps
            if step.how
        )
    )


def _reading(minutes: int, language: Language) -> str:
    """What to read in the long meeting, by how long the whole text takes."""
    translated = translations(language)
    told = translated.ngettext(
        "Les hele omtalen. Det tar om lag %(num)s minutt.",
        "Les hele omtalen. Det tar om lag %(num)s minutter.",
        minutes,
    )
    if minutes > READING:
        told = translated.gettext(
            "Les arket, og så mye dere rekker av omtalen. Hele tar om lag %(num)s minutter."
        )
    return told % {"num": minutes}


def _about_questions(talk: Talk, text: Text, *, few: bool) -> str:
    if not talk.questions:
        return ""
    heading = talk.questions.heading
    if few:
        return text(_("Velg ett eller to av spørsmålene under «%(heading)s».")) % {"heading": heading}
    return text(
        _("Ta spørsmålene under «%(heading)s». Begynn med det som er viktigst for dere.")
    ) % {"heading": heading}


def _about_ideas(talk: Talk, text: Text) -> str:
    if not talk.ideas:
        return ""
    names = text(_(" og ")).join(f"«{part.heading}»" for part in talk.ideas)
    return text(_("Se på %(parts)s. Velg én ting som er liten nok til å prøve snart.")) % {
        "parts": names
    }


def _about_obstacles(talk: Talk, text: Text) -> str:
    if not talk.obstacles:
        return ""
    return text(_("Se på «%(heading)s». Hva av dette kjenner dere igjen, og hva kan dere gjøre med det?")) % {
        "heading": talk.obstacles.heading
    }


def _recognised(talk: Talk, text: Text) -> str:
    """Obstacles in the short meeting: one question, after the ideas where there are any."""
    if not talk.obstacles:
        return ""
    asked = text(_("Hva under «%(heading)s» kjenner dere igjen?")) % {"heading": talk.obstacles.heading}
    return f" {asked}" if talk.ideas else asked
