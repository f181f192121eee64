"""Write what is made from the schema: `_skjema.json` by write-ups and collections, and `_mal.md`.

A test fails when a file and the code differ; run this then.
"""

from __future__ import annotations

from pathlib import Path

from eksempelsamling.contributing.template import template
from eksempelsamling.curated.loading import folder_of
from eksempelsamling.json_schema import COLLECTION, WRITE_UP, as_text
from eksempelsamling.vocabulary import load_vocabulary

PRACTICES = Path(__file__).parent.parent / "practices"

if __name__ == "__main__":
    vocabulary, problems = load_vocabulary(PRACTICES)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    (PRACTICES / "_mal.md").write_text(template(vocabulary), encoding="utf-8")
    for folder, kind in ((PRACTICES, WRITE_UP), (folder_of(PRACTICES), COLLECTION)):
        (folder / "_skjema.json").write_text(as_text(vocabulary, kind), encoding="utf-8")
