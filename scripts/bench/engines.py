"""Search engines: documents → the files that a browser searches them with.

Each engine has an adapter of the same name in `page.js`. A document is known to the peers by its
number, so that no address has letters that one of them would write otherwise.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol, cast

from eksempelsamling.search import index, writer
from eksempelsamling.search.documents import Document
from eksempelsamling.search.lexicon import Synonyms
from eksempelsamling.vocabulary import Vocabulary
from mkdocs.config.defaults import MkDocsConfig

from bench.server import Host

PAGEFIND = "pagefind@1.5"
MATERIAL_FILES = ("workers/search.*.min.js", "lunr/min/lunr.stemmer.support.min.js",
                  "lunr/min/lunr.no.min.js")  # fmt: skip
PLAIN_PAGE = "/bench/index.html"
OUR_PAGE = "/site/praksis/bench.html"
READERS = ("explorer.js", "suggest.js")
"""What boot.js loads for those who search; the other scripts are those they import."""
IMPORTED = re.compile(r"""from\s*["']\./([^"']+)["']""")
BOOT = re.compile(r'<script src="[^"]*boot\.js"></script>')


@dataclass
class Stopwatch:
    """Seconds of computing, of this process and the programs it ran."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Fills in the stopwatch when the block ends. Other programs' work does not count."""
    watch = Stopwatch()
    before = sum(os.times()[:4])
    yield watch
    watch.seconds = sum(os.times()[:4]) - before


class Engine(Protocol):
    """What is measured."""

    name: str

    @property
    def prefix(self) -> str:
        """Where its files are served."""

    @property
    def page(self) -> str:
        """The page it is searched from."""

    def prepare(self, documents: Sequence[Document], host: Host) -> Stopwatch:
        """Make the search data and serve it; the time is that of making it."""


@dataclass
class Ours:
    """The search of this project."""

    synonyms: Synonyms
    vocabulary: Vocabulary
    name: str = "ours"
    prefix: str = "/ours"
    page: str = OUR_PAGE
    files: Mapping[str, str] = field(default_factory=dict)
    """The search data of the last documents."""

    def serve_site(self, root: Path, folder: Path, host: Host) -> str:
        """Build the site of the repository `root` into `folder` and serve its explorer, asleep.

        What went wrong, or an empty text.
        """
        mkdocs = Path(sys.executable).with_name("mkdocs")
        build: list[str | Path] = [mkdocs, "build", "--quiet", "--site-dir", str(folder)]
        done = subprocess.run(build, cwd=root, check=False, capture_output=True, text=True)
        if done.returncode:
            return f"the site does not build: {done.stderr[-2000:]}"
        assets = folder / "assets"
        html_text = (folder / "praksis" / "index.html").read_text(encoding="utf-8")
        waking = '<script type="module" src="/bench/page.js"></script>'
        host.add(OUR_PAGE, BOOT.sub(waking, html_text).encode())
        host.add_folder("/site/assets/stylesheets", assets / "stylesheets")
        host.add_folder("/site/assets/eksempelsamlingen", assets / "eksempelsamlingen")
        for name, script in _with_imports(assets / "eksempelsamlingen", READERS).items():
            host.add(f"{self.prefix}/code/{name}", script.encode())
        return ""

    def prepare(self, documents: Sequence[Document], host: Host) -> Stopwatch:
        """Build the index and write it as scripts."""
        with timed() as watch:
            built = index.build(documents)
            self.files = writer.write(built, self.synonyms, self.vocabulary)
        host.drop(f"{self.prefix}/data/")
        for name, text in writer.as_scripts(self.files)[1].items():
            host.add(f"{self.prefix}/data/{name}", text.encode())
        return watch


@dataclass
class Pagefind:
    """Pagefind as shipped: its program reads pages, its script searches in the browser."""

    folder: Path
    """An empty folder for the program and the pages."""
    name: str = "pagefind"
    prefix: str = "/pagefind"
    page: str = PLAIN_PAGE

    def install(self) -> str:
        """Get the program into `folder`. What went wrong, or an empty text."""
        npm = shutil.which("npm")
        if not npm:
            return "npm is missing"
        command = [npm, "install", "--silent", "--no-save", "--prefix", str(self.folder), PAGEFIND]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            self._run("--version")
        except (OSError, subprocess.SubprocessError) as error:
            return f"{PAGEFIND} could not be installed: {error}"
        return ""

    def _run(self, *arguments: str) -> None:
        program = self.folder / "node_modules" / ".bin" / "pagefind"
        subprocess.run([program, *arguments], check=True, capture_output=True, timeout=300)

    def prepare(self, documents: Sequence[Document], host: Host) -> Stopwatch:
        """Write pages and let the program read them; only the latter is timed."""
        site = self.folder / "site"
        shutil.rmtree(site, ignore_errors=True)
        for number, document in enumerate(documents):
            page = site / str(number) / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(_page(document), encoding="utf-8")
        with timed() as watch:
            # It stems "no", not "nb"; its filters are the same facets as ours.
            self._run("--site", str(site), "--force-language", "no")
        host.drop(self.prefix)
        host.add_folder(self.prefix, site / "pagefind")
        for path in [p for p in host.files if p.startswith(self.prefix) and "-ui." in p]:
            del host.files[path]  # ready-made search boxes, which we do not draw with
        return watch


@dataclass
class Material:
    """Material for MkDocs' own search: its plugin's index, its worker, lunr for Norwegian."""

    name: str = "material"
    prefix: str = "/material"
    page: str = PLAIN_PAGE

    def prepare(self, documents: Sequence[Document], host: Host) -> Stopwatch:
        """Let the theme's search plugin write its index, as in a site in Norwegian."""
        config = MkDocsConfig()
        config.load_dict({
            "site_name": "-",
            "theme": {"name": "material", "language": "nb"},
            "plugins": ["material/search"],
        })  # fmt: skip
        config.validate()
        plugin = config.plugins["material/search"]
        theme = next(Path(d) for d in config.theme.dirs if (Path(d) / "assets").is_dir())
        scripts = theme / "assets" / "javascripts"
        with timed() as watch:
            plugin.on_config(config)
            search_index = cast("MaterialIndex", plugin.search_index)  # type: ignore[attr-defined]
            for number, document in enumerate(documents):
                search_index.add_entry_from_context(_mkdocs_page(number, document))
            text = search_index.generate_search_index(None)
        host.drop(self.prefix)
        host.add(f"{self.prefix}/search/search_index.json", text.encode())
        for pattern in MATERIAL_FILES:
            for path in scripts.glob(pattern):
                where = path.relative_to(scripts).as_posix()
                name = "workers/search.js" if where.startswith("workers/") else where
                host.add(f"{self.prefix}/{name}", path.read_bytes())
        return watch


class MaterialIndex(Protocol):
    """What we use of the theme's plugin."""

    def add_entry_from_context(self, page: object) -> None:
        """Add the sections of a page."""

    def generate_search_index(self, prev: None) -> str:
        """The index as JSON."""


def _with_imports(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Scripts by name, and all that they import."""
    found: dict[str, str] = {}
    wanted = list(names)
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = (folder / name).read_text(encoding="utf-8")
            wanted += IMPORTED.findall(found[name])
    return found


def _content(document: Document) -> str:
    paragraphs = [document.summary, *document.body.split("\n")]
    return f"<h1>{html.escape(document.title)}</h1>" + "".join(
        f"<p>{html.escape(text)}</p>" for text in paragraphs if text.strip()
    )


def _page(document: Document) -> str:
    filters = "".join(
        f'<span data-pagefind-filter="{facet}">{html.escape(value)}</span>'
        for facet, values in document.facets.items()
        for value in values
    )
    tags = html.escape(", ".join(document.tags))
    return (
        '<!doctype html><html lang="no"><meta charset="utf-8">'
        f"<title>{html.escape(document.title)}</title>"
        f"<body><main data-pagefind-body>{_content(document)}<p>{tags}</p></main>"
        f"<div hidden>{filters}</div></body></html>"
    )


def _mkdocs_page(number: int, document: Document) -> object:
    return SimpleNamespace(
        content=_content(document),
        meta={"tags": list(document.tags)},
        toc=[],
        url=f"{number}/",
        title=document.title,
    )


def parts(files: Mapping[str, str], host: Host) -> dict[str, tuple[int, int]]:
    """What our search data is made of: bytes after gzip and number of files, by part."""
    start = json.loads(files["start"])
    found = {}
    for name, content in start.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        host.add("/part.json", text.encode())
        found[f"start.{name}"] = host.size("/part.json"), 1
    host.drop("/part.json")
    for letter in "prd":
        names = [name for name in files if name[0] == letter and name[1:].isdigit()]
        sizes = [host.size(f"/ours/data/{name}.js") for name in names]
        found[f"{letter}N"] = sum(sizes), len(sizes)
    return found
