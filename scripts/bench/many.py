"""Made-up collections of any size, of the real write-ups' heads, paragraphs and lists."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

_OWN = re.compile(r"^kalles:.*\n", re.MULTILINE)
_TITLE = re.compile(r"^tittel: .*", re.MULTILINE)
_MARK = re.compile(r"\[\d+\]")


def fill(folder: Path, practices: Path, size: int, seed: int = 1) -> None:
    """Lay out `size` write-ups in `folder`: the real ones of `practices` first, then made-up ones.

    A made-up one has the head of a real one and under each heading blocks drawn from all real ones
    of its language; so it is read like the real ones, and no two are alike.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in practices.glob("_*"):
        shutil.copy(path, folder)
    real = sorted(p for p in practices.glob("*.md") if not p.name.startswith("_"))
    for path in real[:size]:
        shutil.copy(path, folder)
    texts = [path.read_text(encoding="utf-8") for path in real]
    for number, text in enumerate(itertools.islice(_made(texts, random.Random(seed)), size)):  # noqa: S311 – to be repeated
        if len(real) + number < size:
            (folder / f"oppdiktet-{number}.md").write_text(text, encoding="utf-8")


def _made(texts: Sequence[str], rng: random.Random) -> Iterator[str]:
    split = [text.removeprefix("---\n").split("\n---\n", 1) for text in texts]
    pools: dict[bool, list[list[list[str]]]] = {True: [], False: []}
    for head, body in split:
        pools["språk: nn" in head].append([s.strip().split("\n\n") for s in _sections(body)])
    for number in itertools.count():
        head, body = rng.choice(split)
        pool = pools["språk: nn" in head]
        sources = head.count("\n  - id:")
        parts = []
        for index, section in enumerate(_sections(body)):
            heading, *blocks = section.strip().split("\n\n")
            drawn = [rng.choice(rng.choice(pool)[index][1:]) for _ in blocks]
            parts += [heading, *drawn]
        text = _cited("\n\n".join(parts), sources)
        title = f'tittel: "Oppdiktet omtale {number}"'
        yield f"---\n{_TITLE.sub(title, _OWN.sub('', head), count=1)}\n---\n{text}\n"


def _cited(text: str, sources: int) -> str:
    """With the marks of one's own sources, in turn."""
    numbers = itertools.cycle(range(1, sources + 1))
    return _MARK.sub(lambda _: f"[{next(numbers)}]", text)


def _sections(body: str) -> list[str]:
    return re.split(r"^(?=## )", body, flags=re.MULTILINE)[1:]
