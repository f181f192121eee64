"""The pages on which somebody contributes. They are in bokmål; what they write need not be."""

from __future__ import annotations

from collections.abc import Iterator

from eksempelsamling.catalogue import Catalogue
from eksempelsamling.contributing.export import form_data
from eksempelsamling.contributing.questions import STEPS
from eksempelsamling.contributing.reports import GAP, MISTAKE, TRYOUT, Report
from eksempelsamling.contributing.shapes import shape
from eksempelsamling.contributing.ways import Ways
from eksempelsamling.model import OWN_EXPERIENCE, Source
from eksempelsamling.page import Page, own_page

DESCRIPTION = "Fortell om noe dere gjør på kontoret. Du trenger ikke kunne noe om kode."


def contribute_pages(catalogue: Catalogue, ways: Ways) -> Iterator[Page]:
    """The form, and the small ones for what belongs to an example that is here or lacking."""
    questions = [q for step in STEPS for q in step.questions]
    yield own_page(
        catalogue,
        "bidra/index.md",
        "contribute.html",
        "Fortell om noe dere gjør",
        description=DESCRIPTION,
        steps=STEPS,
        sources=_sources(catalogue),
        shape=shape,
        ways=ways,
        data=form_data("omtale", questions, catalogue, ways),
    )
    for report in (TRYOUT, GAP, MISTAKE):
        yield _report_page(report, catalogue, ways)


def _report_page(report: Report, catalogue: Catalogue, ways: Ways) -> Page:
    return own_page(
        catalogue,
        f"bidra/{report.id}.md",
        "report.html",
        report.title,
        description=report.told,
        report=report,
        practices=[p for p in catalogue.listed if not p.is_draft],
        shape=shape,
        ways=ways,
        data=form_data(report.id, report.questions, catalogue, ways) | {"subject": report.subject},
    )


def _sources(catalogue: Catalogue) -> list[Source]:
    """Own experience first, then the sources that write-ups build on."""
    sources = catalogue.sources.values()
    own = [s for s in sources if s.id == OWN_EXPERIENCE]
    return own + [s for s in sources if s.id in catalogue.cited and s not in own]
