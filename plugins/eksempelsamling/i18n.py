"""Interface texts in the language of the page.

The message ids are the bokmål texts themselves; nynorsk stands in `locale/nn.po` and is read
straight from there, so that a translator's file needs no compiling.
"""

from __future__ import annotations

import gettext
import io
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from eksempelsamling.model import Language
from eksempelsamling.translatable import _

LOCALES = Path(__file__).parent / "locale"


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """The catalogue of `language`; a missing message falls back to bokmål."""
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def day(value: date, language: Language = "nb") -> str:
    """A date in words: "21. november 2026"."""
    return format_date(value, "d. MMMM y", locale=language)


def month(value: date, language: Language = "nb") -> str:
    """A month as a heading: "November 2026"."""
    return format_date(value, "LLLL y", locale=language).capitalize()


NAVIGATION = (
    _("Forside"),
    _("Alle eksempler"),
    _("Temaer"),
    _("Samlinger"),
    _("Nytt og endret"),
    _("Bidra"),
)
"""Titles that stand in `mkdocs.yml`, where the extraction of messages does not look."""
