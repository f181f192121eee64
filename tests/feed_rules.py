"""What a feed must hold: RFC 4287 for Atom, and JSON Feed 1.1 as a JSON Schema.

Stricter than both where we promise more: absolute addresses, UTC, newest first, ids once.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator, FormatChecker

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STAMP = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T00:00:00Z")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, None), "link": (2, 2),
        "subtitle": (0, 1), "entry": (1, 50)}  # fmt: skip
ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "link": (1, 1),
         "author": (0, None), "category": (0, None), "summary": (1, 1)}  # fmt: skip
TEXTS = {"id", "title", "updated", "published", "subtitle", "summary", "name"}

_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": r"^https?://[^/\s]+/\S*$"}
_WHEN = {"type": "string", "pattern": f"^{STAMP.pattern}$", "format": "date-time"}
_LANGUAGE = {"enum": ["nb", "nn"]}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["name"], "properties": {"name": _TEXT}},
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items", "home_page_url", "feed_url", "language"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": _TEXT, "description": _TEXT, "language": _LANGUAGE, "authors": _AUTHORS,
        "home_page_url": _URL, "feed_url": _URL,
        "items": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_text", "date_modified", "language"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": f"^{URN.pattern}$"},
                    "url": _URL, "title": _TEXT, "content_text": _TEXT, "language": _LANGUAGE,
                    "date_modified": _WHEN, "date_published": _WHEN, "authors": _AUTHORS,
                    "tags": {"type": "array", "items": _TEXT, "uniqueItems": True},
                },
            },
        },
    },
}  # fmt: skip


def atom_faults(text: str) -> list[str]:
    """What is wrong with an Atom document; nothing when it holds."""
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
    feed = ET.fromstring(text)  # malformed XML fails the test by itself
    entries = feed.findall(f"{ATOM}entry")
    faults = [f"root is {feed.tag}"] if feed.tag != f"{ATOM}feed" else []
    faults += _children(feed, FEED)
    rels = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    faults += [] if sorted(map(str, rels)) == ["alternate", "self"] else [f"links: {rels}"]
    for entry in entries:
        faults += _children(entry, ENTRY)
        if entry.get(LANG) not in ("nb", "nn"):
            faults.append("an entry without a language")
    for element in feed.iter():
        faults += _element(element)
    ids = Counter(element.text for element in feed.iter(f"{ATOM}id"))
    faults += [f"{id} stands {n} times" for id, n in ids.items() if n > 1]
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
    if updated != sorted(updated, reverse=True) or feed.findtext(f"{ATOM}updated") != updated[0]:
        faults.append("not newest first, or the feed is not as new as its newest entry")
    return faults


def _children(parent: ET.Element, allowed: dict[str, tuple[int, int | None]]) -> list[str]:
    count = Counter(child.tag.removeprefix(ATOM) for child in parent)
    faults = [f"{name} in {parent.tag}" for name in count if name not in allowed]
    return faults + [
        f"{count[name]} {name} in {parent.tag}"
        for name, (least, most) in allowed.items()
        if count[name] < least or (most is not None and count[name] > most)
    ]


def _element(element: ET.Element) -> list[str]:
    name = element.tag.removeprefix(ATOM)
    text = element.text or ""
    wrong = {
        "updated": not STAMP.fullmatch(text),
        "published": not STAMP.fullmatch(text),
        "id": not URN.fullmatch(text),
        "link": not (element.get("type") and _is_absolute(str(element.get("href")))),
        "category": not element.get("term"),
        "author": [child.tag for child in element] != [f"{ATOM}name"],
    }
    faults = [f"{name}: {text or element.attrib}"] if wrong.get(name) else []
    if name in TEXTS and (list(element) or not text.strip() or element.attrib):
        faults.append(f"{name} is not a plain text")
    return faults


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and address.isascii()


def json_faults(text: str) -> list[str]:
    """What is wrong with a JSON Feed document; nothing when it holds."""
    document = json.loads(text)
    checker = Draft202012Validator(JSON_FEED, format_checker=FormatChecker())
    faults = [f"{error.json_path}: {error.message}" for error in checker.iter_errors(document)]
    ids = [item["id"] for item in document["items"]]
    updated = [item["date_modified"] for item in document["items"]]
    if len(ids) != len(set(ids)) or updated != sorted(updated, reverse=True):
        faults.append("an id stands twice, or not newest first")
    return faults
