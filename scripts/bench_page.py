"""Measure first visits to our pages, and to the same texts in a plain Material site.

    python scripts/bench_page.py             prints the table
    python scripts/bench_page.py --write     also writes docs/benchmark/side.md

    --rounds 5     fresh browsers for each page; the median counts

Needs a browser (scripts/browser.py).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import frontmatter
import yaml
from bench.chromium import chromium
from bench.server import serving
from bench.visits import Visit, visit

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark" / "side.md"
PRACTICE = "praksis/laerende-moter/"
PAGES = {"Et eksempel": PRACTICE, "Forsiden": "", "Alle eksempler": "praksis/"}
"""What is visited. A plain site has the first two."""
PEER = "Material alene"
PEER_TOLD = (
    "«Material alene» er de samme tekstene som sider i et nettsted med temaet Material slik det "
    "kommer, med søket sitt, men uten skriftene det ellers henter fra et annet nettsted. Der er "
    "det verken fakta, relasjoner eller tabell over det vi vet."
)
ROWS: tuple[tuple[str, Callable[[Visit], float], int], ...] = (
    ("s til noe kan leses (FCP)", lambda v: v.first / 1000, 2),
    ("s til det største står der (LCP)", lambda v: v.largest / 1000, 2),
    ("s til alt er hentet", lambda v: v.loaded / 1000, 2),
    ("kB hentet", lambda v: v.bytes / 1000, 0),
    ("filer hentet", lambda v: v.requests, 0),
    ("flytting på siden (CLS)", lambda v: v.shift, 3),
)
"""Label, figure, decimals."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(ROOT, folder / "ours")
        plain(folder / "plain")
        build(folder / "plain", folder / "theirs")
        found = measure(folder, options.rounds)
    text = as_markdown(found, options.rounds)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def build(project: Path, target: Path) -> None:
    """Build a site with MkDocs."""
    mkdocs = Path(sys.executable).with_name("mkdocs")
    command: list[str | Path] = [mkdocs, "build", "--quiet", "--site-dir", target]
    subprocess.run(command, cwd=project, check=True, capture_output=True)


def plain(project: Path) -> None:
    """The same write-ups as pages of a site that uses Material as it comes, with its search.

    Its fonts would come from another host and are left out, which makes it lighter.
    """
    pages = project / "docs"
    (pages / "praksis").mkdir(parents=True)
    config = {
        "site_name": "Eksempelsamlingen",
        "theme": {"name": "material", "language": "nb", "font": False},
        "markdown_extensions": ["footnotes", "tables"],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (pages / "index.md").write_text("# Eksempelsamlingen\n", encoding="utf-8")
    for path in sorted((ROOT / "practices").glob("[!_]*.md")):
        post = frontmatter.load(str(path))
        head = f"# {post['tittel']}\n\n{post['sammendrag']}\n\n"
        (pages / "praksis" / path.name).write_text(head + post.content, encoding="utf-8")


def measure(folder: Path, rounds: int) -> dict[str, dict[str, Visit]]:
    """Page → site → the median of its visits; the sites take turns."""
    with serving() as host, chromium() as browser:
        if not browser:
            raise SystemExit("Ingen nettleser. Se scripts/browser.py.")
        host.add_folder("/ours", folder / "ours")
        host.add_folder("/theirs", folder / "theirs")
        found: dict[str, dict[str, Visit]] = {}
        for name, path in PAGES.items():
            sites = {"Eksempelsamlingen": f"/ours/{path}index.html"}
            if f"/theirs/{path}index.html" in host.files:
                sites[PEER] = f"/theirs/{path}index.html"
            visits: dict[str, list[Visit]] = {site: [] for site in sites}
            for _ in range(rounds):
                for site, url in sites.items():
                    visits[site].append(visit(browser, host.address + url))
            found[name] = {site: _median(its) for site, its in visits.items()}
    return found


def _median(visits: Sequence[Visit]) -> Visit:
    return Visit(**{f.name: median(getattr(v, f.name) for v in visits) for f in fields(Visit)})


def as_markdown(found: Mapping[str, Mapping[str, Visit]], rounds: int) -> str:
    """The page `docs/benchmark/side.md`."""
    blocks = ["# Første besøk målt", _conditions(rounds), PEER_TOLD]
    for name, sites in found.items():
        blocks += [f"## {name}", "\n".join(_table(sites))]
    return "\n\n".join(blocks) + "\n"


def _conditions(rounds: int) -> str:
    return (
        f"Tallene er målt {datetime.now(UTC):%d.%m.%Y} i én kjøring av `scripts/bench_page.py` på "
        f"{os.cpu_count()} prosessorkjerner ({platform.system()}, Python "
        f"{platform.python_version()}). Hver side er åpnet {rounds} ganger i en ny nettleser "
        "(Chromium) som ikke har noe fra før, på en skjerm som en telefon. Forbindelsen er "
        "bremset til det nettlesere kaller «Fast 3G» (hver forespørsel venter 0,56 s), og "
        "maskinen er gjort fire ganger tregere. Medianen teller. Siden leses til slutten."
    )


def _table(sites: Mapping[str, Visit]) -> list[str]:
    header = ["Mål", *sites, *(["forhold"] if PEER in sites else [])]
    rows = [f"| {' | '.join(header)} |", f"|{'---|' + '---:|' * (len(header) - 1)}"]
    for label, figure, decimals in ROWS:
        values = [figure(its) for its in sites.values()]
        cells = [_number(value, decimals) for value in values]
        if PEER in sites:
            cells.append(_number(values[0] / values[1], 2) if values[1] else "–")
        rows.append(f"| {' | '.join([label, *cells])} |")
    return rows


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
