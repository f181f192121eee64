"""What the collection itself must hold."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from eksempelsamling.catalogue import load
from eksempelsamling.contributing.template import template
from eksempelsamling.fields import Head
from eksempelsamling.markup import marks, sections, word_count
from eksempelsamling.model import Practice

from tests.conftest import ROOT, TODAY

CATALOGUE = load(ROOT / "practices", TODAY)
PUBLISHED = [p for p in CATALOGUE.practices if not p.is_draft and not p.is_archived]
REPORTS_OWN_THEMES = [
    "teamledelse",
    "teamorganisering",
    "arbeidsevnevurderinger",
    "aktivitetskrav",
    "vanskeligstilte",
]


def test_there_is_a_collection() -> None:
    assert CATALOGUE.problems == ()
    kinds = Counter(p.evidence.id for p in PUBLISHED if p.evidence)
    assert len(PUBLISHED) >= 20
    assert kinds["forskningsbasert"] >= 6
    assert sum(p.language == "nn" for p in PUBLISHED) >= 3
    assert len(CATALOGUE.glossary) >= 60
    assert list(CATALOGUE.vocabulary["tema"])[:5] == REPORTS_OWN_THEMES


@pytest.mark.parametrize("practice", PUBLISHED, ids=lambda p: p.id)
def test_a_write_up(practice: Practice) -> None:
    parts = sections(practice.body)
    assert 350 <= word_count(parts) <= 700
    assert len(practice.knowledge) == 4
    used = {*marks(practice.body), *(m for k in practice.knowledge for m in marks(k.sentence))}
    assert used == set(range(1, len(practice.citations) + 1)), "a source without a claim"
    assert len(re.findall(r"[.!?](?=\s|$)", practice.summary)) == 2
    questions = parts[-1]
    assert questions.heading == "Å snakke om"
    assert sum(t.type == "list_item_open" for t in questions.tokens) >= 3


def test_no_two_write_ups_have_the_same_title_or_summary() -> None:
    for texts in ([p.title for p in PUBLISHED], [p.summary for p in PUBLISHED]):
        assert len(set(texts)) == len(texts)


def test_the_template_is_a_valid_draft_and_names_every_field(practices: Path) -> None:
    text = (ROOT / "practices" / "_mal.md").read_text(encoding="utf-8")
    (practices / "kopi.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert catalogue.problems == ()
    assert catalogue.by_id["kopi"].is_draft
    rare = {"fylke", "relasjoner", "utprøvinger", "alias", "erstattes_av"}
    for name in set(Head.model_fields) - rare:
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name


def test_the_template_is_made_from_the_questions() -> None:
    text = (ROOT / "practices" / "_mal.md").read_text(encoding="utf-8")
    assert text == template(CATALOGUE.vocabulary), "run scripts/write_schema.py"


def test_the_template_can_be_published_when_filled_in(practices: Path) -> None:
    text = (ROOT / "practices" / "_mal.md").read_text(encoding="utf-8")
    head, body = text.split("\n---\n", 1)
    head = re.sub(r"^# (?=\w+:|  )", "", head, flags=re.MULTILINE)
    head = head.replace("status: utkast", "status: publisert").replace("språk: nn", "språk: nb")
    body = re.sub(r"<!-- .*? -->", "Vi skrev noe her.", body)
    own = (ROOT / "practices" / "_kilder.yml").read_text(encoding="utf-8")
    (practices / "_kilder.yml").write_text(own, encoding="utf-8")
    (practices / "kopi.md").write_text(f"{head}\n---\n{body}", encoding="utf-8")
    assert load(practices, TODAY).problems == ()
    # With the template at hand, what is left of its own words is told of.
    (practices / "_mal.md").write_text(text, encoding="utf-8")
    assert {p.code for p in load(practices, TODAY).problems} == {"står-igjen-fra-malen"}


def test_the_glossary_has_no_word_twice() -> None:
    words = [w for entry in CATALOGUE.glossary for w in (entry.word, *entry.synonyms)]
    counts = Counter(word.casefold() for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_every_inverse_of_a_relation_is_its_own_inverse() -> None:
    types = CATALOGUE.vocabulary["relasjon"]
    for type in types.values():
        assert types[types[type.inverse].inverse] == type


def test_workflow_of_hooks_names_real_programs() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"].split()[0] for repo in hooks["repos"] for hook in repo["hooks"]]
    assert entries
    assert all((ROOT / entry).exists() for entry in entries)
