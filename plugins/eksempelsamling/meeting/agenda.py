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
from eksempelsamling.translatable import _

READING = 7
"""Minutes for reading in the long meeting."""

READ = _("Les")
NOTICED = _("Hva la vi merke til?")
TALK = _("Spørsmål å snakke om")
TRY = _("Hva kan vi prøve?")
OBSTACLES = _("Hva kan hemme hos oss?")
FOLLOW_UP = _("Hvem følger opp, og når?")

ROUND = _("Ta en runde. Alle sier én ting: noe kjent, noe nytt eller noe de lurer på.")
SMALL_ENOUGH = _("Velg én ting som er liten nok til å prøve snart.")
WRITE_DOWN = _(
    "Skriv ned hvem som gjør hva, og når dere ser på det igjen. Det er også et svar at dette ikke "
    "passer hos dere nå."
)

SEVERAL_SHORT = (
    (3, _("Velg ett eksempel"), _("Se på titlene, og velg den dere har mest bruk for nå.")),
    (4, READ, _("Alle leser det samme eksemplet. Åpne det på nettsiden hvis dere kan.")),
    (7, TALK, _("Velg ett eller to av spørsmålene til eksemplet.")),
    (3, TRY, SMALL_ENOUGH),
    (3, FOLLOW_UP, WRITE_DOWN),
)
SEVERAL_LONG = (
    (
        3,
        _("Del eksemplene mellom dere"),
        _("Hver leser ett. Er dere tre, velger dere tre. Er dere mange, leser to og to det samme."),
    ),
    (READING, READ, _("Se etter én ting som kunne vært nyttig hos dere.")),
    (
        12,
        _("Fortell hverandre"),
        _("Et par minutter hver: Hva handler eksemplet om, og hva la du merke til?"),
    ),
    (11, TALK, _("Velg det eksemplet flest vil vite mer om, og ta spørsmålene til det.")),
    (
        8,
        TRY,
        _("Velg én ting som er liten nok til å prøve snart. Hva kan hemme hos dere?"),
    ),
    (4, FOLLOW_UP, WRITE_DOWN),
)

NO_PREPARATION = _(
    "Ingen trenger å ha forberedt seg. Send gjerne lenken på forhånd til dem som vil lese mer."
)
PRINT_ONE = _("Skriv ut «Ark til alle» til hver. Du som leder møtet, trenger alle sidene.")
PRINT_SEVERAL = _(
    "Alle trenger eksemplene foran seg, på skjerm eller papir. Velg gjerne ut noen få på forhånd."
)
HOW_MANY = _(
    "Er dere tre til fem, snakker alle sammen. Er dere flere, deler dere dere i grupper på tre til "
    "fem når dere tar spørsmålene."
)
KEEP_TIME = _(
    "La én passe tida. Minuttene er et forslag. Det er bedre å ta ett spørsmål enn å skynde seg "
    "gjennom alle."
)

TRIED = (
    _("Hva prøvde vi?"),
    _("Hva gikk bra?"),
    _("Hva gikk ikke bra?"),
    _("Hva ville vi gjort annerledes?"),
    _("Kontorets størrelse og år (kontoret kan være uten navn)"),
)

Text = Callable[[str], str]


def of_one(talk: Talk, language: Language) -> tuple[Agenda, ...]:
    """The agendas of one write-up."""
    text = translations(language).gettext
    ideas, obstacles = _about_ideas(talk, text), _about_obstacles(talk, text)
    short = (
        Step(4, text(READ), text(_("Alle leser arket hver for seg."))),
        Step(3, text(NOTICED), text(ROUND)),
        Step(6, text(TALK), _about_questions(talk, text, few=True)),
        Step(4, text(TRY), f"{ideas} {_recognised(talk, text)}".strip()),
        Step(3, text(FOLLOW_UP), text(WRITE_DOWN)),
    )
    long = (
        Step(READING, text(READ), _reading(talk.minutes, language)),
        Step(6, text(NOTICED), text(ROUND)),
        Step(14, text(TALK), _about_questions(talk, text, few=False)),
        Step(8, text(TRY), ideas),
        Step(6, text(OBSTACLES), obstacles),
        Step(4, text(FOLLOW_UP), text(WRITE_DOWN)),
    )
    return _agenda(short, text(NOTICED)), _agenda(long, text(NOTICED))


def of_several(language: Language) -> tuple[Agenda, ...]:
    """The agendas of a collection or of a list."""
    text = translations(language).gettext
    return tuple(
        Agenda(tuple(Step(minutes, text(title), text(how)) for minutes, title, how in steps))
        for steps in (SEVERAL_SHORT, SEVERAL_LONG)
    )


def before(language: Language, *, several: bool) -> tuple[str, ...]:
    """What the one who leads a meeting does well to know before it."""
    text = translations(language).gettext
    print_it = PRINT_SEVERAL if several else PRINT_ONE
    return tuple(map(text, (NO_PREPARATION, print_it, HOW_MANY, KEEP_TIME)))


def tried(language: Language) -> tuple[str, ...]:
    """What an office that has tried it is asked afterwards."""
    return tuple(map(translations(language).gettext, TRIED))


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
    if minutes > READING:
        told = translated.gettext(
            "Les arket, og så mye dere rekker av eksemplet. Det tar om lag %(num)s minutter å lese "
            "alt."
        )
    else:
        told = translated.ngettext(
            "Les hele eksemplet. Det tar om lag %(num)s minutt.",
            "Les hele eksemplet. Det tar om lag %(num)s minutter.",
            minutes,
        )
    return told % {"num": minutes}


def _about_questions(talk: Talk, text: Text, *, few: bool) -> str:
    if not talk.questions:
        return ""
    told = (
        text(_("Velg ett eller to av spørsmålene under «%(heading)s»."))
        if few
        else text(_("Ta spørsmålene under «%(heading)s». Begynn med det viktigste for dere."))
    )
    return told % {"heading": talk.questions.heading}


def _about_ideas(talk: Talk, text: Text) -> str:
    if not talk.ideas:
        return ""
    names = text(_(" og ")).join(f"«{part.heading}»" for part in talk.ideas)
    return (
        text(_("Møtelederen leser opp fra %(parts)s.")) % {"parts": names}
        + " "
        + text(SMALL_ENOUGH)
    )


def _about_obstacles(talk: Talk, text: Text) -> str:
    if not talk.obstacles:
        return ""
    heading = talk.obstacles.heading
    told = text(_("Møtelederen leser opp fra «%(heading)s». Hva kjenner dere igjen?"))
    return told % {"heading": heading}


def _recognised(talk: Talk, text: Text) -> str:
    """The obstacles in the short meeting: one question."""
    if not talk.obstacles:
        return ""
    return text(_("Hva under «%(heading)s» kjenner dere igjen?")) % {
        "heading": talk.obstacles.heading
    }
