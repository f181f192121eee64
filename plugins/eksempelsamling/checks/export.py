"""What the form in the browser needs to check a text while it is written: lists and messages.

The same files that the checks here read, so that a rule or a word stands in one place. The
browser compiles each pattern with the flags `i` and `u` (but `name_and_age` without `i`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eksempelsamling.checks import lists
from eksempelsamling.checks.identity import DAYS, MONTHS_ADDED
from eksempelsamling.checks.prose import ABBREVIATIONS, LONG_WORD
from eksempelsamling.checks.template import read_template
from eksempelsamling.checks.wording import LONGEST, SHOWN
from eksempelsamling.messages import ACCEPT, MESSAGES

WORD_LISTS = {
    "personopplysninger": ("private_domains", "unit_mailboxes", "first_names"),
    "palegg": ("addressed", "orders", "unless"),
    "virkning": ("unless",),
}
PHRASE_LISTS = {
    "personopplysninger": ("diagnoses", "benefits", "nationalities", "occupations"),
    "palegg": ("phrases",),
    "virkning": ("shares", "effects"),
}


def as_json(practices: Path) -> dict[str, Any]:
    """Everything, as what JSON can hold; the same for the same files.

    Args:
        practices: the folder of write-ups, whose template has the prompts.

    """
    template = read_template(practices)
    return {
        "words": {
            f"{n}.{k}": sorted(lists.words(n, k)) for n, ks in WORD_LISTS.items() for k in ks
        },
        "phrases": {f"{n}.{k}": lists.phrases(n, k) for n, ks in PHRASE_LISTS.items() for k in ks},
        "heavy": {language: lists.read("klarsprak")[language] for language in ("nb", "nn")},
        "patterns": {
            **lists.read("personopplysninger")["patterns"],
            "amounts": lists.read("virkning")["amounts"],
        },
        "abbreviations": sorted(ABBREVIATIONS),
        "prompts": {"fields": sorted(template.of_fields), "body": sorted(template.of_body)},
        "limits": {"sentence": LONGEST, "shown": SHOWN, "long_word": LONG_WORD},
        "identity": {"months_added": MONTHS_ADDED, "days": DAYS},
        "messages": {code: told._asdict() for code, told in MESSAGES.items()},
        "accept": ACCEPT,
    }
