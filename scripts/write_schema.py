"""Write the JSON Schema of a write-up's head to `practices/_skjema.json`.

A test fails when the file and the code differ; run this then.
"""

from __future__ import annotations

from pathlib import Path

from eksempelsamling.json_schema import as_text
from eksempelsamling.vocabulary import load_vocabulary

PRACTICES = Path(__file__).parent.parent / "practices"

if __name__ == "__main__":
    vocabulary, problems = load_vocabulary(PRACTICES)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    (PRACTICES / "_skjema.json").write_text(as_text(vocabulary), encoding="utf-8")
