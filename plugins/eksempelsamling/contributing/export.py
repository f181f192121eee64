"""What the form in the browser needs to know, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.checks import lists
from eksempelsamling.checks.wording import LONGEST
from eksempelsamling.contributing.questions import QUESTIONS, SECTION, Question
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.contributing.ways import LONGEST_ADDRESS, LONGEST_MAIL, Ways
from eksempelsamling.contributing.writing import prompt
from eksempelsamling.fields import REQUIRED_TO_PUBLISH, Head
from eksempelsamling.lint import MAX_LENGTH
from eksempelsamling.messages import MESSAGES
from eksempelsamling.vocabulary import Vocabulary

CODES = (
    "mangler-felt",
    "feil-type",
    "for-lang",
    "for-mange",
    "framtidig-dato",
    "merke-i-felt",
    "ukjent-kildemerke",
    "for-lang-tekst",
    "fødselsnummer",
    "privat-e-post",
    "kontonummer",
    "saksnummer",
    "telefonnummer",
    "navn-på-person",
    "navn-og-opplysning",
    "tungt-uttrykk",
    "lang-setning",
)
"""What the form can tell while somebody writes."""


WORD_LISTS = ("private_domains", "unit_mailboxes", "first_names", "diagnoses", "benefits")


def word_lists() -> dict[str, Any]:
    """The lists of the checks, as far as `personal.js` reads them."""
    personal = lists.read("personopplysninger")
    return {
        "patterns": personal["patterns"],
        **{name: personal[name] for name in WORD_LISTS},
        "heavy": lists.read("klarsprak"),
        "longest": LONGEST,
    }


def specification(vocabulary: Vocabulary) -> dict[str, Any]:
    """What `writing.js` needs to make a file."""
    return {
        "questions": list(QUESTIONS),
        "order": list(Head.model_fields),
        "needed": list(REQUIRED_TO_PUBLISH),
        "sections": [
            {
                "name": SECTION + term.id,
                "nb": [term.label("nb"), prompt(SECTION + term.id, "nb")],
                "nn": [term.label("nn"), prompt(SECTION + term.id, "nn")],
            }
            for term in vocabulary["seksjon"].values()
        ],
    }


def form_data(
    kind: str, questions: Iterable[Question], catalogue: Catalogue, ways: Ways
) -> dict[str, Any]:
    """What `contribute.js` needs on one page. `kind` says what is made of the answers."""
    asked = list(questions)
    data = {
        "kind": kind,
        "questions": {q.name: _question(q) for q in asked},
        "messages": {code: MESSAGES[code][:3] for code in CODES},
        "lists": word_lists(),
        "longestText": MAX_LENGTH,
        "longestAddress": LONGEST_ADDRESS,
        "longestMail": LONGEST_MAIL,
        "ways": asdict(ways),
    }
    if kind == "omtale":
        data["file"] = specification(catalogue.vocabulary)
        data["taken"] = sorted(
            {p.id for p in catalogue.practices}
            | {a for p in catalogue.practices for a in p.aliases}
        )
    return data


def _question(question: Question) -> dict[str, Any]:
    found = shape(question.name)
    return {
        "label": question.label,
        "kind": found.kind,
        "most": found.most,
        "beside": found.beside,
        "required": question.required,
    }
