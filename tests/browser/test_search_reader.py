"""The browser's reader of the search data does as the Python one, word for word and hit for hit."""

from __future__ import annotations

import json
import random
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from eksempelsamling.catalogue import load
from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import fold, stem, words
from eksempelsamling.search import index, static, writer
from eksempelsamling.search.documents import FACETS, Document, of_catalogue, of_json_lines
from eksempelsamling.search.lexicon import Synonyms, distance
from eksempelsamling.search.synonyms import synonyms
from eksempelsamling.words import sort_key
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serving
from tests.conftest import ROOT, TODAY

pytestmark = pytest.mark.xdist_group("search-reader")

ASSETS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
SCRIPTS = ["language.js", "encoding.js", "lexicon.js", "loading.js", "search.js"]
"""The reader, each file after those it needs."""
MEASURED = ROOT.parent / "shared" / "relevans"
DEPTH = 20
GENERATED = 1200

SMALL = [
    Document("a", "Veiledning av nye ansatte", "Slik lærer de nye, på sykmeldingsmøtet.", ""),
    Document("b", "Arbeidsevnevurdering", "Hva brukeren kan få til i arbeid.", "", kind="ord"),
    Document("c", "Søknad om arbeidsavklaringspenger", "Nedsatt arbeidsevne.", "", language="nn"),
    Document("d", "Teamledelse", "Ledelse av team, og vurdering.", "", kind="ord"),
]
SAME = Synonyms([["aap", stem("arbeidsavklaringspenger")]], [["dagpeng", "søknad"]])

AWKWARD = [
    *(
        "",
        " ",
        "\0",
        "_",
        "a_b",
        "å",
        "a\u030a",
        "A\u030aRHUS",
        "É",
        "e\u0301",
        "ÆØÅ æøå",
        "ẞß",
        "İI ıi",
    ),
    *(
        "ΟΔΟΣ ΑΣ Σ ΣΑ ΑΣ\u0301 ΑΣ.Β",
        "ǅ ǆ",
        "ﬁ ﬂ ﬀ",
        "Ⅷ ⅷ",
        "①②",
        "½ ¼",
        "x²",
        "٣٤",
        "ﷺ",
        "中文字",
        "한국어",
    ),
    *(
        "क्षि",
        "ไทย",
        "עברית",
        "العربية",
        "𝐍𝐀𝐕 nav",
        "nav𝐍𝐀𝐕nav",
        "𐐀𐐁",
        "\uface \ufacf",
        "a\u200bb",
        "\u00ad",
    ),
    *(
        "\u202enav\u202c",
        "\ufeffnav",
        "n\u2060av",
        "👩‍💻 nav",
        "🇳🇴",
        "nav\ud800",
        "\udc00nav\ud800\udc00",
        "\ud83d",
    ),
    *(
        "constructor",
        "__proto__",
        "hasOwnProperty toString valueOf",
        "1999 100000 2fa 3. 4,5 12-årig",
    ),
    *(
        "læll brød gjøll eksempel eksemplet trussel trusler digitalt aktivt sykmeldt",
        "xl el l ll lll",
    ),
    *(
        "sjukmeldte tilsette rettleiing leiaren verksemda",
        "veke veker born leie",
        "øvelsene barnas uken",
    ),
    *(
        "ååå aaa aaaa aeoe oea aaea",
        "ing inger else hetene ningene as es s ss sss ssss",
        "ʼn ŉ K Å ſ",
    ),
]
HOSTILE = [
    *AWKWARD,
    *("a" * 10_000, "nav " * 2_500, "arbeidsevnevurdering" * 500, "å" * 10_000, "\u030a" * 10_000),
    *(" ".join(sorted(rules().stopwords)), "og", "i å og", "?!.,;:()[]{}", "-" * 500, "\n\t\r"),
    *(r".*+?^${}()|[\]\\", r"(a+)+$", "$& $1 $`", "%s %d {0}", "nav:* AND -tema:(", '"uferdig'),
    *(
        "😀😀😀",
        "😀nav😀",
        "\u200f\u202eעבnav",
        "<script>alert(1)</script>",
        "<img src=x onerror=1>",
    ),
    *(
        "&lt;b&gt; &amp; nav",
        "' OR 1=1 --",
        "../../nav",
        "javascript:nav",
        "\ud800 nav \udfff" * 50,
    ),
]


@dataclass
class Twin:
    """The same data read by both."""

    data: static.StaticData
    documents: Sequence[Document]
    folder: str


def _write(top: Path, name: str, made: index.Index, same: Synonyms, *rest: Any) -> Twin:
    files = writer.write(made, same, *rest)
    (top / name).mkdir()
    for file, script in writer.as_scripts(files)[1].items():
        (top / name / file).write_text(script, encoding="utf-8")
    return Twin(static.StaticData(files), made.documents, name)


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    for name in SCRIPTS:
        shutil.copy(ASSETS / name, folder)
    (folder / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:>"
    )
    return folder


@pytest.fixture(scope="module")
def twins(top: Path) -> dict[str, Twin]:
    catalogue = load(ROOT / "practices", TODAY)
    thesaurus = yaml.safe_load((ROOT / "practices/_synonymer.yml").read_text(encoding="utf-8"))
    same = synonyms(catalogue.glossary, thesaurus, catalogue.vocabulary)
    real = index.build(of_catalogue(catalogue))
    found = {
        "real": _write(top, "real", real, same, catalogue.vocabulary),
        # Most of its terms are rare: they come by first letter.
        "large": _write(top, "large", real, same, catalogue.vocabulary, 300),
        "small": _write(top, "small", index.build(SMALL), SAME),
        "none": _write(top, "none", index.build([]), Synonyms()),
    }
    if MEASURED.exists():
        documents = of_json_lines(MEASURED / "dokumenter.jsonl")
        found["measured"] = _write(top, "measured", index.build(documents), same)
    return found


@pytest.fixture(scope="module")
def page(chromium: Browser, top: Path, twins: dict[str, Twin]) -> Iterator[Page]:
    """A page with the reader as `reader`, and a `Search` for every set of data."""
    with serving(top) as address:
        page = chromium.new_page()
        page.goto(address)
        page.evaluate(
            """async (folders) => {
              const names = ["language", "lexicon", "loading", "search"];
              const modules = names.map((name) => import(`./${name}.js`));
              globalThis.reader = Object.assign({}, ...(await Promise.all(modules)));
              const open = (folder) => new reader.Search(reader.scriptLoader(`${folder}/`)).open();
              globalThis.searches = {};
              for (const folder of folders) searches[folder] = await open(folder);
              globalThis.rules = (await reader.scriptLoader("real/")("start")).language;
            }""",
            list(twins),
        )
        yield page
        page.close()


def _units(text: str) -> list[int]:
    """UTF-16 as numbers: half a pair cannot be sent as text."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [low | high << 8 for low, high in zip(encoded[::2], encoded[1::2], strict=True)]


def _answers(page: Page, twin: Twin, queries: Sequence[str]) -> list[Any]:
    return page.evaluate(
        """async ([folder, queries, depth]) => {
          const plain = (word) => [word.written, word.stem,
            [...word.terms].map(([term, { kind, percent }]) => [term, kind, percent]),
            word.splits, word.phrases];
          const answers = [];
          for (const units of queries) {
            const text = units.map((unit) => String.fromCharCode(unit)).join("");
            const { words, hits } = await searches[folder].search(text);
            const first = hits.slice(0, depth).map(({ document, score }) => [score, document]);
            answers.push([words.map(plain), first, hits.length]);
          }
          return answers;
        }""",
        [twin.folder, [_units(text) for text in queries], DEPTH],
    )


def _expected(twin: Twin, text: str) -> list[Any]:
    understood, hits = twin.data.search(text)
    plain = [
        [
            w.written,
            w.stem,
            [[t, m.kind, m.percent] for t, m in w.terms.items()],
            w.splits,
            w.phrases,
        ]
        for w in understood
    ]
    return json.loads(json.dumps([plain, hits[:DEPTH], len(hits)]))


def _agree(page: Page, twin: Twin, queries: Sequence[str]) -> int:
    """How many queries had hits, after all were found alike."""
    answers = _answers(page, twin, queries)
    assert len(answers) == len(queries)
    expected = [_expected(twin, text) for text in queries]
    differing = [
        (text[:80], theirs, ours)
        for text, theirs, ours in zip(queries, answers, expected, strict=True)
        if theirs != ours
    ]
    assert not differing, f"{len(differing)}: {differing[0]}"
    return sum(hits > 0 for *_, hits in expected)


def _generated(twin: Twin, number: int) -> list[str]:
    """Queries as people type them, from the titles. The same every time."""
    chance = random.Random(20261121)
    titles = [found for d in twin.documents if (found := words(d.title))]
    letters = "abcdefghijklmnopqrstuvwxyzæøå"

    def some() -> list[str]:
        title = chance.choice(titles)
        start = chance.randrange(len(title))
        return title[start : start + chance.randint(1, 4)]

    def typo(word: str) -> str:
        at = chance.randrange(max(1, len(word)))
        new = chance.choice(letters)
        rest = word[at + 1 :]
        return chance.choice(
            [
                word[:at] + rest,
                word[:at] + new + rest,
                word[:at] + new + word[at:],
                word[:at] + rest[:1] + word[at : at + 1] + rest[1:],
            ]
        )

    def split(word: str) -> str:
        at = chance.randint(1, max(1, len(word) - 1))
        return f"{word[:at]} {word[at:]}"

    def nynorsk(word: str) -> str:
        for nn, nb in chance.sample(rules().roots, len(rules().roots)):
            word = word.replace(nb, nn, 1)
        return word.replace("lig", "leg")

    def otherwise(word: str) -> str:
        spelled = chance.choice(
            [("ae", "oe", "aa"), ("a", "o", "a"), ("ä", "ö", "å"), ("æ", "ø", "a\u030a")]
        )
        for letter, other in zip("æøå", spelled, strict=True):
            word = word.replace(letter, other)
        return word

    ways = [
        " ".join,
        lambda found: " ".join(map(typo, found)),
        lambda found: " ".join(typo(typo(word)) for word in found),
        "".join,
        lambda found: typo("".join(found)),
        lambda found: " ".join(map(split, found)),
        lambda found: " ".join(word[: chance.randint(1, len(word))] for word in found),
        lambda found: " ".join(map(nynorsk, found)),
        lambda found: " ".join(map(otherwise, found)).upper(),
        lambda found: " ".join([*found, *some(), chance.choice(("i", "og", "på nav"))]),
    ]
    return [ways[i % len(ways)](some()) for i in range(number)]


def _all_words(twins: dict[str, Twin]) -> list[str]:
    texts = [
        t for twin in twins.values() for d in twin.documents for t in (d.title, d.summary, d.body)
    ]
    found = {word for text in [*texts, *AWKWARD] for word in words(text)}
    return sorted(found.union(*(twin.data.terms for twin in twins.values())))


def test_same_stems_and_folds(page: Page, twins: dict[str, Twin]) -> None:
    all_words = _all_words(twins)
    assert len(all_words) > 3000
    theirs = page.evaluate(
        "(list) => list.map((word) => [reader.stem(word, rules), reader.fold(word)])", all_words
    )
    assert theirs == [[stem(word), fold(word)] for word in all_words]


def test_same_words(page: Page, twins: dict[str, Twin]) -> None:
    texts = [f"{d.title}\n{d.summary}\n{d.body}" for d in twins["real"].documents]
    texts += HOSTILE
    theirs = page.evaluate(
        """(texts) => texts.map((units) =>
          reader.words(units.map((unit) => String.fromCharCode(unit)).join("")))""",
        [_units(text) for text in texts],
    )
    assert theirs == [words(text) for text in texts]


def test_same_letters(page: Page) -> None:
    """Every character that both know: what is a letter, and its lower case."""
    theirs = page.evaluate(
        """() => Array.from({ length: 0x20000 },
          (_, point) => reader.words(`a${String.fromCodePoint(point)}b`).join(" "))"""
    )
    ours = [" ".join(words(f"a{chr(point)}b")) for point in range(0x20000)]
    known = [point for point in range(0x20000) if unicodedata.category(chr(point)) != "Cn"]
    assert [hex(p) for p in known if theirs[p] != ours[p]] == []


def test_same_distances(page: Page, twins: dict[str, Twin]) -> None:
    chance = random.Random(3)
    terms = twins["real"].data.terms
    pairs = [("", "", 0), ("", "ab", 2), ("ab", "ba", 1), ("abc", "ca", 3), ("a", "", 0)]
    for _ in range(6000):
        one = chance.choice(terms)
        other = chance.choice(terms) if chance.random() < 0.3 else list(one)
        for _ in range(chance.randint(0, 3)):
            other = [*other]
            at = chance.randint(0, len(other))
            way = chance.randrange(3)
            if way == 0:
                other.insert(at, chance.choice("aeinrtø"))
            elif way == 1:
                del other[at : at + 1]
            else:
                other[at : at + 2] = reversed(other[at : at + 2])
        pairs.append((one, "".join(other), chance.randint(0, 3)))
    theirs = page.evaluate("(pairs) => pairs.map((pair) => reader.distance(...pair))", pairs)
    assert theirs == [distance(*pair) for pair in pairs]


def test_same_hits_for_generated_queries(page: Page, twins: dict[str, Twin]) -> None:
    queries = _generated(twins["real"], GENERATED)
    assert len(set(queries)) >= 1000
    assert _agree(page, twins["real"], queries) > 0.8 * len(queries)


def test_same_hits_for_the_measured_queries(page: Page, twins: dict[str, Twin]) -> None:
    twin = twins.get("measured")
    if not twin:
        pytest.skip("the relevance set is not here")
    asked = json.loads((MEASURED / "sporringer.json").read_text(encoding="utf-8"))
    queries = [one["query"] for one in asked]
    assert _agree(page, twin, queries) == len(queries)
    assert _agree(page, twin, _generated(twin, GENERATED // 3)) > 0


def test_same_understanding_of_the_glossary(page: Page, twins: dict[str, Twin]) -> None:
    twin = twins["large"]
    chance = random.Random(5)
    phrases = sorted(twin.data.lexicon.synonyms)
    alone = chance.sample(phrases, 400)
    together = [" ".join(chance.sample(phrases, 3)) for _ in range(100)]
    assert _agree(page, twin, [*alone, *together]) > 300


@pytest.mark.parametrize("name", ["real", "large", "small", "none"])
def test_hostile_queries(page: Page, twins: dict[str, Twin], name: str) -> None:
    chance = random.Random(7)
    alphabet = [
        *"aeiou nrstæøå -_.<>&\"'\\/(){}[]*?^$|",
        "\u202e",
        "\ud800",
        "\udc00",
        "😀",
        "𝐍",
        "\u0301",
    ]
    noise = ["".join(chance.choices(alphabet, k=chance.randint(1, 60))) for _ in range(300)]
    _agree(page, twins[name], [*HOSTILE, *noise])


def test_documents_facets_and_orders(page: Page, twins: dict[str, Twin]) -> None:
    twin = twins["real"]
    got = page.evaluate(
        """async () => {
          const search = searches.real;
          const all = Array.from({ length: search.count }, (_, number) => number);
          const facets = search.facets.map(({ facet, values }) => [facet,
            values.map(({ id, name, nn, documents }) => [id, name, nn, [...documents]])]);
          const orders = [await search.byReview(), search.practices];
          return { documents: await search.documents(all), facets, orders };
        }"""
    )
    assert got["documents"] == [
        {
            "number": number, "id": d.id, "title": d.title, "summary": d.summary, "uri": d.uri,
            "kind": d.kind, "language": d.language,
        }
        for number, d in enumerate(twin.documents)
    ]  # fmt: skip
    for facet, values in got["facets"]:
        for id, name, _, carriers in values:
            assert id and name
            assert carriers and all(twin.documents[n].facets[facet] for n in carriers)
    writeups = [n for n, d in enumerate(twin.documents) if d.kind == "praksis"]
    by_review, by_title = got["orders"]
    assert sorted(by_review) == by_title == writeups
    titles = [twin.documents[n].title for n in by_title]
    assert titles == sorted(titles, key=sort_key)
    assert [facet for facet, _ in got["facets"]] == list(FACETS)
    dates = [twin.documents[n].reviewed for n in by_review]
    assert dates == sorted(dates, reverse=True)
    assert sum(len(c) for f, v in got["facets"] if f == "språk" for *_, c in v) == len(writeups)


@pytest.mark.parametrize(
    ("asked", "number", "marked", "reasons"),
    [
        ("veiledning", 0, ["Veiledning"], []),
        ("rettleiing", 0, ["Veiledning"], []),
        ("VEILEDNINGA", 0, ["Veiledning"], []),
        ("vurdering", 1, ["Arbeidsevnevurdering"], []),
        ("evne", 1, ["Arbeidsevnevurdering"], []),
        ("arbeidsevne", 1, ["Arbeidsevnevurdering", "arbeid"], []),
        ("soknad", 2, ["Søknad"], []),
        ("tamledelse", 3, ["Teamledelse", "Ledelse", "team"], ["typo tamledelse teamledelse"]),
        ("aap", 2, ["arbeidsavklaringspenger"], ["synonym aap arbeidsavklaringspenger"]),
        ("dagpenger", 2, ["Søknad"], ["synonym dagpenger søknad"]),
        ("xyz", 2, [], []),
    ],
)
def test_marks_and_reasons(
    page: Page, asked: str, number: int, marked: list[str], reasons: list[str]
) -> None:
    got = page.evaluate(
        """async ([asked, number]) => {
          const { words } = await searches.small.search(asked);
          const [{ title, summary }] = await searches.small.documents([number]);
          const text = `${title}. ${summary}`;
          const marked = searches.small.marks(text, words).map((range) => text.slice(...range));
          const told = (reasons) => reasons.map((r) => `${r.kind} ${r.written} ${r.other}`);
          const { small } = searches;
          return [marked, told(small.reasons(words, number)), told(small.reasons(words))];
        }""",
        [asked, number],
    )
    assert got[0] == marked
    assert got[1] == got[2] == reasons


def test_marks_are_whole_words_of_any_text(page: Page) -> None:
    """Also where accents stand apart and letters are two units."""
    got = page.evaluate(
        """async (texts) => {
          const { words } = await searches.small.search("søknad veiledning");
          return texts.map((text) => searches.small.marks(text, words));
        }""",
        ["😀 Søknad", "Sa\u030a søknad", "<b>veiledning</b>", "", "veiledningsmøte 𝐍 søknader"],
    )
    assert got == [[[3, 9]], [[4, 10]], [[3, 13]], [], [[0, 15], [19, 27]]]


def test_a_file_is_fetched_once_and_a_failure_can_be_tried_again(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    got = page.evaluate(
        """async () => {
          const load = reader.scriptLoader("missing/");
          const failed = () => load("start").then(() => "loaded", (error) => error.message);
          const search = new reader.Search(reader.scriptLoader("real/"));
          const [one, other] = await Promise.all([search.open(), search.open()]);
          const old = new reader.Search(async () => ({ version: 0 }));
          return [await failed(), await failed(), one === search && other === search,
            await old.open().catch((error) => error.message)];
        }"""
    )
    assert got[0] == got[1] and "start.js" in got[0]
    assert got[2:] == [True, "search data of another version"]
    assert asked == ["start.js", "start.js"]


def test_what_is_little_is_fetched_after_the_first_answer(page: Page, top: Path) -> None:
    page.evaluate(
        """async () => {
          const real = reader.scriptLoader("real/");
          globalThis.asked = new Set();
          const search = new reader.Search((name) => (asked.add(name), real(name)));
          globalThis.ahead = await search.open();
        }"""
    )
    assert page.evaluate("[...asked]") == ["start"]
    page.evaluate("ahead.search('zzz')")
    files = {file.stem for file in (top / "real").iterdir()} - {"reviewed"}
    page.wait_for_function("(count) => asked.size >= count", arg=len(files))
    assert set(page.evaluate("[...asked]")) == files


def test_can_be_bundled(chromium: Browser) -> None:
    """A page from disk has no modules: there the files are parts of one script."""
    sources = [(ASSETS / name).read_text(encoding="utf-8").splitlines() for name in SCRIPTS]
    assert max(map(len, sources)) <= 300
    written = [line for lines in sources for line in lines if not line.startswith("import ")]
    lines = [line.removeprefix("export ") for line in written]
    assert not [line for line in lines if line.startswith(("export", "import", "await"))]
    page = chromium.new_page()
    page.add_script_tag(content="\n".join(lines))
    assert page.evaluate("[words('Én Å').join(), fold('blåbær'), typeof Search]") == [
        "én,å", "blabar", "function",
    ]  # fmt: skip
    page.close()
