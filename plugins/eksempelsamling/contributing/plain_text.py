"""What people type or paste → text that stands safely in a Markdown file, and back.

Lists, bold, links and source marks work as in Markdown. What would break the file apart, or do
something its writer did not ask for (a heading, HTML, a picture, a code block), is guarded with
backslashes, so that a reader sees what was typed. The twin is `writing.js`.
"""

from __future__ import annotations

import re

from eksempelsamling.words import nfc

MAX_INDENT = 3
"""Spaces before a line; with four, Markdown takes it for code."""
MAX_MARKERS = 3
"""List and quotation marks in front of one line."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Line ends of other systems, and those within a paragraph in Word."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
"""What `reading.py` refuses, and halves of characters."""

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ADDRESS = r"(?:https?://[\w-]+(?:\.[\w-]+)+(?:/[\w./%+,;=&?#~-]*)?|mailto:[\w.+-]+@[\w.-]+)\)"
_ACTIVE = re.compile(
    rf"\\(?=[{_PUNCTUATION}])|<(?=[A-Za-z/!?])|(?<=!)\[|(?<=\])\((?!{_ADDRESS})", re.ASCII
)
_GUARDED = re.compile(rf"\\([{_PUNCTUATION}])")
_MARKERS = re.compile(r" *((?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|>[ \t]*)*)")
_ONE_MARKER = re.compile(r"[-+*.)>]")
_BLOCK = re.compile(r"#{1,6}(?=[ \t]|$)|(?:=+|-+)[ \t]*$|`{3}|~{3}")
_KEPT_HEADING = re.compile(r"###[ \t]+[^\s#]")


def one_line(text: str) -> str:
    """`text` as one line: NFC, without hidden characters, with single spaces."""
    return " ".join(_visible(text).split())


def lines(text: str) -> str:
    """`text` as lines: NFC, without hidden characters, with at most one empty line in a row."""
    kept = [_indented(line) for line in _visible(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _visible(text: str) -> str:
    return nfc(_HIDDEN.sub("", _BREAKS.sub("\n", text)))


def _indented(line: str) -> str:
    bare = line.strip()
    before = line[: len(line) - len(line.lstrip())].replace("\t", "  ")
    return " " * min(len(before), MAX_INDENT) + bare if bare else ""


def guard(text: str) -> str:
    """Cleaned lines as Markdown."""
    return "\n".join(_guard_line(line) for line in text.split("\n"))


def _guard_line(line: str) -> str:
    safe = _ACTIVE.sub(r"\\\g<0>", line)
    markers = _MARKERS.match(safe)
    assert markers
    if len(markers[1].split()) > MAX_MARKERS:
        return _ONE_MARKER.sub(r"\\\g<0>", safe, count=1)
    at = markers.end()
    if not _BLOCK.match(safe, at) or (not at and _KEPT_HEADING.match(safe)):
        return safe
    return f"{safe[:at]}\\{safe[at:]}"


def unguard(text: str) -> str:
    """The lines that `guard` was given."""
    return _GUARDED.sub(r"\1", text)
