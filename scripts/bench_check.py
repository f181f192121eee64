"""Measure `praksis sjekk`, and other programs that read the same files.

    python scripts/bench_check.py             prints the table
    python scripts/bench_check.py --write     also writes docs/benchmark/sjekk.md

    --size 1000     number of write-ups, made of the real ones' paragraphs
    --rounds 5      times each is run; the fastest counts, for others only add to it

Needs the dependency group `bench` (PyMarkdown). What is missing is left out and told.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.many import fill

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark" / "sjekk.md"
BIN = Path(sys.executable).parent
RENDER = """
import sys
from pathlib import Path
import frontmatter, markdown
for path in sorted(Path("practices").glob("*.md")):
    if not path.name.startswith("_"):
        markdown.markdown(frontmatter.load(path).content)
"""
"""What MkDocs itself has to do with such files, and nothing else."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of the fastest run, in seconds."""

    wall: float
    cpu: float


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=1000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "practices", ROOT / "practices", options.size)
        shutil.copytree(ROOT / "docs", folder / "docs")
        found = measure(dict(commands()), folder, options.rounds)
    text = as_markdown(found, options.size, options.rounds)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def commands() -> Iterator[tuple[str, tuple[Sequence[str | Path], Path | None]]]:
    """What is run, each in the made-up collection, or in the folder that is named."""
    check: list[str | Path] = [BIN / "praksis", "sjekk"]
    one = "practices/laerende-moter.md"
    yield "`praksis sjekk`, alle", (check, None)
    yield "`praksis sjekk`, én av dem", ([*check, one], None)
    yield "`praksis sjekk`, én i samlingen som den er", ([*check, one], ROOT)
    yield "python-frontmatter og Markdown, alle", ([sys.executable, "-c", RENDER], None)
    if (BIN / "pymarkdown").exists():
        yield (
            "PyMarkdown, alle",
            ([BIN / "pymarkdown", "-e", "front-matter", "scan", "practices"], None),
        )
    yield "`import click`", ([sys.executable, "-c", "import click"], None)


def measure(
    programs: Mapping[str, tuple[Sequence[str | Path], Path | None]], folder: Path, rounds: int
) -> dict[str, Cost]:
    """The fastest of `rounds` runs of each, taken in turns so that all meet the same machine."""
    found: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, (command, place) in programs.items():
            cost = _run(command, place or folder)
            before = found.get(name, cost)
            found[name] = Cost(min(before.wall, cost.wall), min(before.cpu, cost.cpu))
    return found


def _run(command: Sequence[str | Path], folder: Path) -> Cost:
    def spent() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before, start = spent(), time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return Cost(time.perf_counter() - start, spent() - before)


def as_markdown(found: Mapping[str, Cost], size: int, rounds: int) -> str:
    """The page of the benchmark."""
    peer = next(cost for name, cost in found.items() if name.startswith("python-frontmatter"))
    rows = [
        f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.wall / peer.wall:.2f} |".replace(
            ".", ","
        )
        for name, cost in found.items()
    ]
    machine = f"{platform.system()}, Python {platform.python_version()}"
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    lines = [
        "# Kontrollen målt\n",
        _told(size, rounds, machine),
        "Maskinen hadde mye annet å gjøre; tidene er lengre enn de ellers er.\n" if busy else "",
        "| program | sekunder | sekunder prosessortid | forhold |",
        "|---|---:|---:|---:|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def _told(size: int, rounds: int, machine: str) -> str:
    return (
        f"Tallene er målt {datetime.now(UTC):%d.%m.%Y} i én kjøring av `scripts/bench_check.py` på "
        f"{os.cpu_count()} prosessorkjerner ({machine}). Samlingen har {size} omtaler, laget av "
        f"avsnittene i de ekte. Hvert program er kjørt {rounds} ganger etter tur, og den raskeste "
        "teller. Forholdet er til å lese de samme filene med python-frontmatter og gjøre dem til "
        "HTML med Markdown, som MkDocs selv må.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
