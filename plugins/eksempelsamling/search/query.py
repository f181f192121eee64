"""A query → ranked documents, in whole numbers. The twin of `search.js`.

For each word the best of: its stem; another spelling of it (æøå typed otherwise); words that
begin with it; the parts of a compound; what the glossary says is the same; and, when the word is
not known, the nearest spelling. Words are added up; documents that match more of the query's
rare words are lifted. (No dataclasses: the command line would wait half its time for them.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eksempelsamling.language.rules import Rules, rules
from eksempelsamling.language.stem import bokmal, fold, stem, words
from eksempelsamling.search.lexicon import MAX_PREFIX, Lexicon

MAX_WORDS = 24
"""Words of a query that count; longer ones are pasted by mistake."""
MAX_LETTERS = 40
EXACT, FOLDED, PREFIX, PART, SYNONYM = 100, 90, 50, 60, 60
"""How much a kind of match counts, in percent of the word itself."""
KNOWN_PART = 30
"""Parts of a word that is itself known."""
TYPO = (100, 70, 49)
"""By the number of edits."""
COVERAGE = 0.15
SHARES = 256
WEAK = 30
"""Percent of the best score under which a hit is called weak. Of the good answers to the
collection's own test queries 93 % stand above it, and half of all that is found below.
"""
WEIGHTS = {
    "exact": EXACT, "folded": FOLDED, "prefix": PREFIX, "part": PART, "synonym": SYNONYM,
    "knownPart": KNOWN_PART, "typo": list(TYPO), "words": MAX_WORDS, "letters": MAX_LETTERS,
    "prefixes": MAX_PREFIX, "shares": SHARES, "weak": WEAK,
}  # fmt: skip
"""The same numbers for the browser's reader, by its names."""


def coverage_table() -> list[int]:
    """Factor by the share of the query (in 1/256) that a document matches: share ** COVERAGE.

    A table of whole numbers, because two languages' powers differ in the last place.
    """
    return [round((share / SHARES) ** COVERAGE * 1000) for share in range(SHARES + 1)]


class Match:
    """Why a word of the query found a term."""

    __slots__ = ("kind", "percent")

    def __init__(self, kind: str, percent: int) -> None:
        self.kind, self.percent = kind, percent
        """The kind is exact, folded, prefix, part, synonym or typo."""


class Word:
    """One word of the query, and what it may mean in this index."""

    __slots__ = ("phrases", "splits", "stem", "terms", "written")

    def __init__(self, written: str, stem: str) -> None:
        self.written, self.stem = written, stem
        self.terms: dict[str, Match] = {}
        self.splits: list[tuple[int, list[list[str]]]] = []
        """Compounds: percent, and for each part the terms it may be."""
        self.phrases: list[tuple[str, str]] = []
        """Glossary: the phrase in the query, and what it also is called: a term, or a phrase with
        spaces, which has documents of its own."""

    def add(self, term: str, kind: str, percent: int) -> None:
        """Keep the strongest reason."""
        if term not in self.terms or self.terms[term].percent < percent:
            self.terms[term] = Match(kind, percent)


def understand(query: str, lexicon: Lexicon, by: Rules | None = None) -> list[Word]:
    """The words of a query with everything they may match."""
    by = by or rules()
    written = [word[:MAX_LETTERS] for word in words(query)[:MAX_WORDS]]
    kept = [word for word in written if word not in by.stopwords] or written
    found = [Word(word, stem(word, by)) for word in kept]
    _add_synonyms(found, lexicon, by)
    for word in found:
        _add_terms(word, lexicon, by)
    return found


def _add_terms(word: Word, lexicon: Lexicon, by: Rules) -> None:
    key = fold(word.stem)
    if word.stem in lexicon.folded(key):
        word.add(word.stem, "exact", EXACT)
    for spelling in (key, fold(word.written), stem(fold(word.written), by)):
        for term in lexicon.folded(spelling):
            word.add(term, "folded", FOLDED)
    known = bool(word.terms)
    if len(word.written) >= 4:
        for term in lexicon.shelf(key[:2]).beginning_with(key):
            word.add(term, "prefix", PREFIX)
    if not known and not word.phrases:
        _add_typos(word, key, lexicon)
    _add_splits(word, lexicon, by, known=known)


def _add_splits(word: Word, lexicon: Lexicon, by: Rules, *, known: bool) -> None:
    """Read the word as a compound of two words that the index has."""
    whole = fold(bokmal(word.written, by))
    typos = [t for t, m in word.terms.items() if m.kind == "typo"]
    parts = split(whole, lexicon, by)
    if parts:
        word.splits.append((KNOWN_PART if known else PART, parts))
    if typos and (meant := split(fold(typos[0]), lexicon, by)):
        word.splits.append((KNOWN_PART, meant))
    if not (parts or known or word.terms or word.phrases):
        nearly = split_with_typo(whole, lexicon, by)
        if nearly:
            word.splits.append((PART * TYPO[1] // 100, nearly))


def _add_typos(word: Word, key: str, lexicon: Lexicon) -> None:
    limit = 2 if len(key) >= 8 else 1 if len(key) >= 5 else 0
    if limit and not word.terms:
        for edits, term in sorted(lexicon.shelf(key[0]).near(key, limit)):
            word.add(term, "typo", TYPO[edits])


def _part(piece: str, lexicon: Lexicon, by: Rules) -> list[str]:
    """Terms that a piece of a compound may be."""
    return lexicon.part(piece) or lexicon.part(fold(stem(piece, by)))


def _cuts(key: str, shortest: int) -> Iterable[tuple[str, str]]:
    """Ways to cut a word in two, with and without a linking s or e."""
    for end in range(shortest, len(key) - shortest + 1):
        yield key[:end], key[end:]
        if key[end] in "se" and len(key) - end - 1 >= shortest:
            yield key[:end], key[end + 1 :]


def split(key: str, lexicon: Lexicon, by: Rules) -> list[list[str]] | None:
    """The two known words a compound is made of: the most even cut."""
    best: tuple[int, list[list[str]]] | None = None
    for first, second in _cuts(key, 3):
        even = min(len(first), len(second))
        if best is None or even > best[0]:
            left, right = _part(first, lexicon, by), _part(second, lexicon, by)
            if left and right:
                best = even, [left, right]
    return best[1] if best else None


def split_with_typo(key: str, lexicon: Lexicon, by: Rules) -> list[list[str]] | None:
    """The same when one of the two is misspelt, or its ending is."""
    best: tuple[int, list[list[str]]] | None = None
    for first, second in _cuts(key, 4):
        even = min(len(first), len(second))
        if best is not None and even <= best[0]:
            continue
        left, right = _part(first, lexicon, by), _part(second, lexicon, by)
        if left and not right:
            right = _nearly(second, lexicon)
        elif right and not left:
            left = _nearly(first, lexicon)
        if left and right:
            best = even, [left, right]
    return best[1] if best else None


def _nearly(piece: str, lexicon: Lexicon) -> list[str]:
    """Terms one edit away, or else the longest term that `piece` begins with."""
    near = lexicon.near_part(piece)
    if near:
        return near
    for end in range(len(piece) - 1, max(len(piece) - 4, 3), -1):
        if found := lexicon.part(piece[:end]):
            return found
    return []


def _add_synonyms(found: list[Word], lexicon: Lexicon, by: Rules) -> None:
    """What the glossary says of the query's words, alone, together, and inside compounds."""
    pieces: dict[str, list[Word]] = defaultdict(list)
    for word in found:
        for piece in (word.stem, *_pieces(word, lexicon, by)):
            pieces[fold(piece)].append(word)
    for piece, owners in list(pieces.items()):
        for phrase in lexicon.phrases_with(piece):
            parts = fold(phrase).split(" ")
            alone = len(parts) == 1 and all(fold(word.stem) != piece for word in owners)
            # A part of a compound alone is not the thing.
            if not alone and all(part in pieces for part in parts):
                _expand(phrase, [word for part in parts for word in pieces[part]], lexicon)


def _expand(phrase: str, words: Sequence[Word], lexicon: Lexicon) -> None:
    for other in lexicon.synonyms[phrase]:
        if " " in other or other in lexicon.common:
            for word in words:
                if (phrase, other) not in word.phrases:
                    word.phrases.append((phrase, other))


def _pieces(word: Word, lexicon: Lexicon, by: Rules) -> list[str]:
    if len(word.stem) < 8 and word.stem in lexicon.folded(fold(word.stem)):
        return []
    parts = split(fold(bokmal(word.written, by)), lexicon, by) or []
    return [term for part in parts for term in part]


def terms_of(query: Iterable[Word]) -> list[str]:
    """Every term and phrase whose postings ranking needs, each once."""
    found: dict[str, None] = {}
    for word in query:
        found |= dict.fromkeys(word.terms)
        found |= dict.fromkeys(t for _, parts in word.splits for part in parts for t in part)
        found |= dict.fromkeys(other for _, other in word.phrases)
    return list(found)


def rank(
    query: Sequence[Word],
    postings: Mapping[str, Sequence[tuple[int, int]]],
    rarity: Mapping[str, int],
    coverage: Sequence[int],
) -> list[tuple[int, int]]:
    """(score, document number), best first; equal scores by number."""
    total = 0
    scores: dict[int, int] = defaultdict(int)
    masses: dict[int, int] = defaultdict(int)
    for word in query:
        found = _word_scores(word, postings)
        mass = _mass(word, rarity)
        total += mass
        for document, score in found.items():
            scores[document] += score
            masses[document] += mass
    ranked = [
        (score * coverage[masses[document] * SHARES // total if total else SHARES], document)
        for document, score in scores.items()
    ]
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))


def _mass(word: Word, rarity: Mapping[str, int]) -> int:
    """How rare a word is: the rarest term it stands for, known spellings first."""
    terms = [rarity[t] for t in word.terms]
    if not terms:
        terms = [rarity[t] for _, parts in word.splits for part in parts for t in part]
    if not terms:
        terms = [rarity[other] for _, other in word.phrases]
    return max(terms, default=0)


def _word_scores(word: Word, postings: Mapping[str, Sequence[tuple[int, int]]]) -> dict[int, int]:
    """What one word gives each document: its best reason counts, not their sum."""
    ways = [
        *(
            {document: impact * match.percent for document, impact in postings[term]}
            for term, match in word.terms.items()
        ),
        *(_split_scores(percent, parts, postings) for percent, parts in word.splits),
        *({d: impact * SYNONYM for d, impact in postings[other]} for _, other in word.phrases),
    ]
    best: dict[int, int] = {}
    for way in ways:
        for document, score in way.items():
            if best.get(document, 0) < score:
                best[document] = score
    return best


def _split_scores(
    percent: int,
    parts: Sequence[Sequence[str]],
    postings: Mapping[str, Sequence[tuple[int, int]]],
) -> dict[int, int]:
    """Both parts of a compound add up; of the terms that one part may be, the best counts."""
    both: dict[int, int] = defaultdict(int)
    for part in parts:
        best: dict[int, int] = {}
        for term in part:
            for document, impact in postings[term]:
                best[document] = max(best.get(document, 0), impact)
        for document, impact in best.items():
            both[document] += impact * percent
    return both
