// What a query may mean in an index: the twin of search/query.py, but for the ranking.
import { bokmal, distance, fold, stem, words } from "./language.js";
import { bisect, frontDecode } from "./encoding.js";

const listIn = (map, key) => map.get(key) ?? map.set(key, []).get(key);
/** Terms by their spelling without æøå. */
class Shelf {
  constructor(terms) {
    this.terms = [...terms];
    this.byFold = new Map();
    for (const term of this.terms) listIn(this.byFold, fold(term)).push(term);
    this.folds = [...this.byFold.keys()].sort(); // as code points sort: no surrogates
  }

  named(key) { return this.byFold.get(key) ?? []; }

  foldsFrom(start) {
    const rest = this.folds.slice(bisect(this.folds, start));
    const end = rest.findIndex((key) => !key.startsWith(start));
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** The first terms, in order, that begin with the folded `start`. */
  beginningWith(start, most) {
    const add = (found, key) => (found.length < most ? found.concat(this.named(key)) : found);
    return this.foldsFrom(start).reduce(add, []);
  }

  /** [edits, term] within `limit` edits of the folded `word`. */
  near(word, limit) {
    this.letters ??= Uint32Array.from(this.folds, lettersOf);
    const its = lettersOf(word);
    return this.folds.flatMap((key, place) => {
      // An edit changes two letters of the set at most: few words need to be measured.
      if (bits(this.letters[place] ^ its) > 2 * limit) return [];
      const edits = distance(word, key, limit);
      return edits <= limit ? this.named(key).map((term) => [edits, term]) : [];
    });
  }
}

/** The letters of a word as a set: one bit each, modulo 32. */
function lettersOf(word) {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

function bits(set) {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}

/**
 * The terms of an index, looked up as they are typed, and what a query may mean in it.
 *
 * A word is looked up among all terms that share its first two letters, a misspelt one among those
 * that share the first: the common ones and those that `addRare` brought. Parts of compounds, the
 * glossary's words and single letters are common ones.
 */
export class Lexicon {
  constructor({ language, weights, terms, groups, leads }) {
    Object.assign(this, { rules: language, weights, roots: new Map(), forms: new Map() });
    Object.assign(this, { commonShelves: new Map(), shelves: new Map() }); // by first letters
    this.compounds = { 1: new Map(), 2: new Map() }; // what partsOf() has found
    this.missing = new Set(); // first letters of misspelt words, whose rare terms are not here
    this.stopwords = new Set(language.stopwords);
    this.terms = frontDecode(terms);
    this.numbers = new Map(this.terms.map((term, number) => [term, number]));
    this.common = new Shelf(this.numbers.keys());
    this.synonyms = new Map();
    for (const [phrase, other] of [...lists(groups).flatMap(pairs), ...lists(leads)]) {
      const known = listIn(this.synonyms, phrase);
      if (!known.includes(other)) known.push(other);
    }
    const targets = new Set([...this.synonyms.values()].flat());
    const together = [...targets].filter((other) => other.includes(" ")).sort();
    together.forEach((phrase, place) => this.numbers.set(phrase, this.terms.length + place));
    this.phrases = new Map();
    for (const phrase of this.synonyms.keys()) {
      for (const part of new Set(fold(phrase).split(" "))) listIn(this.phrases, part).push(phrase);
    }
  }

  /** The root of a word, and the word as bokmål spells it. */
  formsOf(one) {
    const make = () => [this.root(one), bokmal(one, this.rules)];
    return this.forms.get(one) ?? this.forms.set(one, make()).get(one);
  }

  root(one) { return this.roots.get(one) ?? this.roots.set(one, stem(one, this.rules)).get(one); }
  telling(list) { return list.filter((word) => !this.stopwords.has(word)); }

  /** The words of a query that count. */
  wordsOf(text) {
    const { words: most, letters } = this.weights;
    const written = words(text).slice(0, most).map((word) => word.slice(0, letters));
    const telling = this.telling(written);
    return telling.length ? telling : written;
  }

  /** How a word may be spelled among the terms, folded. */
  spellings(written) {
    const plain = fold(written);
    return [fold(this.root(written)), plain, this.root(plain)];
  }

  /** The first two letters of the rare terms that a query's words may be, or may begin. */
  startsOf(text) {
    const ofWord = (word) => {
      const starts = this.spellings(word).map((key) => key.slice(0, 2));
      // A single letter is a common term; "aaea" is spelled as one, and begins others.
      return isLong(word) ? starts : starts.filter((start) => start.length === 2);
    };
    return new Set(this.wordsOf(text).flatMap(ofWord));
  }

  /** Take over the rare terms that, folded, begin with `start`: one or two letters. */
  addRare(start, rare) {
    this.missing.delete(start);
    this.shelves.set(start, new Shelf([...this.commonShelf(start).terms, ...rare].sort()));
  }

  /** The common terms that begin with `start`, and all that do. */
  commonShelf(start) {
    const make = () => new Shelf(this.common.foldsFrom(start).flatMap((key) => this.common.named(key)));
    const known = this.commonShelves.get(start);
    return known ?? this.commonShelves.set(start, make()).get(start);
  }
  shelf(start) { return this.shelves.get(start) ?? this.commonShelf(start); }

  folded(key) { return this.shelf(key.slice(0, 2)).named(key); }

  /** Terms that a piece of a compound may be. */
  part(piece) {
    const found = this.common.named(piece);
    return found.length ? found : this.common.named(fold(this.root(piece)));
  }

  bothParts(first, second) { return [this.part(first), this.part(second)]; }
  /** The same when one of the two is misspelt, or its ending is. */
  nearlyParts(first, second) {
    const [left, right] = this.bothParts(first, second);
    if (!left.length === !right.length) return [left, right];
    return left.length ? [left, this.nearly(second)] : [this.nearly(first), right];
  }

  /** Terms one edit away, or else the longest term that `piece` begins with. */
  nearly(piece) {
    let found = this.commonShelf(piece[0]).near(piece, 1).map(([, term]) => term);
    for (let end = piece.length - 1; end > Math.max(piece.length - 4, 3) && !found.length; end--)
      found = this.common.named(piece.slice(0, end));
    return found;
  }

  /** The two words a compound is made of: the most even cut. Null when there is none. */
  split(key, shortest = 3, partsOf = "bothParts") {
    let [most, best] = [0, null];
    for (const [first, second] of cuts(key, shortest)) {
      const even = Math.min(first.length, second.length);
      if (even <= most) continue;
      const parts = this[partsOf](first, second);
      if (parts.every((terms) => terms.length)) [most, best] = [even, parts];
    }
    return best;
  }

  understand(text) {
    const found = this.wordsOf(text).map((word) => ({
      written: word, stem: this.root(word), terms: new Map(), splits: [], phrases: [],
    }));
    this.addSynonyms(found);
    found.forEach((word) => this.addTerms(word));
    return found;
  }

  /** What the glossary says of the query's words, alone, together, and inside compounds. */
  addSynonyms(found) {
    const pieces = new Map();
    for (const word of found) {
      const isShort = word.stem.length < 8 && this.knows(word.stem);
      const parts = (!isShort && this.split(fold(bokmal(word.written, this.rules)))) || [];
      for (const piece of [word.stem, ...parts.flat()]) listIn(pieces, fold(piece)).push(word);
    }
    for (const [piece, owners] of pieces) {
      for (const phrase of this.phrases.get(piece) ?? []) {
        const parts = fold(phrase).split(" ");
        if (!parts.every((part) => pieces.has(part))) continue;
        // A part of a compound alone is not the thing.
        if (parts.length === 1 && owners.every((word) => fold(word.stem) !== piece)) continue;
        const others = this.synonyms.get(phrase).map((other) => [phrase, other]);
        const known = others.filter(([, other]) => this.numbers.has(other));
        for (const word of new Set(parts.flatMap((part) => pieces.get(part)))) {
          if (!word.phrases.some(([its]) => its === phrase)) word.phrases.push(...known);
        }
      }
    }
  }

  knows(term) { return this.folded(fold(term)).includes(term); }

  addTerms(word) {
    const { exact, folded, prefix, prefixes, part, knownPart, typo } = this.weights;
    const add = (term, kind, percent) =>
      word.terms.get(term)?.percent >= percent || word.terms.set(term, { kind, percent });
    const key = fold(word.stem);
    if (this.knows(word.stem)) add(word.stem, "exact", exact);
    for (const spelling of this.spellings(word.written)) {
      for (const term of this.folded(spelling)) add(term, "folded", folded);
    }
    const known = word.terms.size > 0;
    const longer = isLong(word.written) ? this.shelf(key.slice(0, 2)).beginningWith(key, prefixes) : [];
    for (const term of longer) add(term, "prefix", prefix);
    const limit = key.length >= 8 ? 2 : key.length >= 5 ? 1 : 0;
    if (limit && !word.terms.size && !word.phrases.length) {
      if (!this.shelves.has(key[0])) this.missing.add(key[0]);
      const near = this.shelf(key[0]).near(key, limit).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
      for (const [edits, term] of near) add(term, "typo", typo[edits]);
    }
    const addSplit = (percent, parts) => parts && word.splits.push([percent, parts]);
    const whole = fold(bokmal(word.written, this.rules));
    addSplit(known ? knownPart : part, this.split(whole));
    const [corrected] = [...word.terms].find(([, match]) => match.kind === "typo") ?? [];
    if (corrected) addSplit(knownPart, this.split(fold(corrected)));
    if (word.splits.length || word.terms.size || word.phrases.length) return;
    addSplit(Math.floor((part * typo[1]) / 100), this.split(whole, 4, "nearlyParts"));
  }

  /** The terms that a compound of a text has as parts, and as parts of parts. Texts are spelled
      with æøå: their parts are, too. */
  partsOf(key, depth = 2) {
    const known = this.compounds[depth].get(key);
    if (known) return known;
    const found = new Set();
    for (const pair of cuts(key, 3)) {
      const parts = pair.map((piece) => [piece, this.root(piece)].filter((one) => this.numbers.has(one)));
      if (!parts.every((terms) => terms.length)) continue;
      const inside = depth > 1 ? pair.map((piece) => [...this.partsOf(piece, depth - 1)]) : [];
      for (const term of [...parts, ...inside].flat()) found.add(term);
    }
    this.compounds[depth].set(key, found);
    return found;
  }
}

/** Whether other words that begin with a word are looked up, too. */
const isLong = (word) => word.length >= 4;

/** Lists of phrases: a line a list, commas between. */
const lists = (text) => text.split("\n").filter(Boolean).map((line) => line.split(","));

/** Each member of a group with each other one; "~" marks those that readers ask with only. */
const pairs = (group) => {
  const targets = group.filter((other) => !other.startsWith("~"));
  const from = (one) => targets.filter((other) => other !== one).map((other) => [one, other]);
  return group.flatMap((one) => from(one.replace("~", "")));
};

/** Ways to cut a word in two, with and without a linking s or e. */
function* cuts(key, shortest) {
  for (let end = shortest; end <= key.length - shortest; end++) {
    yield [key.slice(0, end), key.slice(end)];
    const isLinked = "se".includes(key[end]) && key.length - end - 1 >= shortest;
    if (isLinked) yield [key.slice(0, end), key.slice(end + 1)];
  }
}
