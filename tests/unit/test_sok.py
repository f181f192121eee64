"""`praksis søk` as it is run: what it finds, what it says, and what it remembers."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.language.stem import words
from eksempelsamling.search import cache, command, documents
from eksempelsamling.search.collection import Collection
from eksempelsamling.search.synonyms import phrase
from eksempelsamling.search.whoosh_index import WhooshIndex
from eksempelsamling.thesaurus import load_thesaurus

from tests.conftest import BIN, BODY, ROOT, SOURCES, environment, write_up

HEADINGS = {
    "Slik gjøres det": "Slik blir det gjort",
    "Hva som skal til": "Kva som skal til",
    "Erfaringer": "Erfaringar",
    "Hva som kan hemme": "Kva som kan hemme",
    "Tilpasning": "Tilpassing",
}
"""As a text in nynorsk has them."""
TEXTS: dict[str, dict[str, str]] = {
    "morgenmote": {},
    "fadder": {
        "tittel": "Fadder for nyansatte",
        "sammendrag": "En erfaren kollega følger opp arbeidsevnevurderinger den første tiden.",
        "tema": "[nyansatte, kollegaveiledning]",
        "kontorstørrelse": "[stor]",
        "evidens": "forskningsbasert",
        "gjennomgått": "2024-03-01",
    },
    "leiing": {
        "tittel": "Lærande møte for teamleiarar",
        "sammendrag": "Teamleiarane øver på å leie møte. Dei les først.",
        "tema": "[teamledelse]",
        "kontorstørrelse": "[liten, stor]",
        "evidens": "forskningsbasert",
        "språk": "nn",
        "gjennomgått": "2025-06-15",
    },
}


def make(root: Path) -> Path:
    """A collection of three write-ups, a glossary and a thesaurus."""
    practices = root / "practices"
    practices.mkdir()
    shutil.copy(ROOT / "practices" / "_vokabular.yml", practices)
    (practices / "_kilder.yml").write_text(SOURCES, encoding="utf-8")
    (practices / "_ordliste.yml").write_text(
        "- ord: AAP\n  betyr: arbeidsavklaringspenger\n  forklaring: En ytelse.\n"
        "  grunnlag: allmennkunnskap\n",
        encoding="utf-8",
    )
    (practices / "_synonymer.yml").write_text("- [fadder, mentor]\n", encoding="utf-8")
    for name, changed in TEXTS.items():
        body = BODY
        for bokmal, nynorsk in HEADINGS.items() if "språk" in changed else ():
            body = body.replace(f"## {bokmal}\n", f"## {nynorsk}\n")
        (practices / f"{name}.md").write_text(write_up(body=body, **changed), encoding="utf-8")
    return root


def praksis(
    root: Path, *arguments: str, stdin: str | bytes = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed program. It must never end with a traceback."""
    result = subprocess.run(
        [BIN / "praksis", *arguments],
        cwd=root,
        env=environment() | {cache.VARIABLE: str(root / "lager")} | env,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
    )
    out, err = result.stdout.decode(), result.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(result.args, result.returncode, out, err)


def ids(root: Path, *arguments: str) -> list[str]:
    """The write-ups a command finds, in order."""
    result = praksis(root, "søk", "--json", *arguments)
    assert result.returncode == 0, result.stderr
    return [h["id"] for h in json.loads(result.stdout) if "/" not in h["id"]]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that tests only read."""
    return make(tmp_path_factory.mktemp("sok"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A collection to change."""
    return make(tmp_path)


@pytest.fixture
def lager(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, also for what runs inside the test."""
    monkeypatch.setenv(cache.VARIABLE, str(fresh / "lager"))
    return fresh / "lager"


WORDS = {
    "morgenmøte": "morgenmote",
    "fadderen": "fadder",  # inflected
    "lede møter": "leiing",  # bokmål finds nynorsk
    "mentor": "fadder",  # the thesaurus
    "morgenmte": "morgenmote",  # misspelt
    "laerande mote teamleiarar": "leiing",  # æ and ø typed otherwise
}
"""Query → the write-up that comes first."""
QUERIES: dict[str, set[str]] = {
    "evidens:forskningsbasert": {"fadder", "leiing"},
    "evidens:forskningsbasert -tema:nyansatte": {"leiing"},
    "evidens:forskningsbasert IKKE tema:nyansatte": {"leiing"},
    "-tema:nyansatte type:praksis": {"morgenmote", "leiing"},
    "evidens:forskningsbasert gjennomgått:[2025 TO]": {"leiing"},
    "type:praksis gjennomgått:[TO 2025]": {"fadder", "leiing"},
    "type:praksis gjennomgått:[2024-03 TIL 2025-05-01]": {"fadder"},
    "type:praksis gjennomgått:{2024-03-01 TO 2026}": {"leiing"},
    "gjennomgått:2024": {"fadder"},
    "gjennomgatt:1.3.2024": {"fadder"},
    'tema:"tid til læring"': set(),
    'tema:"Opplæring av nyansatte"': {"fadder"},
    "Kontorstorrelse:liten tema:team*": {"leiing"},
    "(tema:nyansatte ELLER tema:teamledelse)": {"fadder", "leiing"},
    "kontorstørrelse:stor OG språk:nn": {"leiing"},
    '"en erfaren kollega"': {"fadder"},
    '"kollega erfaren"': set(),
    'tema:teamledelse "teamlederne øver"': {"leiing"},
    "tittel:fadder kontorstørrelse:stor": {"fadder"},
    "kontorstørrelse:stor mentor": {"fadder"},  # plain words keep their synonyms,
    "type:praksis mentor morgenmte": {"fadder", "morgenmote"},  # and spellings; one will do
    "type:praksis OG mentor OG morgenmøte": set(),  # OG: all of them
    "tema:teamledlse": set(),
}
"""Query → the write-ups it finds."""


@pytest.fixture(scope="session")
def answers(root: Path) -> dict[str, list[str]]:
    """The write-ups that each query finds, in order, from one run."""
    queries = [*WORDS, *QUERIES]
    result = praksis(root, "søk", "--batch", stdin="\n".join(queries))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    practices = [[id for id in ids if "/" not in id] for ids in found]
    return dict(zip(queries, practices, strict=True))


@pytest.mark.parametrize("query", WORDS)
def test_words(answers: dict[str, list[str]], query: str) -> None:
    assert answers[query][0] == WORDS[query]


@pytest.mark.parametrize("query", QUERIES)
def test_query_language(answers: dict[str, list[str]], query: str) -> None:
    assert set(answers[query]) == QUERIES[query]


def test_words_need_no_quotes(root: Path) -> None:
    assert ids(root, "lærende", "møter") == ids(root, "lærende møter")
    assert ids(root, "-tema:nyansatte", "type:praksis", "-tema:teamledelse") == ["morgenmote"]


def test_the_order_comes_from_the_words(root: Path) -> None:
    either = "(tema:nyansatte ELLER tema:teamledelse)"
    assert ids(root, f"{either} fadder kollega møte") == ["fadder", "leiing"]
    assert ids(root, f"{either} lærande møte kollega") == ["leiing", "fadder"]
    assert ids(root, either) == ["leiing", "fadder"]  # no words: last reviewed first


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--tema", "nyansatte"], {"fadder"}),
        (["--tema", "nyansatte", "--tema", "teamledelse"], {"fadder", "leiing"}),
        (["--tema", "nyansatte", "--evidens", "praksisbasert"], set()),
        (["--kontorstørrelse", "liten"], {"leiing", "morgenmote"}),
        (["--språk", "nn"], {"leiing"}),
        (["--tema", "læringsarenaer", "morgen"], {"morgenmote"}),
        (["--evidens=forskningsbasert", "-tema:nyansatte"], {"leiing"}),
    ],
)
def test_filters(root: Path, options: list[str], found: set[str]) -> None:
    assert set(ids(root, *options)) == found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tema", "teamledlse"], "er ikke en verdi for «tema». Mente du «teamledelse»?"),
        (["--evidens", "qqq"], "Velg en av: praksisbasert"),
        (["tema:teamledlse"], "Mente du «teamledelse»?"),
        (["gjennomgått:[foo TO 2025]"], "«foo» er ikke en dato. Skriv 2025, 2025-03 eller"),
        (["--temaa", "x"], "Valget '--temaa' finnes ikke. Mente du '--tema'?"),
        (["--limit", "0", "x"], "--limit må være 1 eller mer."),
        ([], "Skriv hva du leter etter"),
        ([" "], "Skriv hva du leter etter"),
        (["x", "--practices", "borte"], "Fant ikke mappa «borte»"),
        (["x", "--documents", "practices/_kilder.yml"], "Hver linje skal være et JSON-objekt"),
    ],
)  # fmt: skip
def test_wrong_use(root: Path, arguments: list[str], told: str) -> None:
    result = praksis(root, "søk", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr


def test_output_for_people(root: Path) -> None:
    result = praksis(root, "sok", "vurdering", "første", "--tema", "nyansatte")
    title, facts, summary, address, _, count = result.stdout.splitlines()
    assert title == "Fadder for nyansatte"
    assert facts == (
        "  Opplæring av nyansatte, Kollegaveiledning · Store kontorer · Forskningsbasert · "
        "gjennomgått 01.03.2024"
    )
    assert "følger opp «arbeidsevnevurderinger» den «første» tiden." in summary
    assert address == "  praksis/fadder/"
    assert count == "1 treff."
    assert result.stderr == ""


def test_spelling_and_nothing_found(root: Path) -> None:
    told = praksis(root, "søk", "morgenmte").stdout
    assert told.startswith("Fant ikke alt i «morgenmte». Mente du «morgenmøte»?\n")
    assert praksis(root, "søk", "xyzzy").stdout == (
        "Ingen treff på «xyzzy». Prøv andre eller færre ord.\n"
    )
    assert "--tema" in praksis(root, "søk", "xyzzy", "--tema", "nyansatte").stdout


def test_json(root: Path) -> None:
    found = json.loads(praksis(root, "søk", "arbeidsevne", "--json", "--tema", "nyansatte").stdout)
    fields = {"id", "kind", "title", "summary", "uri", "score", "matched"}
    assert [set(hit) for hit in found] == [fields]
    assert (found[0]["id"], found[0]["kind"]) == ("fadder", "praksis")
    assert found[0]["matched"] == ["arbeidsevnevurderinger"]
    assert found[0]["score"] > 0
    assert praksis(root, "søk", "xyzzy", "--json").stdout == "[]\n"


def test_what_is_not_a_write_up_says_what_it_is(root: Path) -> None:
    shown = praksis(root, "søk", "aap arbeid nyansatte rapport").stdout
    first_lines = [
        text.split("\n")[0].replace("«", "").replace("»", "") for text in shown.split("\n\n")
    ]
    assert {"Ordliste: AAP (arbeidsavklaringspenger)", "Tema: Opplæring av nyansatte"} <= {
        *first_lines
    }
    assert "Fadder for nyansatte" in first_lines
    found = json.loads(praksis(root, "søk", "aap arbeid nyansatte rapport", "--json").stdout)
    kinds = {hit["id"].split("/")[0]: hit["kind"] for hit in found}
    assert kinds["ord"] == "ord"
    assert kinds["tema"] == "tema"
    assert kinds["fadder"] == "praksis"


def test_what_is_broken_is_left_out_with_a_word(fresh: Path) -> None:
    (fresh / "practices" / "feil.md").write_text(write_up(tema="[finnesikke]"), encoding="utf-8")
    for _ in range(2):
        result = praksis(fresh, "søk", "morgenmøte", "--limit", "1")
        assert result.returncode == 0
        assert result.stderr.startswith("1 omtale er ikke med, fordi noe må rettes.")


HOSTILE = [
    "a" * 10_000,
    "og " * 3_000,
    "og i på det som",
    "?!.,;:-–—_/\\'",
    ".*+?^${}()|[]\\",
    "(a+)+$" * 500,
    "😀👨‍👩‍👧 møte 😀",
    "\u202emøte\u200f\u2066 \u200b",
    "<script>alert(1)</script> <b>møte",
    '"møte',
    'møte "" " "" "',
    "((((" * 2_000,
    "tema:" * 1_000,
    "tema:nyansatte " * 700,
    "(" * 400 + "tema:nyansatte" + ")" * 400,
    "-" * 900 + "tema:nyansatte",
    "IKKE IKKE OG ELLER OG tema:nyansatte ELLER",
    "tema:* evidens:*",
    "***** tema:nyansatte *****",
    "tekst:a* tekst:*a tema:nyansatte",
    "gjennomgått:[0 TO 99999999999999999999]",
    "gjennomgått:[1000 TO 9999]",
    "tekst:[a TO å]",
    "tema:nyansatte [TO] [ TO ] {TO]",
    'tema:nyansatte "a b"~99999999999^1e999',
    "tema:nyansatte' OR 1=1; --",
    "id:fadder *:*",
    "tema:(nyansatte teamledelse)",
    "--tema nyansatte",
    "\x00\x07 møte \x1b[31m",
    "İı ſ ﬁ Å é",
    "e\u0301" * 3_000,
    "\r",
    "",
]


def test_hostile_queries_in_a_batch(root: Path) -> None:
    lines = [*HOSTILE, "fadder"]
    result = praksis(root, "søk", "--batch", "--limit", "3", stdin="\n".join(lines) + "\n")
    assert result.returncode == 0
    answers = [json.loads(line) for line in result.stdout.split("\n")[:-1]]
    assert len(answers) == len(lines)
    assert answers[-2] == []
    assert answers[-1][0] == "fadder"
    assert all(isinstance(answer, list) and len(answer) <= 3 for answer in answers)


def test_a_batch_takes_any_bytes(root: Path) -> None:
    result = praksis(root, "søk", "--batch", stdin=b"\xff\xfe\n\n\x00\nfadder")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert answers[:3] == [[], [], []]
    assert answers[3][0] == "fadder"


@pytest.mark.parametrize("query", [q for q in HOSTILE if len(q) < 40 and "\x00" not in q][::3])
def test_hostile_queries_one_by_one(root: Path, query: str) -> None:
    result = praksis(root, "søk", query)
    assert result.returncode in (0, 2)
    assert not set(result.stdout + result.stderr) & set("\u202e\u200f\u2066\x1b\x07")


def test_documents(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    rows = [
        {"id": "a", "lang": "nb", "title": "Mentor", "summary": "En \x1b[31m", "tags": ["x"]},
        {"id": "b", "title": "Noe \ud800 annet", "body": "fadder for alle"},
    ]  # fmt: skip
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for _ in range(2):
        result = praksis(
            root, "søk", "--batch", "--documents", str(file), stdin='mentor\n"for alle"'
        )
        assert [json.loads(line) for line in result.stdout.splitlines()] == [["a", "b"], ["b"]]
    assert "\x1b" not in praksis(root, "søk", "mentor", "--documents", str(file)).stdout
    elsewhere = praksis(tmp_path, "søk", "fadder", "--json", "--documents", str(file))
    assert [hit["id"] for hit in json.loads(elsewhere.stdout)] == ["b"]  # no registers there


# What is remembered


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_the_same_answer_with_and_without_a_cache(fresh: Path) -> None:
    queries = ["fadder", "tema:nyansatte kollega", "lærende møter"]
    first = [praksis(fresh, "søk", q).stdout for q in queries]
    assert [praksis(fresh, "søk", q).stdout for q in queries] == first
    env = {cache.VARIABLE: "/dev/null/lager"}
    assert [praksis(fresh, "søk", q, **env).stdout for q in queries] == first


def test_a_change_is_seen_at_once(fresh: Path) -> None:
    path = fresh / "practices" / "morgenmote.md"
    for title in ("Kveldsmøte", "Lunsjmøte", "Frokostmøte"):
        path.write_text(write_up(tittel=title), encoding="utf-8")
        assert ids(fresh, title)[0] == "morgenmote"
        assert ids(fresh, f"tittel:{title}") == ["morgenmote"]
    path.unlink()
    assert "morgenmote" not in ids(fresh, "frokostmøte")
    assert ids(fresh, "tittel:frokostmøte") == []


def test_a_change_of_the_thesaurus_is_seen(fresh: Path) -> None:
    assert ids(fresh, "kompis") == []
    (fresh / "practices" / "_synonymer.yml").write_text("- [fadder, kompis]\n", encoding="utf-8")
    assert ids(fresh, "kompis") == ["fadder"]


@pytest.mark.parametrize("damage", ["cut", "swap", "other", "folder"])
def test_a_damaged_cache_is_made_anew(fresh: Path, damage: str) -> None:
    query = ["søk", "tema:nyansatte kollega"]
    first = praksis(fresh, *query).stdout
    found = list(files(fresh / "lager"))
    assert len(found) == 4  # the state of the files, the ranking, the query language, one answer
    for path in found:
        content = path.read_bytes()
        if damage == "cut":
            path.write_bytes(content[: len(content) // 2])
        elif damage == "swap":
            path.write_bytes(content[:-20] + bytes(reversed(content[-20:])))
        elif damage == "other":  # whole, but not ours
            cache.write_sealed(str(path), b'{"key": 1}\n[]')
            path.write_bytes(path.read_bytes() or b"x")
        else:
            path.unlink()
            path.mkdir()
    result = praksis(fresh, *query)
    assert (result.returncode, result.stdout) == (0, first)


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"key": "x", "marks": 3}', b"\xff", b"null"])
def test_a_sealed_file_of_another_form_is_not_trusted(
    fresh: Path, lager: Path, content: bytes
) -> None:
    query = ["søk", "tema:nyansatte kollega"]
    first = praksis(fresh, *query).stdout
    for path in list(files(lager)):
        cache.write_sealed(str(path), content)
        assert cache.read_sealed(str(path)) == content
    assert praksis(fresh, *query).stdout == first


def test_a_remembered_index_is_not_opened_when_it_was_changed(fresh: Path, lager: Path) -> None:
    """Whoosh unpickles what it opens."""
    collection = Collection(fresh / "practices")
    assert collection.whoosh.read > 0
    path = next(path for path in files(lager) if path.name == "whoosh")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"MAIN", b"MAIM"))
    assert collection.shelf.read("whoosh") is None
    content = whole.partition(b"\n")[2]
    changed = content[:-1] + bytes([content[-1] ^ 1])
    collection.shelf.write("whoosh", changed)  # sealed anew
    assert collection.shelf.read("whoosh") == changed
    assert Collection(fresh / "practices").whoosh.read > 0


def test_only_what_changed_is_read_again(fresh: Path, lager: Path) -> None:
    everything = Collection(fresh / "practices").whoosh.read
    assert everything > len(TEXTS)
    assert Collection(fresh / "practices").whoosh.read == 0
    path = fresh / "practices" / "fadder.md"
    path.write_text(write_up(tittel="Ny tittel"), encoding="utf-8")
    assert 1 <= Collection(fresh / "practices").whoosh.read < len(TEXTS)  # it, and its terms


def test_an_updated_index_answers_as_a_new_one(fresh: Path) -> None:
    found = documents.of_catalogue(load(fresh / "practices"))
    updated = WhooshIndex()
    updated.update(found, {})
    changed = [replace(found[0], title="Noe helt annet"), *found[2:]]
    again = WhooshIndex(updated.as_bytes())
    assert again.update(changed, {})
    assert not again.update(changed, {})
    new = WhooshIndex()
    new.update(changed, {})
    collection = Collection(fresh / "practices")
    for query in ('"helt annet"', "tittel:fadder", "type:praksis", "-type:praksis"):
        asked = [i.ask(query, collection.understand, collection.term) for i in (again, new)]
        assert asked[0] == asked[1]
    assert again.read == 1


def test_a_folder_that_cannot_be_used_means_no_cache(fresh: Path) -> None:
    shared = fresh / "felles" / f"sok-{cache.VERSION}"
    shared.mkdir(parents=True)
    shared.chmod(0o777)  # others may write here
    for place in ("practices/lager", "docs/lager", "felles"):
        result = praksis(fresh, "søk", "fadder", **{cache.VARIABLE: str(fresh / place)})
        assert result.returncode == 0
        assert "Fadder" in result.stdout.replace("«", "")
    assert not list((fresh / "practices").glob("lager*"))
    assert not (fresh / "docs").exists()
    assert not list(shared.iterdir())


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(cache.VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        assert Path(cache.folder()).parent == tmp_path / ".cache" / "eksempelsamlingen"
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
        assert Path(cache.folder()).parent == tmp_path / "c" / "eksempelsamlingen"


def test_many_at_once(fresh: Path) -> None:
    env = environment() | {cache.VARIABLE: str(fresh / "lager")}
    command_line = [BIN / "praksis", "søk", "tema:nyansatte kollega", "--json"]
    running = [
        subprocess.Popen(command_line, cwd=fresh, env=env, stdout=subprocess.PIPE) for _ in range(4)
    ]
    found = {process.communicate()[0] for process in running}
    assert len(found) == 1
    assert json.loads(found.pop())[0]["id"] == "fadder"
    assert {process.returncode for process in running} == {0}
    assert len(list(files(fresh / "lager"))) == 4  # nothing is left behind
    assert ids(fresh, "tema:nyansatte kollega") == ["fadder"]


def test_answers_do_not_pile_up(fresh: Path, lager: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ANSWERS", 5)
    collection = Collection(fresh / "practices")
    for number in range(12):
        cache.remember([str(number)], collection.shelf, collection.key, "", ("ja", ""))
        assert cache.repeated([str(number)]) == ("ja", "")
    answers = lager / f"sok-{cache.VERSION}" / cache.ANSWERS
    assert len(list(answers.iterdir())) <= 5


def test_a_repeated_search_is_quick(root: Path) -> None:
    """At most three times what Python takes to start and import an empty package."""
    env = {k: v for k, v in environment().items() if k != "PYTHONDONTWRITEBYTECODE"}
    env[cache.VARIABLE] = str(root / "lager")
    praksis(root, "søk", "fadder")
    time.sleep(2.1)  # until the files have settled; see `cache.SETTLED`
    praksis(root, "søk", "fadder")

    def seconds(*arguments: str | Path) -> float:
        """Of work, which unlike the clock does not depend on what else the machine does."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(arguments, cwd=root, env=env, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    both = [
        (seconds(sys.executable, "-c", "import whoosh"), seconds(BIN / "praksis", "søk", "fadder"))
        for _ in range(20)
    ]
    assert min(search for _, search in both) <= 3 * min(imported for imported, _ in both)


HEAVY = {
    "click", "whoosh", "pydantic", "babel", "mkdocs", "markdown_it", "yaml", "simplemma", "pathlib",
    "dataclasses", "inspect", "typing", "difflib",
}  # fmt: skip
"""What takes too long to load for a plain search. Python starts with none of it."""


@pytest.mark.parametrize("query", ["fadder", "kollega møte morgenmte"])  # repeated, and new
def test_what_is_loaded_for_a_plain_search(root: Path, query: str) -> None:
    praksis(root, "søk", "fadder")
    program = (
        f"import sys; sys.argv = ['praksis', 'søk', {query!r}]\n"
        "from eksempelsamling.cli import main\n"
        "try: main()\n"
        "finally: print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    env = environment() | {cache.VARIABLE: str(root / "lager")}
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Fadder" in result.stdout.replace("«", "")
    assert not HEAVY & set(result.stderr.split())


def test_the_command_knows_every_facet() -> None:
    assert command.FACETS == documents.FACETS


def test_a_bold_word_is_for_terminals_only(root: Path) -> None:
    assert "\x1b" not in praksis(root, "søk", "fadder", NO_COLOR="").stdout


# The thesaurus


def test_a_thesaurus_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert load_thesaurus(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("content", "groups", "told"),
    [
        ("# ord\n- [fadder, mentor]\n- [a b, 'c']\n", [["fadder", "mentor"], ["a b", "c"]], []),
        ("- [a, b]\n- [c]\n- d\n", [["a", "b"]], ["2:3 feil-type", "3:3 feil-type"]),
        ("- [a, {b: c}, d]\n", [["a", "d"]], ["1:7 feil-type"]),
        ("- [a, ]\n- [a, '', b]\n", [["a", "b"]], ["1:3 feil-type", "2:7 feil-type"]),
        (f"- [a, b, {'c' * 81}]\n", [["a", "b"]], ["1:10 feil-type"]),
        ("a: [b, c]\n", [], ["1:1 feil-type"]),
        ("- [a, b\n", [], ["yaml-feil"]),
        ("", [], ["tomt-register"]),
        ("- &x [a, b]\n- *x\n", [], ["yaml-alias"]),
    ],
)  # fmt: skip
def test_thesaurus(tmp_path: Path, content: str, groups: list[list[str]], told: list[str]) -> None:
    (tmp_path / "_synonymer.yml").write_text(content, encoding="utf-8")
    found, problems = load_thesaurus(tmp_path)
    assert found == groups
    assert len(problems) == len(told)
    for problem, expected in zip(problems, told, strict=True):
        assert expected in str(problem)


def test_the_real_thesaurus_is_sound() -> None:
    groups, problems = load_thesaurus(ROOT / "practices")
    assert (len(groups) > 100, problems) == (True, [])


def test_the_real_thesaurus_keeps_the_rules_it_begins_with() -> None:
    """A word that search reads as another of its group says nothing; a phrase that small words
    leave one word of says too much: `få jobb` is read as `jobb`.
    """
    groups, _ = load_thesaurus(ROOT / "practices")
    read = [[phrase(word) for word in group] for group in groups]
    assert [group for group in groups if not 2 <= len(group) <= 8] == []
    assert [g for g, stems in zip(groups, read, strict=True) if len({*stems}) < len(stems)] == []
    written = [word for group in groups for word in group]
    assert [w for w in written if len(words(w)) > 1 and " " not in phrase(w)] == []
    often = Counter(stems for group in read for stems in group)
    assert [stems for stems, groups_with in often.items() if groups_with > 3] == []
    sets = [frozenset(group) for group in read]
    assert [sorted(a) for a in sets if any(a < b for b in sets)] == []
    assert len(set(sets)) == len(sets)
