// The browser's reader of the search data: the twin of search/static.py and of the ranking in
// search/query.py. Both give the same documents with the same scores: sums are of whole numbers,
// ties go by number.
import { fold, stem, words } from "./language.js";
import { VALUES, bisect, decode, frontDecode, grow } from "./encoding.js";
import { Lexicon } from "./lexicon.js";

const VERSION = 4;
const ALIKE = 10000; // score for each unit of rarity asked for
const LITERAL = "="; // ends a term that no text writes as a word of its own
const MOST_TEXTS = 400;
const REST = 200; // ms from the first answer until more is fetched
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}]+/gu; // as written, accents may stand apart from letters

/** The terms of a word of the query: as it is spelled, as a compound, by the glossary. */
const waysOf = ({ terms, splits, phrases }) => [
  [...terms.keys()], splits.flatMap(([, parts]) => parts.flat()), phrases.map(([, other]) => other),
];

/** A query → ranked documents, over static files that are fetched when they are needed. */
export class Search {
  #load; #start; #lexicon; #opening; #facets; #resting;
  #chunks = new Map(); // of rows, by file
  #places = new Map(); // term → [its chunk, its place there]
  #rows = new Map();
  #texts = new Map(); // the words of texts that were marked: the same ones come again while typing

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

  /** Every document found, best first; equal scores by number. */
  async search(text) {
    await this.open();
    const lexicon = this.#lexicon;
    this.#expect(lexicon.wordsOf(text));
    await this.#addRare(lexicon.startsOf(text));
    let found = lexicon.understand(text);
    if (lexicon.missing.size) {
      await this.#addRare(lexicon.missing);
      found = lexicon.understand(text);
    }
    await Promise.all(found.flatMap(waysOf).flat().map((term) => this.#find(term)));
    this.#resting ??= setTimeout(() => this.#fetchAhead().catch(() => {}), REST);
    return { words: found, hits: this.#rank(found) };
  }

  /** The write-ups most like a text. With the title and the first words of any of the collection's
   * own 35 it is found; six of nine practices the collection has nothing on find nothing. */
  async similar(text) {
    const { hits } = await this.search(text);
    const near = hits.filter(({ document, likeness }) => this.isPractice(document) && likeness >= ALIKE);
    const best = near.filter(({ likeness }) => likeness >= near[0].likeness * 0.6);
    return this.documents(best.slice(0, 3).map((hit) => hit.document));
  }

  /** The rows of a file, columns taken apart. */
  #chunk(name) {
    const read = async () => {
      const chunk = await this.#load(name);
      for (const column of ["documents", "impacts"]) chunk[column] = chunk[column].split(",");
      chunk.forms = chunk.words ? frontDecode(chunk.words) : chunk.forms.split("\n");
      return chunk;
    };
    const known = this.#chunks.get(name);
    if (known) return known;
    const reading = read();
    reading.catch(() => this.#chunks.delete(name));
    return this.#chunks.set(name, reading).get(name);
  }

  /** Fetch the rare terms that begin with each of `starts`. */
  #addRare(starts) {
    const { rare } = this.#start;
    return Promise.all([...starts].map(async (start) => {
      if (this.#lexicon.shelves.has(start)) return;
      const last = bisect(rare, `${start}\uffff`);
      const reaches = (_, n) => n < last && (n + 1 === rare.length || rare[n + 1] > start);
      const numbers = [...rare.keys()].filter((n) => reaches(rare, n));
      const terms = (await Promise.all(numbers.map((number) => this.#rareTerms(number)))).flat();
      this.#lexicon.addRare(start, terms.filter((term) => fold(term).startsWith(start)));
    }));
  }

  async #rareTerms(number) {
    const chunk = await this.#chunk(`r${number}`);
    if (chunk.terms) return chunk.terms;
    const { rules } = this.#lexicon;
    chunk.terms = chunk.forms.map((word) =>
      word.endsWith(LITERAL) ? word.slice(0, -1) : stem(word.toLowerCase(), rules));
    chunk.terms.forEach((term, place) => this.#places.set(term, [chunk, place]));
    return chunk.terms;
  }

  /** Fetch what is probably needed, side by side with what tells what is. */
  #expect(written) {
    for (const word of written) {
      const file = this.#fileOf(bisect(this.#lexicon.terms, this.#lexicon.root(word)));
      if (file >= 0) this.#chunk(`p${file}`).catch(() => {}); // told when it is needed
    }
  }
  #fileOf(number) { return bisect(this.#start.firsts, number + 1) - 1; }

  /** Know where the row of a term is. */
  async #find(term) {
    if (this.#places.has(term)) return;
    const number = this.#lexicon.numbers.get(term);
    const file = this.#fileOf(number);
    const chunk = await this.#chunk(`p${file}`);
    this.#places.set(term, [chunk, number - this.#start.firsts[file]]);
  }

  /** Fetch what later queries will ask for, two files at a time: others may be waited for. */
  async #fetchAhead() {
    if (navigator.connection?.saveData) return;
    const { ahead, count, firsts, perFile, rare } = this.#start;
    const files = { p: firsts.length, d: Math.ceil(count / perFile), r: rare.length };
    const namesOf = (kind) => Array.from({ length: files[kind] }, (_, number) => kind + number);
    const names = [...ahead].flatMap(namesOf).values(); // each file for one of the two
    const fetchOn = async () => { for (const name of names) await this.#load(name); };
    await Promise.all([fetchOn(), fetchOn()]);
  }

  /** {rarity, form as a word, postings: Map(document → impact)} of a term whose chunk is here. */
  #row(term) {
    if (this.#rows.has(term)) return this.#rows.get(term);
    const [chunk, place] = this.#places.get(term);
    const impacts = decode(chunk.impacts[place]);
    const postings = new Map();
    let document = 0;
    decode(chunk.documents[place]).forEach((gap, at) => postings.set((document += gap), impacts[at]));
    const isRare = chunk.rarity === undefined; // then all its documents are here
    const rarity = isRare ? this.#start.rarities[impacts.length - 1] : chunk.rarity[place];
    const written = chunk.forms[place]; // empty or literal when only compounds hold it
    const whole = written.endsWith(LITERAL) ? "" : written;
    const form = isRare ? whole : written && grow(term, written);
    return this.#rows.set(term, { rarity: VALUES.get(rarity), form, postings }).get(term);
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
      if (!score) return;
      const whole = score * coverage[share];
      hits.push({ document, score: whole, likeness: whole / total });
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
    const { synonym } = this.#start.weights;
    for (const [, other] of word.phrases) {
      postings(other).forEach((impact, d) => raise(best, d, impact * synonym));
    }
    return best;
  }

  /** [{number, id, title, summary, uri, kind, language}] */
  async documents(numbers) {
    const { perFile, languages } = this.#start;
    return Promise.all(numbers.map(async (number) => {
      const file = await this.#load(`d${Math.floor(number / perFile)}`);
      const [id, title, summary, written] = file[number % perFile];
      const uri = written === 0 ? `praksis/${id}/` : written;
      const language = { n: "nn", e: "se" }[languages[number]] ?? "nb";
      return { number, id, title, summary, uri, kind: this.kindOf(number), language };
    }));
  }

  get weak() { return this.#start.weights.weak; }
  get count() { return this.#start.count; }
  kindOf(number) { return this.#start.kinds.findLast(([, first]) => first <= number)[0]; }

  /** [{facet, values: [{id, name, nn, documents: Set of numbers}]}] */
  get facets() {
    const value = ([id, name, nn, gaps], last = 0) =>
      ({ id, name, nn, documents: new Set(decode(gaps).map((gap) => (last += gap))) });
    const read = ([facet, values]) => ({ facet, values: values.map((one) => value(one)) });
    return (this.#facets ??= this.#start.facets.map(read));
  }

  /** Numbers of all write-ups, which stand by title. */
  get practices() {
    return Array.from({ length: this.count }, (_, n) => n).filter((n) => this.isPractice(n));
  }
  isPractice(number) { return this.kindOf(number) === "praksis"; }
  /** Numbers of all write-ups, the one last reviewed first. */
  async byReview() { return decode(await this.#load("reviewed")); }

  /** [{range, its: [[root, word], …]}] of the words of a text. */
  #read(text) {
    const known = this.#texts.get(text);
    if (known) return known;
    const lexicon = this.#lexicon;
    const written = [...text.matchAll(WRITTEN_WORD)].map(({ 0: word, index }) => ({
      range: [index, index + word.length],
      its: lexicon.telling(words(word)).map((one) => lexicon.formsOf(one)),
    }));
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
    return this.#texts.set(text, written).get(text);
  }

  /** [[start, end], …] of the words of `text` that the query's words matched. */
  marks(text, found) {
    const lexicon = this.#lexicon;
    const written = this.#read(text);
    const here = new Set(written.flatMap(({ its }) => its.map(([root]) => root)));
    const whole = ([, other]) => !other.includes(" ") || other.split(" ").every((root) => here.has(root));
    const present = found.map((word) => ({ ...word, phrases: word.phrases.filter(whole) }));
    const matched = new Set(present.flatMap(waysOf).flat().flatMap((term) => term.split(" ")));
    const parts = [...matched].filter((term) => term.length >= 3);
    const hasPart = (key) => [...lexicon.partsOf(key)].some((term) => matched.has(term));
    const holds = (key) => parts.some((part) => key.includes(part)) && hasPart(key);
    const isMatch = ([root, key]) => matched.has(root) || holds(key);
    return written.filter(({ its }) => its.some(isMatch)).map(({ range }) => range);
  }

  // [{written, kind: "synonym"|"typo", other}] for words whose match is not plain, after `search`;
  // with a document's number only the words and the reasons that found that document.
  reasons(found, number) {
    const has = (term) => number === undefined || this.#row(term).postings.has(number);
    const form = (term) => this.#row(term).form;
    const reasons = new Map();
    const add = (written, kind, term) => {
      const other = term && form(term);
      if (other) reasons.set(written + other, { written, kind, other });
    };
    for (const word of found) {
      const terms = [...word.terms].filter(([term]) => has(term));
      if (terms.some(([, { kind }]) => kind !== "typo")) continue;
      add(word.written, "typo", terms.map(([term]) => term).find(form));
      for (const [phrase, other] of word.phrases.filter(([, its]) => has(its))) {
        const together = found.filter((one) => one.phrases.some(([its]) => its === phrase));
        add(together.map((one) => one.written).join(" "), "synonym", other);
      }
    }
    return [...reasons.values()];
  }
}
