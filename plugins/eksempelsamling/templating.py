"""Jinja for our own pages: escaped by default, one environment a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import jinja2
from babel.lists import format_list
from markupsafe import Markup

from eksempelsamling.i18n import day, month, spoken, translations
from eksempelsamling.markup import render_line, without_marks
from eksempelsamling.model import Language, Practice, Term
from eksempelsamling.words import lower_first

GROUP_PATHS = {
    "tema": "tema/",
    "kontorstørrelse": "kontorstorrelse/",
    "evidens": "evidens/",
    "rolle": "rolle/",
    "nivå": "niva/",
    "fylke": "fylke/",
    "modenhet": "modenhet/",
}
"""The groups of terms that have pages, with their address."""


@cache
def environment(language: Language) -> jinja2.Environment:
    """The templates, with texts, terms and dates in `language`, one that the pages speak."""
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("eksempelsamling"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    env.filters["lower_first"] = lower_first
    env.globals |= {
        "language": language,
        "label": lambda term: term.label(language),
        "told": lambda term: term.told(language),
        "in_a_row": partial(in_a_row, language=language),
        "day": partial(day, language=language),
        "month": partial(month, language=language),
        "line": lambda text: Markup(render_line(text)),  # noqa: S704 – escapes its input
        "plain_line": without_marks,
        "term_path": term_path,
        "suits_all": suits_all,
        "sizes_in_words": partial(sizes_in_words, language=language),
        "lang_of": lambda practice: _lang(
            practice.language if practice.language != language else ""
        ),
        "lang_mark": lambda other: _lang(other if other != language else ""),
        "lang_here": lambda practice: _lang(language if practice.language != language else ""),
        "lang_of_registers": _lang("nb" if language != "nb" else ""),
        # What a register has in another language; the registers are in bokmål.
        "lang_in_registers": lambda entry: _lang(entry.language if entry.language != "nb" else ""),
        "letter_id": lambda letter: letter.casefold().replace("#", "annet"),
    }
    return env


def render(template: str, language: Language, href: Callable[[str], str], **values: Any) -> str:
    """HTML of one page. `href` turns a path below the site's root into a relative address."""
    return environment(spoken(language)).get_template(template).render(href=href, **values).strip()


def in_a_row(terms: Sequence[Term], language: Language, *, quoted: bool = False) -> str:
    """Names of terms within a sentence: "små kontorer eller store kontorer".

    `quoted` is for names that have an "eller" of their own.
    """
    names = [lower_first(term.label(language)) for term in terms]
    shown = [f"«{name}»" for name in names] if quoted else names
    return format_list(shown, style="or", locale=spoken(language))


def term_path(term: Term) -> str:
    """Where the page of a term is, below the site's root."""
    return f"{GROUP_PATHS[term.group]}{term.slug}/"


def sizes_in_words(practice: Practice, language: Language) -> str:
    """The office sizes of a card: names, or one word for all of them."""
    if suits_all(practice):
        return translations(language).gettext("Ikke knyttet til størrelse")
    return ", ".join(size.label(language) for size in practice.sizes)


def suits_all(practice: Practice) -> bool:
    """Whether a write-up suits offices of every size (small, medium and large)."""
    return len(practice.sizes) >= 3


def _lang(language: str) -> Markup:
    """A language mark where a text differs from the page around it."""
    return Markup(' lang="{}"').format(language) if language else Markup()
