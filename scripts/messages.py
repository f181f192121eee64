"""Collect the interface texts, and report what a language lacks.

    python scripts/messages.py          lists what is missing in each catalogue that must be whole,
                                        and how many in those that are only prepared
    python scripts/messages.py --all    lists what is missing in these too
    python scripts/messages.py --write  adds the missing messages, to be translated, and compiles
                                        the words of click, which gettext wants as a binary file

The message ids are the bokmål texts in the templates; see `eksempelsamling/i18n.py`.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from eksempelsamling.i18n import translated

PACKAGE = Path(__file__).parent.parent / "plugins" / "eksempelsamling"
CLICK = PACKAGE / "locale" / "nb" / "LC_MESSAGES" / "messages.mo"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
WHOLE = ("nn",)
"""Languages that must have every message."""
PREPARED = ("se",)
"""Languages that wait for a translator: what is missing is in bokmål on their pages."""


def template() -> Catalog:
    """Every text that is marked for translation, with where it stands."""
    catalog = Catalog(domain="eksempelsamling", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(PACKAGE, METHODS):
        catalog.add(message, None, [(name, line)], (), comments, context=context)
    return catalog


def missing(language: str) -> list[str]:
    """Texts without a translation in `locale/<language>.po`."""
    known = translated(_path(language), language)
    return [
        str(message.id if isinstance(message.id, str) else message.id[0])
        for message in template()
        if message.id and message.id not in known
    ]


def _path(language: str) -> Path:
    return PACKAGE / "locale" / f"{language}.po"


def compiled_click() -> bytes:
    """What must stand in `CLICK`: the compiled `locale/click.po`."""
    out = io.BytesIO()
    with _path("click").open("rb") as file:
        catalog = read_po(file, locale="nb")
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(out, catalog)
    return out.getvalue()


def _write(language: str) -> None:
    """Add the messages a catalogue lacks, and take out those that are no longer used."""
    path = _path(language)
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.update(template(), no_fuzzy_matching=True)
    header = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
    body = io.BytesIO()
    write_po(
        body, catalog, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True
    )
    path.write_text(f"{header}\n\n{body.getvalue().decode().strip()}\n", encoding="utf-8")


def main() -> int:
    if "--write" in sys.argv:
        CLICK.parent.mkdir(parents=True, exist_ok=True)
        CLICK.write_bytes(compiled_click())
        for language in WHOLE + PREPARED:
            _write(language)
    lacking = {language: missing(language) for language in WHOLE + PREPARED}
    total = sum(1 for message in template() if message.id)
    for language, texts in lacking.items():
        if language in WHOLE or "--all" in sys.argv:
            for text in texts:
                print(f"{language}: {text}")
        print(f"{language}: {len(texts)} of {total} messages are missing")
    stale = not CLICK.exists() or CLICK.read_bytes() != compiled_click()
    if stale:
        print("locale/click.po is not compiled: run with --write")
    return 1 if stale or any(lacking[language] for language in WHOLE) else 0


if __name__ == "__main__":
    sys.exit(main())
