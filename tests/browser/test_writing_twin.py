"""The form's writer does as the Python one, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from eksempelsamling.contributing.export import specification
from eksempelsamling.contributing.naming import id_of
from eksempelsamling.contributing.questions import QUESTIONS
from eksempelsamling.contributing.writing import field, nested, write
from eksempelsamling.site.assets import minified
from eksempelsamling.vocabulary import load_vocabulary
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.awkward import TEXTS, answers
from tests.browser.conftest import serving
from tests.conftest import ROOT

ASSETS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
VOCABULARY, _ = load_vocabulary(ROOT / "practices")
GENERATED = 400
SECTIONS = [name for name, question in QUESTIONS.items() if question.is_section]


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("twin")
    script = minified((ASSETS / "writing.js").read_text(encoding="utf-8"), "writing.js")
    (folder / "writing.js").write_text(script, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Tvilling</title>")
    with serving(folder) as url:
        page = chromium.new_page()
        page.goto(url)
        page.evaluate(
            "async (spec) => Object.assign(window, { w: await import('/writing.js'), spec })",
            specification(VOCABULARY),
        )
        yield page
        page.close()


def units(text: str) -> list[int]:
    """UTF-16, so that halves of characters reach the browser as they are."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2)]


TEXT = "(units) => { let t = ''; for (const u of units) t += String.fromCharCode(u); return t }"


def theirs(page: Page, many: list[dict[str, object]]) -> list[str]:
    sent = [
        {k: units(v) if isinstance(v, str) else [units(one) for one in v] for k, v in one.items()}
        for one in many
    ]
    return page.evaluate(
        f"""(many) => {{
            const text = {TEXT};
            const value = (v) => Array.isArray(v[0]) || !v.length ? v.map(text) : text(v);
            const read = (one) => Object.entries(one).map(([k, v]) => [k, value(v)]);
            return many.map((one) => w.write(Object.fromEntries(read(one)), spec));
        }}""",
        sent,
    )


def test_same_files_for_generated_answers(page: Page) -> None:
    seen: list[dict[str, object]] = []

    @settings(
        max_examples=GENERATED,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(answers(VOCABULARY, ("egen-erfaring", "ntnu-2022")))
    def collect(values: dict[str, object]) -> None:
        seen.append({k: v for k, v in values.items() if v != ""})

    collect()
    assert len(seen) >= GENERATED
    for values, made in zip(seen, theirs(page, seen), strict=True):
        assert made == write(values, VOCABULARY), values


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_same_files_for_awkward_texts(page: Page, language: str) -> None:
    many = [
        {
            "språk": language,
            **dict.fromkeys(("tittel", "sammendrag", "kontakt.rolle", *SECTIONS), t),
        }
        for t in TEXTS
    ]
    for values, made in zip(many, theirs(page, many), strict=True):
        assert made == write(values, VOCABULARY), ascii(values["tittel"])[:80]


def test_same_tryouts(page: Page) -> None:
    values = {
        "utprøvinger.1.størrelse": "liten",
        "utprøvinger.1.år": "2026",
        "utprøvinger.1.tilpasning": "Vi gjorde det: hver uke.",
        "utprøvinger.1.erfaring": "Det gikk greit. " * 20,
    }
    made = page.evaluate("(v) => w.field('utprøvinger', w.nested(v).get('utprøvinger'))", values)
    assert made == list(field("utprøvinger", nested(values)["utprøvinger"]))
    assert made[:3] == ["utprøvinger:", "  - størrelse: liten", "    år: 2026"]


def test_same_ids(page: Page) -> None:
    titles = [t for t in TEXTS if len(t) < 4000]
    titles += ["Felles morgenmøte", "Index", "😀", "a" * 61, f"{'a' * 60} b", "ord " * 20, "ÆØÅ ß"]

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(st.text())
    def collect(title: str) -> None:
        titles.append(title)

    collect()
    taken = {"felles-morgenmote", "felles-morgenmote-2", "omtale"}
    made = page.evaluate(
        f"([many, taken]) => many.map({TEXT}).map((title) => w.idOf(title, new Set(taken)))",
        [[units(t) for t in titles], sorted(taken)],
    )
    assert made == [id_of(t, taken) for t in titles]


def test_the_twin_needs_nothing_else() -> None:
    assert "import " not in Path(ASSETS / "writing.js").read_text(encoding="utf-8")
