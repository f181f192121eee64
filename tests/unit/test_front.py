"""What the front page offers readers with little time."""

from __future__ import annotations

from pathlib import Path

from eksempelsamling.catalogue import load
from eksempelsamling.front import front

from tests.conftest import ROOT, TODAY, write_up


def test_a_situation_without_write_ups_is_no_way_in(practices: Path) -> None:
    (practices / "a.md").write_text(write_up(roller="[nyansatt]"), encoding="utf-8")
    html = front(load(practices, TODAY), (), "")
    assert 'href="rolle/nyansatt/">Jeg er ny i jobben</a>' in html
    assert "tok slutt" not in html


def test_the_situations_of_the_collection_lead_somewhere() -> None:
    catalogue = load(ROOT / "practices", TODAY)
    terms = [t for group in catalogue.vocabulary.groups.values() for t in group.values()]
    told = [term for term in terms if term.situation]
    html = front(catalogue, (), "")
    assert len(told) >= 6
    assert all(f">{term.situation}</a>" in html for term in told)


def test_problems_come_first(practices: Path) -> None:
    (practices / "a.md").write_text("---\ntittel: A\n---\n", encoding="utf-8")
    html = front(load(practices, TODAY), (), "")
    assert html.index("Dette må rettes") < html.index("Temaer")
