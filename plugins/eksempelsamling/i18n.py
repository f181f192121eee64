"""Interface texts in the language of the page.

The message ids are the bokmål texts themselves; nynorsk stands in `locale/nn.po` and is read
straight from there, so that a translator's file needs no compiling. A language whose catalogue has
nothing yet, such as Northern Sámi, has bokmål around its texts.
"""

from __future__ import annotations

import gettext
import io
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from eksempelsamling.model import Language
from eksempelsamling.translatable import _

LOCALES = Path(__file__).parent / "locale"


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """The catalogue of `language`; a missing message falls back to bokmål."""
    return compiled(_catalog(language))


@cache
def spoken(language: Language) -> Language:
    """The language around texts in `language`: bokmål until a message of its own is translated."""
    return language if len(_catalog(language)) else "nb"


def translated(path: Path, language: str) -> Catalog:
    """The messages of a `.po` file that have words in every form they need."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    for message in [m for m in catalog if m.id and not is_translated(m)]:
        catalog.delete(message.id)
    return catalog


def is_translated(message: Message) -> bool:
    """Whether a message has words, in singular and plural where it has both."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def compiled(catalog: Catalog) -> gettext.NullTranslations:
    """What looks messages up in a catalogue, and gives the others back as they are."""
    made = io.BytesIO()
    write_mo(made, catalog)
    made.seek(0)
    return gettext.GNUTranslations(made)


@cache
def _catalog(language: Language) -> Catalog:
    path = LOCALES / f"{language}.po"
    return translated(path, language) if path.exists() else Catalog()


def day(value: date, language: Language = "nb") -> str:
    """A date in words: "21. november 2026"."""
    return format_date(value, "d. MMMM y", locale=spoken(language))


def month(value: date, language: Language = "nb") -> str:
    """A month as a heading: "November 2026"."""
    return format_date(value, "LLLL y", locale=spoken(language)).capitalize()


NAVIGATION = (
    _("Forside"),
    _("Alle eksempler"),
    _("Temaer"),
    _("Samlinger"),
    _("Nytt og endret"),
    _("Bidra"),
)
"""Titles that stand in `mkdocs.yml`, where the extraction of messages does not look."""
