"""Why two write-ups are near each other, in words, from what counted most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eksempelsamling.i18n import translations
from eksempelsamling.language.stem import stem, words
from eksempelsamling.model import GlossaryEntry, Language, Source
from eksempelsamling.relations.traits import Feature
from eksempelsamling.translatable import _
from eksempelsamling.vocabulary import Vocabulary
from eksempelsamling.words import lower_first

MOST = 3
"""Reasons that are told together, and things that one of them names."""
ENOUGH = 0.25
"""What counted less than this share of the strongest reason is not told."""
SHORTEST = 4
"""Letters of a word that is told; abbreviations may be shorter."""


CLAUSES = {
    "tema": _("begge handler om {what}"),
    "kontorstørrelse": _("begge passer for {what}"),
    "rolle": _("begge gjelder rollen {what}"),
    "nivå": _("begge gjelder nivået {what}"),
    "fylke": _("begge er fra {what}"),
    "word": _("begge skriver om {what}"),
    "source": _("begge bygger på {what}"),
    "neighbour": _("begge hører sammen med {what}"),
}
"""In the order they are told. How far a practice has come counts, but is no reason to read."""
SEVERAL = {
    "rolle": _("begge gjelder rollene {what}"),
    "nivå": _("begge gjelder nivåene {what}"),
}
ON_SIZES = _("{what} på {sizes}")
AND = " og "
"""The same in both written languages."""


@dataclass(frozen=True, slots=True)
class Names:
    """What features are called."""

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    titles: Mapping[str, str]
    """Of write-ups, by id."""
    forms: Mapping[Language, Mapping[str, str]]
    """For pages in each language: stem → the word as it is written most often."""
    is_of_the_field: Callable[[str], bool]
    """Whether a word says what a text is about: it, or a part of it, is in the registers."""

    def know(self, feature: Feature) -> bool:
        """Whether the feature can be told."""
        if feature.kind == "word":
            return bool(self.word(feature, "nb") and self.word(feature, "nn"))
        return feature.kind != "term" or feature.name in CLAUSES

    def term(self, feature: Feature, language: Language) -> str:
        """The term as it stands in a sentence."""
        label = self.vocabulary[feature.name][feature.part].label(language)
        return label if feature.name == "fylke" else lower_first(label)

    def word(self, feature: Feature, language: Language) -> str:
        """The word as it is written; empty when it tells nobody what a text is about."""
        form = self.forms[language].get(feature.name, "")
        is_word = form.isalpha() and (form.isupper() or len(form) >= SHORTEST)
        return form if is_word and self.is_of_the_field(form.lower()) else ""


def words_of_the_field(
    vocabulary: Vocabulary,
    glossary: Iterable[GlossaryEntry],
    thesaurus: Iterable[Iterable[str]],
    used: Collection[str],
) -> frozenset[str]:
    """Stems of the words that the registers name: what texts are about, not how they tell it.

    Only words in `used`: «krefter» would have the stem of «kreft», in texts that never say it. Of
    a phrase («uten jobb») no word is known to tell anything by itself.
    """
    terms = [
        t for group in CLAUSES if group in vocabulary.groups for t in vocabulary[group].values()
    ]
    names = (
        *(name for t in terms for name in (t.name, t.name_nn, *t.synonyms)),
        *(name for e in glossary for name in (e.word, *e.synonyms)),
        *(name for group in thesaurus for name in group),
    )
    return frozenset(stem(name.lower()) for name in names if name.lower() in used)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One reason: what it counted, and the things it names."""

    weight: float
    items: tuple[str, ...]


def reason(shared: Mapping[Feature, float], names: Names, language: Language) -> str:
    """One sentence: what two write-ups share that counted most.

    Args:
        shared: what both have and few others, each with a name, and how much it counted.
        names: of the same collection.
        language: of the page it stands on.

    """
    text = translations(language).gettext
    clauses = _strongest(_clauses(shared, names, language))
    told = {}
    for name, clause in clauses.items():
        form = SEVERAL.get(name, CLAUSES[name]) if len(clause.items) > 1 else CLAUSES[name]
        told[name] = text(form).format(what=enumerated(clause.items))
    if "tema" in told and "kontorstørrelse" in told:
        sizes = enumerated(clauses["kontorstørrelse"].items)
        told["tema"] = text(ON_SIZES).format(what=told["tema"], sizes=sizes)
        del told["kontorstørrelse"]
    sentence = "; ".join(told[name] for name in CLAUSES if name in told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def enumerated(items: Sequence[str]) -> str:
    """a, a og b, a, b og c; in quotes where one of several has an «og» of its own."""
    if len(items) > 1 and any(AND in item for item in items):
        items = [item if item.startswith("«") else f"«{item}»" for item in items]
    return AND.join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _strongest(clauses: Mapping[str, _Clause]) -> dict[str, _Clause]:
    """The clauses worth telling."""
    ranked = sorted(clauses.items(), key=lambda item: (-item[1].weight, item[0]))[:MOST]
    return {name: c for name, c in ranked if c.weight >= ENOUGH * ranked[0][1].weight}


def _clauses(
    shared: Mapping[Feature, float], names: Names, language: Language
) -> dict[str, _Clause]:
    """The reasons there are, by their names in `CLAUSES`."""
    groups: dict[str, list[tuple[float, Feature]]] = defaultdict(list)
    for feature, weight in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        groups[feature.name if feature.kind == "term" else feature.kind].append((weight, feature))
    labels = [names.term(f, language) for f in shared if f.kind == "term"]
    found: dict[str, Iterable[tuple[float, str]]] = {
        "word": _words(groups.pop("word", ()), names, language, labels),
        "source": _sources(groups.pop("source", ()), names),
        "neighbour": [(w, f"«{names.titles[f.name]}»") for w, f in groups.pop("neighbour", ())],
    }
    for group, terms in groups.items():
        if group in CLAUSES:
            found[group] = [(w, names.term(f, language)) for w, f in terms]
    clauses = {}
    for name, items in found.items():
        if kept := list(items)[:MOST]:
            clauses[name] = _Clause(sum(w for w, _ in kept), tuple(item for _, item in kept))
    return clauses


def _words(
    ranked: Iterable[tuple[float, Feature]],
    names: Names,
    language: Language,
    labels: Iterable[str],
) -> list[tuple[float, str]]:
    """Words in quotes, without those that a term or a longer word among them says already."""
    said = {stem(word) for label in labels for word in words(label)}
    chosen: list[tuple[float, str]] = []
    for weight, feature in ranked:
        form = names.word(feature, language)
        around = [other for _, other in chosen if form in other or other in form]
        if form and feature.name not in said and not around:
            chosen.append((weight, form))
    return [(weight, f"«{form}»") for weight, form in chosen]


def _sources(ranked: Iterable[tuple[float, Feature]], names: Names) -> list[tuple[float, str]]:
    """Sources with the chapters that both use; of a chapter and its parts, the parts."""
    parts: dict[str, list[str]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    for weight, feature in ranked:
        parts[feature.name].append(feature.part)
        weights[feature.name] += weight
    found = []
    for id, chapters in parts.items():
        exact = [c for c in chapters if c and not any(o.startswith(f"{c}.") for o in chapters)]
        shown = sorted(exact[:MOST], key=lambda c: [int(n) for n in c.split(".")])
        place = f" kap. {enumerated(shown)}" if shown else ""
        found.append((weights[id], names.sources[id].name + place))
    return sorted(found, key=lambda item: (-item[0], item[1]))
