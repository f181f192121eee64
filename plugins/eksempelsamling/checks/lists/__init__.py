"""The lists that the checks go by, one file a subject, read once.

They are data so that whoever knows the language can mend them without knowing the program, and so
that the browser's form can use the same ones; see `export.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def read(name: str) -> Mapping[str, Any]:
    """The file `name`.yml in this folder."""
    text = Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)  # type: ignore[no-any-return]


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of words, lower case; "_" stands for a space within one."""
    return frozenset(word.replace("_", " ") for word in read(name)[key].lower().split())


def phrases(name: str, key: str) -> list[str]:
    """A list of phrases, lower case, with "|" between them."""
    return [phrase.strip() for phrase in read(name)[key].lower().split("|")]


def pattern(key: str, name: str = "personopplysninger") -> str:
    """A regular expression, to be compiled without regard to case."""
    return str(read(name)["patterns"][key])
