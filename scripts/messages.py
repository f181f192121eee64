"""Collect the interface texts, and report what a language lacks.

    python scripts/messages.py          lists what is missing in each catalogue
    python scripts/messages.py --write  adds the missing messages, to be translated, and compiles
                                        the words of click, which gettext wants as a binary file

The message ids are the bokmål texts in the templates; see `eksempelsamling/i18n.py`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "plugins" / "eksempelsamling"
CLICK = PACKAGE / "locale" / "nb" / "LC_MESSAGES" / "messages.mo"
METHODS = [("**.py", "python"), ("**.html", "jinja2")]


def template() -> Catalog:
    """Every text that is marked for translation, with where it stands."""
    catalog = Catalog(domain="eksempelsamling", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(PACKAGE, METHODS):
        catalog.add(message, None, [(name, line)], (), comments, context=context)
    return catalog


def missing(language: str) -> list[str]:
    """Texts without a translation in `locale/<language>.po`."""
    known = read_po(_path(language).open("rb"), locale=language)
    return [
        str(message.id if isinstance(message.id, str) else message.id[0])
        for message in template()
        if message.id and not _translated(known, message.id)
    ]


def _translated(catalog: Catalog, id: str | Sequence[str]) -> bool:
    found = catalog.get(id if isinstance(id, str) else id[0])
    if found is None:
        return False
    return all(found.string) if isinstance(found.string, tuple) else bool(found.string)


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


def main() -> int:
    languages = ["nn"]
    lacking = {language: missing(language) for language in languages}
    for language, texts in lacking.items():
        for text in texts:
            print(f"{language}: {text}")
    if "--write" in sys.argv:
        CLICK.parent.mkdir(parents=True, exist_ok=True)
        CLICK.write_bytes(compiled_click())
        for language in languages:
            catalog = read_po(_path(language).open("rb"), locale=language)
            catalog.update(template(), no_fuzzy_matching=True)
            header = _path(language).read_text(encoding="utf-8").split("\n\n", 1)[0]
            body = io.BytesIO()
            write_po(body, catalog, omit_header=True, no_location=True, sort_output=True)
            text = f"{header}\n\n{body.getvalue().decode().strip()}\n"
            _path(language).write_text(text, encoding="utf-8")
        return 0
    stale = not CLICK.exists() or CLICK.read_bytes() != compiled_click()
    if stale:
        print("locale/click.po is not compiled: run with --write")
    return 1 if stale or any(lacking.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
