"""What the command remembers between runs, in the user's own cache folder.

Nothing here is needed for an answer: whatever is missing, old, broken, made by others or cannot
be written is made again in memory. Every file is sealed with a checksum of its content, and is
put in place by one rename, so a reader meets a whole file or none.

This module is all that is loaded to repeat an answer; it imports only what Python starts with
and three light modules.
"""
# Loading pathlib would take a tenth of the time that an answer may take, contextlib a fiftieth.
# ruff: noqa: PTH103, PTH105, PTH108, PTH109, PTH110, PTH111, PTH112, PTH116, PTH117, PTH118
# ruff: noqa: PTH119, PTH120, PTH123, PTH208, SIM105

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from collections.abc import Sequence

TYPE_CHECKING = False  # as in `language.rules`
if TYPE_CHECKING:
    from typing import Any

VERSION = 3
"""Of the cache's own layout."""
VARIABLE = "EKSEMPELSAMLINGEN_CACHE"
ANSWERS = "svar"
MAX_ANSWERS = 200
"""Answers kept; beyond that all of them go, since they are cheap to find again."""
CONTENT = (".md", ".yml", ".py", ".jsonl", ".json")
"""Files whose content counts; of others, such as pictures, only that they are there."""
SETTLED = 2_000_000_000
"""Nanoseconds. A file changed this close to when it was read may change again within the same
tick of the clock, unseen; git calls such files racily clean."""
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = ("", "curated", "language", "search")
"""Folders of the package that decide what is found."""

Marks = dict[str, list[int]]
"""File → size, times of change (ns) and inode: alike means unchanged."""


def folder() -> str:
    """The cache folder, which need not exist."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        base = os.path.abspath(chosen)
    elif sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
        base = os.path.join(home, "eksempelsamlingen")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches/eksempelsamlingen")
    else:
        home = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(home):  # as the specification of the variable says
            home = os.path.expanduser("~/.cache")
        base = os.path.join(home, "eksempelsamlingen")
    return os.path.join(base, f"sok-{VERSION}")


def read_sealed(path: str) -> bytes | None:
    """The content of a file written by `write_sealed`; None for any other."""
    try:
        with open(path, "rb") as file:
            seal, _, content = file.read().partition(b"\n")
    except (OSError, ValueError):
        return None
    return content if seal == _seal(content) else None


def write_sealed(path: str, content: bytes) -> None:
    """Put `content` at `path` in one step, or not at all."""
    aside = f"{path}.{os.getpid()}.{time.monotonic_ns()}.tmp"
    try:
        _make(os.path.dirname(path))
        with open(aside, "xb") as file:
            file.write(_seal(content) + b"\n" + content)
        os.replace(aside, path)
    except (OSError, ValueError):
        try:
            os.unlink(aside)
        except (OSError, ValueError):
            pass


def _seal(content: bytes) -> bytes:
    """Tells damage, as in a zip file. Against people there is `_is_ours`."""
    return f"{zlib.crc32(content):08x}".encode()


def _make(path: str) -> None:
    """Our folder, which nobody else can write to: Whoosh's files are unpickled when opened.

    Raises:
        OSError: it cannot be made, or belongs to another.

    """
    top = folder()
    os.makedirs(top, mode=0o700, exist_ok=True)
    if not _is_ours(top):
        raise PermissionError(top)
    os.makedirs(path, mode=0o700, exist_ok=True)


def _is_ours(path: str) -> bool:
    if sys.platform == "win32":
        return os.path.isdir(path)
    try:
        info = os.stat(path)
    except (OSError, ValueError):
        return False
    return info.st_uid == os.getuid() and not info.st_mode & 0o022


def parsed(content: bytes | None) -> dict[str, Any]:
    """A JSON object; an empty one for anything else."""
    try:
        value = json.loads(content) if content else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


class Shelf:
    """What is remembered of one collection.

    Args:
        practices: the folder with write-ups, or with the registers when `documents` is given.
        documents: a JSON Lines file that is searched instead, or "".

    """

    def __init__(self, practices: str, documents: str = "") -> None:
        self.practices, self.documents = os.path.abspath(practices), documents
        if documents:
            self.documents = os.path.abspath(documents)
        name = _seal(f"{self.practices}\0{self.documents}".encode(errors="surrogatepass"))
        self._folder = os.path.join(folder(), name.decode())
        self._usable = _is_ours(folder()) or not os.path.exists(folder())
        for place in (self.practices, os.path.join(os.path.dirname(self.practices), "docs")):
            inside = os.path.realpath(self._folder) + os.sep
            self._usable &= not inside.startswith(os.path.realpath(place) + os.sep)

    def key(self) -> str:
        """A digest of everything an answer depends on. Reads only what may have changed."""
        started = time.time_ns()
        marks = self._marks()
        now = json.dumps(marks, sort_keys=True).encode()
        known, _, before = (self.read("kilder") or b"").partition(b"\n")
        if known and before == now:
            return known.decode(errors="replace")
        key = _digest_of(sorted(marks))
        latest = max((max(m[1:3]) for m in marks.values()), default=0)
        settled = latest < started - SETTLED
        self.write("kilder", (key if settled else "").encode() + b"\n" + now)
        return key

    def read(self, name: str) -> bytes | None:
        """What was written as `name`, whole and by us, or None."""
        return read_sealed(os.path.join(self._folder, name)) if self._usable else None

    def write(self, name: str, content: bytes) -> None:
        """Remember `content` as `name`, if that can be done."""
        if self._usable:
            write_sealed(os.path.join(self._folder, name), content)

    def _marks(self) -> Marks:
        found: Marks = {}
        for part in PROGRAM:
            found |= _marks_in(os.path.join(PACKAGE, part), deep=False)
        if self.documents:
            registers = _marks_in(self.practices, deep=False)
            found |= {p: m for p, m in registers.items() if os.path.basename(p).startswith("_")}
            try:
                found[self.documents] = _mark(os.stat(self.documents))
            except (OSError, ValueError):
                pass
        else:
            found |= _marks_in(self.practices, deep=True)
            # As `curated.loading.folder_of`, which takes too long to import here.
            docs = os.path.join(os.path.dirname(self.practices), "docs")
            found |= _marks_in(os.path.join(docs, "samlinger"), deep=False)
        return found


def _marks_in(where: str, *, deep: bool) -> Marks:
    found: Marks = {}
    try:
        entries = os.scandir(where)
    except (OSError, ValueError):
        return found
    with entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                found |= _marks_in(entry.path, deep=True) if deep else {}
            else:
                try:
                    found[entry.path] = _mark(entry.stat())
                except OSError:
                    found[entry.path] = [0, 0, 0, 0]
    return found


def _mark(info: os.stat_result) -> list[int]:
    return [info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino]


def _digest_of(paths: Sequence[str]) -> str:
    from hashlib import file_digest, sha256  # noqa: PLC0415 – needed only after a change

    digest = sha256(f"{VERSION} {sys.version_info[:2]}".encode())
    for path in paths:
        digest.update(sha256(path.encode(errors="surrogatepass")).digest())
        if path.endswith(CONTENT):
            try:
                with open(path, "rb") as file:
                    digest.update(file_digest(file, "sha256").digest())
            except (OSError, ValueError):
                digest.update(b"?")
    return digest.hexdigest()


def is_styled() -> bool:
    """Whether what is printed meets a person who sees bold text."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain and sys.platform != "win32"


def repeated(arguments: list[str]) -> tuple[str, str] | None:
    """The output and the notes that the same command gave, if nothing has changed since."""
    try:
        known = parsed(read_sealed(_answer_path(arguments)) if _is_ours(folder()) else None)
        if known["asked"] != _asked(arguments) or known["day"] not in ("", day()):
            return None
        shelf = Shelf(known["practices"], known["documents"])
        return (known["output"], known["notes"]) if known["key"] == shelf.key() else None
    except (OSError, KeyError, TypeError, ValueError):  # among them: there is no answer yet
        return None


def remember(
    arguments: list[str], shelf: Shelf, key: str, today: str, told: tuple[str, str]
) -> None:
    """Keep an answer for `repeated`.

    Args:
        arguments: the command, as it was written.
        shelf: the collection that was searched.
        key: the collection's digest when it was.
        today: the day (see `day`) when the answer holds for no other, or "".
        told: the output, and the notes beside it.

    """
    known = {
        "asked": _asked(arguments), "practices": shelf.practices, "documents": shelf.documents,
        "key": key, "day": today, "output": told[0], "notes": told[1],
    }  # fmt: skip
    if shelf.read("kilder") is None:
        return
    _make_room(os.path.join(folder(), ANSWERS))
    write_sealed(_answer_path(arguments), json.dumps(known).encode())


def day() -> str:
    """What day it is, for comparing with another. `SOURCE_DATE_EPOCH` decides when it is set."""
    return os.environ.get("SOURCE_DATE_EPOCH") or time.strftime("%Y-%m-%d")


def _asked(arguments: list[str]) -> list[Any]:
    return [arguments, os.getcwd(), is_styled()]


def _answer_path(arguments: list[str]) -> str:
    name = _seal(json.dumps(_asked(arguments)).encode()).decode()
    return os.path.join(folder(), ANSWERS, name)


def _make_room(path: str) -> None:
    try:
        names = os.listdir(path)
    except OSError:  # there is none yet
        return
    for name in names if len(names) >= MAX_ANSWERS else ():
        try:
            os.unlink(os.path.join(path, name))
        except OSError:  # another does the same
            pass
