"""What the collection's own files say means the same: glossary, thesaurus, vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eksempelsamling.language.rules import rules
from eksempelsamling.language.stem import stem, words
from eksempelsamling.model import GlossaryEntry
from eksempelsamling.search.lexicon import Synonyms
from eksempelsamling.vocabulary import Vocabulary

LEADING_GROUPS = ("tema", "rolle", "nivå", "kontorstørrelse")


def phrase(text: str) -> str:
    """A phrase as it is looked up: the stems of the words that a query keeps, spaces between."""
    written = words(text)
    kept = [word for word in written if word not in rules().stopwords] or written
    return " ".join(stem(word) for word in kept)


def synonyms(
    glossary: Iterable[GlossaryEntry],
    thesaurus: Iterable[Sequence[str]],
    vocabulary: Vocabulary | None = None,
) -> Synonyms:
    """Groups whose members stand for each other, and words that lead to a term but not back."""
    groups = [
        [entry.word, *filter(None, [entry.stands_for]), *entry.synonyms, *entry.search]
        for entry in glossary
    ]
    groups += [list(group) for group in thesaurus]
    stemmed = [list(dict.fromkeys(filter(None, map(phrase, group)))) for group in groups]
    leads = [
        [phrase(word), phrase(term.name)]
        for name in LEADING_GROUPS
        for term in (vocabulary[name].values() if vocabulary else ())
        for word in term.synonyms
    ]
    return Synonyms(
        [group for group in stemmed if len(group) > 1],
        [lead for lead in leads if all(lead) and lead[0] != lead[1]],
        {
            phrase(text): " ".join(text.split())
            for group in reversed(groups)
            for text in group
            if " " in text
        },
    )
