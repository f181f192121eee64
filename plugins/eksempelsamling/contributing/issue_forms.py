"""The small forms as they stand in the repository, for those who write an issue there."""

from __future__ import annotations

from typing import Any

import yaml

from eksempelsamling.contributing.questions import Question
from eksempelsamling.contributing.reports import Report
from eksempelsamling.contributing.shapes import Shape, shape
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import slug

WARNING = (
    "Alt du skriver her, kan leses av alle. Skriv ikke navn på kolleger eller brukere, og ikke "
    "noe som kan vise hvem det gjelder."
)
_MADE = "# Made by scripts/write_issue_forms.py from contributing/reports.py; change it there.\n"


def github(report: Report, vocabulary: Vocabulary) -> str:
    """An issue form in YAML.

    Format: <https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms>
    """
    form = {
        "name": report.title,
        "description": report.told,
        "title": report.subject.partition("{")[0].removesuffix("«").rstrip() + ": ",
        "body": [
            {"type": "markdown", "attributes": {"value": WARNING}},
            *(_field(question, vocabulary) for question in report.questions),
        ],
    }
    return _MADE + yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)


def _field(question: Question, vocabulary: Vocabulary) -> dict[str, Any]:
    found = shape(question.name)
    attributes: dict[str, Any] = {"label": question.label}
    if told := _told(question):
        attributes["description"] = told
    if found.group:
        terms = vocabulary[found.group].values()
        attributes["options"] = [term.label("nb") for term in terms]
        attributes["multiple"] = found.kind == "several"
    return {
        "type": _type(question, found),
        "id": slug(question.name.replace(".", " ")),
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _type(question: Question, found: Shape) -> str:
    if found.group:
        return "dropdown"
    return "textarea" if question.is_section or found.most > 100 else "input"


def _told(question: Question) -> str:
    example = f"For eksempel: {question.example}" if question.example else ""
    return f"{question.help} {example}".strip()


def gitlab(report: Report) -> str:
    """A description template in Markdown: the questions as headings, what is told as comments.

    Format: <https://docs.gitlab.com/user/project/description_templates/>
    """
    parts = [f"<!-- {report.told} {WARNING} -->\n"]
    for question in report.questions:
        told = _told(question)
        parts.append(f"## {question.label}\n" + (f"\n<!-- {told} -->\n" if told else ""))
    return "\n".join(parts)
