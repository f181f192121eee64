// The browser's reader of the search data: the twin of language/stem.py, search/query.py and the
// reading side of search/static.py. Both give the same documents with the same scores: sums are of
// whole numbers, ties go by number. A bundler may take `export` away; nothing else needs a module.

const VERSION = 1;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

// Letters and digits in a row; only those that are one UTF-16 unit, so lengths agree with Python.
const WORD = /(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{N}])+/gu;
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}]+/gu; // as written, accents may stand apart from letters
const FOLDS = { æ: "a", å: "a", ø: "o", ä: "a", ö: "o", ü: "u", é: "e" };
// No look-behind: Safari before 16.4 would refuse the whole file.
const ELISION = /[bcdfghjklmnpqrstvwxz]e?l$/;

/** The words of a text in lower case, composed letters. */
export function words(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

// Keys come from readers: "constructor" must not be found.
const own = (dictionary, key) => (Object.hasOwn(dictionary, key) ? dictionary[key] : undefined);

/** A nynorsk word → the bokmål spelling of its root. */
function bokmal(word, rules) {
  const known = own(rules.words, word);
  if (known) return known;
  let changed = word;
  for (const [root, replacement] of rules.roots) {
    const stays = changed.includes(replacement) && !root.includes(replacement);
    if (!stays) changed = changed.replace(root, () => replacement);
  }
  return changed;
}

/** The stem of one word in lower case, by the rules in `start.language`. */
export function stem(word, rules) {
  let left = bokmal(word, rules);
  const known = own(rules.exceptions, left);
  if (known) return known;
  const fits = ([ending, least]) => left.endsWith(ending) && left.length - ending.length >= least;
  for (let cut = rules.endings.find(fits); cut; cut = rules.endings.find(fits)) {
    left = left.slice(0, left.length - cut[0].length);
  }
  if (/[lgv]t$/.test(left) && left.length > 6) left = left.slice(0, -1);
  const elided = left.search(ELISION);
  if (elided >= 3) left = left.slice(0, elided + 1);
  return left.length > 3 && /([^aeiouyæøå0-9])\1$/.test(left) ? left.slice(0, -1) : left;
}

/** How a word is found when æ, ø and å are typed otherwise: aa, ae, oe and a, o are alike. */
export function fold(word) {
  const plain = word.replace(/[æåøäöüé]/g, (letter) => FOLDS[letter]);
  return plain.replace(/aa/g, "a").replace(/ae/g, "a").replace(/oe/g, "o");
}

/** Optimal string alignment distance (edits and swaps of neighbours), or `limit` + 1. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      now[j] = Math.min(row[j] + 1, now[j - 1] + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        now[j] = Math.min(now[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...now) > limit) return limit + 1;
    [before, row] = [row, now];
  }
  return Math.min(row[b.length], limit + 1);
}

/** Letters → the numbers they were made from: five bits each, lowest first; from g on, more. */
function decode(text) {
  const groups = text.match(/[g-z0-9_-]*[A-Za-f]/g) ?? [];
  const add = (number, letter) => number * 32 + (VALUES.get(letter) & 31);
  return groups.map((letters) => [...letters].reduceRight(add, 0));
}

// A word is written as the length it shares with another, and the rest.
const grow = (other, step) => other.slice(0, VALUES.get(step[0])) + step.slice(1);
/** The terms, each written by the one before. */
function frontDecode(text) {
  let last = "";
  return text.split("\n").filter(Boolean).map((step) => (last = grow(last, step)));
}

/** The place of the first that is not before `wanted`, in a sorted list. */
function bisect(sorted, wanted) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = sorted[middle] < wanted ? [middle + 1, high] : [low, middle];
  }
  return low;
}

const listIn = (map, key) => map.get(key) ?? map.set(key, []).get(key);
// Each file once, also when the header and a page both search.
const files = new Map();

/** Loads scripts from a folder; each calls `eksempelsamlingen.data(name, content)`. */
export function scriptLoader(folderUrl) {
  const shared = (globalThis.eksempelsamlingen ??= {});
  shared.data = (name, content) => (document.currentScript.received = { content });
  const add = (url) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url });
    script.onerror = () => {
      files.delete(url); // the next try may find the network again
      reject(new Error(`search data not found: ${url}`));
    };
    script.onload = () => (script.received ? resolve(script.received.content) : script.onerror());
    document.head.append(script);
  });
  const once = (url) => files.get(url) ?? files.set(url, add(url)).get(url);
  return (name) => once(new URL(`${folderUrl}${name}.js`, document.baseURI).href);
}

/** The terms of an index, looked up as they are typed, and what a query may mean in it. */
class Lexicon {
  constructor({ language, weights, terms, groups, leads }) {
    Object.assign(this, { rules: language, weights, roots: new Map() });
    this.stopwords = new Set(language.stopwords);
    this.numbers = new Map(frontDecode(terms).map((term, number) => [term, number]));
    this.byFold = new Map();
    for (const term of this.numbers.keys()) listIn(this.byFold, fold(term)).push(term);
    this.folds = [...this.byFold.keys()].sort(); // as code points sort: no surrogates
    this.synonyms = new Map();
    for (const [phrase, other] of [...groups.flatMap(pairs), ...leads]) {
      const known = listIn(this.synonyms, phrase);
      if (!known.includes(other)) known.push(other);
    }
    this.phrases = new Map();
    for (const phrase of this.synonyms.keys()) {
      for (const part of new Set(phrase.split(" "))) listIn(this.phrases, part).push(phrase);
    }
  }

  root(one) { return this.roots.get(one) ?? this.roots.set(one, stem(one, this.rules)).get(one); }
  telling(list) { return list.filter((word) => !this.stopwords.has(word)); }
  folded(word) { return this.byFold.get(word) ?? []; }

  foldsFrom(start) {
    const rest = this.folds.slice(bisect(this.folds, start));
    const end = rest.findIndex((key) => !key.startsWith(start));
    return end < 0 ? rest : rest.slice(0, end);
  }

  /** The first terms, in order, that begin with the folded `start`. */
  beginningWith(start) {
    const add = (found, key) =>
      found.length < this.weights.prefixes ? found.concat(this.folded(key)) : found;
    return this.foldsFrom(start).reduce(add, []);
  }

  /** [edits, term] within `limit` edits of the folded `word` that share its first letter. */
  near(word, limit) {
    return this.foldsFrom(word[0]).flatMap((key) => {
      const edits = distance(word, key, limit);
      return edits <= limit ? this.folded(key).map((term) => [edits, term]) : [];
    });
  }

  /** Terms that a piece of a compound may be. */
  part(piece) {
    return this.byFold.get(piece) ?? this.folded(fold(this.root(piece)));
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
    let found = this.near(piece, 1).map(([, term]) => term);
    for (let end = piece.length - 1; end > Math.max(piece.length - 4, 3) && !found.length; end--)
      found = this.folded(piece.slice(0, end));
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
    const { words: most, letters } = this.weights;
    const written = words(text).slice(0, most).map((word) => word.slice(0, letters));
    const telling = this.telling(written);
    const found = (telling.length ? telling : written).map((word) => ({
      written: word, stem: stem(word, this.rules), terms: new Map(), splits: [], phrases: [],
    }));
    this.addSynonyms(found);
    found.forEach((word) => this.addTerms(word));
    return found;
  }

  /** What the glossary says of the query's words, alone, together, and inside compounds. */
  addSynonyms(found) {
    const pieces = new Map();
    for (const word of found) {
      const isShort = this.numbers.has(word.stem) && word.stem.length < 8;
      const parts = (!isShort && this.split(fold(bokmal(word.written, this.rules)))) || [];
      for (const piece of [word.stem, ...parts.flat()]) listIn(pieces, piece).push(word);
    }
    for (const [piece, owners] of pieces) {
      for (const phrase of this.phrases.get(piece) ?? []) {
        const parts = phrase.split(" ");
        if (!parts.every((part) => pieces.has(part))) continue;
        // A part of a compound alone is not the thing.
        if (parts.length === 1 && owners.every((word) => word.stem !== piece)) continue;
        const others = this.synonyms.get(phrase).map((other) => [phrase, other.split(" ")]);
        const known = others.filter(([, terms]) => terms.every((term) => this.numbers.has(term)));
        for (const word of new Set(parts.flatMap((part) => pieces.get(part)))) {
          if (!word.phrases.some(([its]) => its === phrase)) word.phrases.push(...known);
        }
      }
    }
  }

  addTerms(word) {
    const { exact, folded, prefix, part, knownPart, typo } = this.weights;
    const add = (term, kind, percent) =>
      word.terms.get(term)?.percent >= percent || word.terms.set(term, { kind, percent });
    const [key, written] = [fold(word.stem), fold(word.written)];
    if (this.numbers.has(word.stem)) add(word.stem, "exact", exact);
    for (const spelling of [key, written, stem(written, this.rules)]) {
      for (const term of this.folded(spelling)) add(term, "folded", folded);
    }
    const known = word.terms.size > 0;
    const longer = word.written.length >= 4 ? this.beginningWith(key) : [];
    for (const term of longer) add(term, "prefix", prefix);
    const limit = key.length >= 8 ? 2 : key.length >= 4 ? 1 : 0;
    if (limit && !word.terms.size && !word.phrases.length) {
      const near = this.near(key, limit).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
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

  /** Whether a compound of a text holds one of `matched` (terms) as a part, or a part's part. */
  holds(key, matched, depth = 2) {
    return [...cuts(key, 3)].some((pair) => {
      const parts = this.bothParts(...pair);
      const isPart = () => parts.flat().some((term) => matched.has(term));
      const isInside = () => pair.some((piece) => this.holds(piece, matched, depth - 1));
      return parts.every((terms) => terms.length) && (isPart() || (depth > 1 && isInside()));
    });
  }
}

/** Each member of a group with each other one. */
const pairs = (group) =>
  group.flatMap((one) => group.filter((other) => other !== one).map((other) => [one, other]));

/** Ways to cut a word in two, with and without a linking s or e. */
function* cuts(key, shortest) {
  for (let end = shortest; end <= key.length - shortest; end++) {
    yield [key.slice(0, end), key.slice(end)];
    const isLinked = "se".includes(key[end]) && key.length - end - 1 >= shortest;
    if (isLinked) yield [key.slice(0, end), key.slice(end + 1)];
  }
}

/** The terms of a word of the query: as it is spelled, as a compound, by the glossary. */
const waysOf = ({ terms, splits, phrases }) => [
  [...terms.keys()], splits.flatMap(([, parts]) => parts.flat()), phrases.flatMap(([, its]) => its),
];

/** A query → ranked documents, over static files that are fetched when they are needed. */
export class Search {
  #load; #start; #lexicon; #opening; #facets;
  #chunks = new Map();
  #rows = new Map();

  constructor(load) { this.#load = load; }

  /** Fetch what every query needs, once. Rejects when it cannot be had; may be tried again. */
  open() {
    this.#opening ??= this.#load("start").then((start) => {
      if (start.version !== VERSION) throw new Error("search data of another version");
      this.#start = start;
      this.#lexicon = new Lexicon(start);
      return this;
    });
    this.#opening.catch(() => (this.#opening = null));
    return this.#opening;
  }

  understand(text) { return this.#lexicon.understand(text); }
  /** Every document found, best first; equal scores by number. */
  async search(text) {
    await this.open();
    const found = this.understand(text);
    const needed = new Set(found.flatMap(waysOf).flat().map((term) => this.#chunkOf(term)));
    await Promise.all([...needed].map(async (number) =>
      this.#chunks.set(number, await this.#load(`p${number}`))));
    return { words: found, hits: this.#rank(found) };
  }
  #chunkOf(term) { return bisect(this.#start.firsts, this.#lexicon.numbers.get(term) + 1) - 1; }

  /** {rarity, form as a word, postings: Map(document → impact)} of a term whose chunk is here. */
  #row(term) {
    if (this.#rows.has(term)) return this.#rows.get(term);
    const number = this.#chunkOf(term);
    const chunk = this.#chunks.get(number);
    const place = this.#lexicon.numbers.get(term) - this.#start.firsts[number];
    const numbers = decode(chunk.postings[place]);
    const postings = new Map();
    for (let at = 0, document = 0; at < numbers.length; at += 2) {
      document += numbers[at];
      postings.set(document, numbers[at + 1]);
    }
    const step = chunk.forms[place]; // empty when only compounds hold it
    const row = { rarity: chunk.rarity[place], form: step && grow(term, step), postings };
    return this.#rows.set(term, row).get(term);
  }

  #rank(found) {
    const { coverage, count, weights } = this.#start;
    const [scores, masses] = [new Float64Array(count), new Float64Array(count)];
    let total = 0;
    for (const word of found) {
      const terms = waysOf(word).find((way) => way.length) ?? []; // known spellings first
      const mass = Math.max(0, ...terms.map((term) => this.#row(term).rarity));
      total += mass;
      this.#wordScores(word).forEach((score, document) => {
        scores[document] += score;
        masses[document] += mass;
      });
    }
    const hits = [];
    scores.forEach((score, document) => {
      const share = Math.floor((masses[document] * weights.shares) / total);
      if (score) hits.push({ document, score: score * coverage[share] });
    });
    return hits.sort((a, b) => b.score - a.score || a.document - b.document);
  }

  /** What one word gives each document: its best reason counts, not their sum. */
  #wordScores(word) {
    const postings = (term) => this.#row(term).postings;
    const best = new Map();
    const raise = (map, d, score) => map.get(d) >= score || map.set(d, score);
    word.terms.forEach(({ percent }, term) =>
      postings(term).forEach((impact, d) => raise(best, d, impact * percent)));
    for (const [percent, parts] of word.splits) {
      const both = new Map(); // the parts add up; of the terms one part may be, the best counts
      for (const part of parts) {
        const one = new Map();
        part.map(postings).forEach((its) => its.forEach((impact, d) => raise(one, d, impact)));
        one.forEach((impact, d) => both.set(d, (both.get(d) ?? 0) + impact * percent));
      }
      both.forEach((score, d) => raise(best, d, score));
    }
    for (const [, terms] of word.phrases) {
      const [first, ...others] = terms.map(postings);
      first.forEach((impact, d) => {
        if (!others.every((more) => more.has(d))) return; // counts where all of them are
        const sum = others.reduce((all, more) => all + more.get(d), impact);
        raise(best, d, Math.floor((sum * this.#start.weights.synonym) / terms.length));
      });
    }
    return best;
  }

  /** [{number, id, title, summary, uri, reviewed, kind, language}] */
  async documents(numbers) {
    const { perFile, languages } = this.#start;
    return Promise.all(numbers.map(async (number) => {
      const file = await this.#load(`d${Math.floor(number / perFile)}`);
      const [id, title, summary, uri, reviewed] = file[number % perFile];
      const language = languages[number] === "n" ? "nn" : "nb";
      return { number, id, title, summary, uri, reviewed, kind: this.kindOf(number), language };
    }));
  }

  get count() { return this.#start.count; }
  kindOf(number) { return this.#start.kinds.findLast(([, first]) => first <= number)[0]; }

  /** [{facet, values: [{id, name, nn, documents: Set of numbers}]}] */
  get facets() {
    const value = ([id, name, nn, gaps], last = 0) =>
      ({ id, name, nn, documents: new Set(decode(gaps).map((gap) => (last += gap))) });
    const read = ([facet, values]) => ({ facet, values: values.map((one) => value(one)) });
    return (this.#facets ??= this.#start.facets.map(read));
  }

  /** Numbers of all write-ups by "reviewed" (newest first) or "titles". */
  order(name) { return decode(this.#start[name]); }

  /** [[start, end], …] of the words of `text` that the query's words matched. */
  marks(text, found) {
    const lexicon = this.#lexicon;
    const written = [...text.matchAll(WRITTEN_WORD)].map(({ 0: word, index }) => ({
      range: [index, index + word.length],
      its: lexicon.telling(words(word)).map((one) => [lexicon.root(one), one]),
    }));
    const here = new Set(written.flatMap(({ its }) => its.map(([root]) => root)));
    const whole = ([, terms]) => terms.length === 1 || terms.every((term) => here.has(term));
    const present = found.map((word) => ({ ...word, phrases: word.phrases.filter(whole) }));
    const matched = new Set(present.flatMap(waysOf).flat());
    const folds = [...matched].map(fold).filter((term) => term.length >= 3);
    const holds = (key) => folds.some((f) => key.includes(f)) && lexicon.holds(key, matched);
    const isMatch = ([root, one]) => matched.has(root) || holds(fold(bokmal(one, lexicon.rules)));
    return written.filter(({ its }) => its.some(isMatch)).map(({ range }) => range);
  }

  // [{written, kind: "synonym"|"typo", other}] for words whose match is not plain, after `search`;
  // with a document's number only the words and the reasons that found that document.
  reasons(found, number) {
    const has = (term) => number === undefined || this.#row(term).postings.has(number);
    const form = (term) => this.#row(term).form;
    const reasons = new Map();
    const add = (written, kind, others) => {
      const other = others.map(form).join(" ");
      if (other && others.every(form)) reasons.set(written + other, { written, kind, other });
    };
    for (const word of found) {
      const terms = [...word.terms].filter(([term]) => has(term));
      if (terms.some(([, { kind }]) => kind !== "typo")) continue;
      add(word.written, "typo", terms.map(([term]) => term).filter(form).slice(0, 1));
      for (const [phrase, others] of word.phrases.filter(([, its]) => its.every(has))) {
        const together = found.filter((one) => one.phrases.some(([its]) => its === phrase));
        add(together.map((one) => one.written).join(" "), "synonym", others);
      }
    }
    return [...reasons.values()];
  }
}
