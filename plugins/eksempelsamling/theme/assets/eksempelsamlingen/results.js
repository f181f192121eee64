// What the explorer shows of a search: cards, other pages, and what was understood.
import { distance, words as wordsOf } from "./language.js";
import { address, foreign, make, marked } from "./draw.js";
import { button } from "./list_buttons.js";

const FACTS = ["evidens", "kontorstørrelse", "modenhet"];
const ALL_SIZES = 3;
const NEAR = 3; // edits between a word nobody uses and the name a reader may have meant

const isKnown = (word) => word.terms.size || word.splits.length || word.phrases.length;

export class Results {
  constructor({ search, facets, text, place, label }) {
    Object.assign(this, { search, facets, text, place, label });
  }

  /** A write-up as a card. `words` as Search.search gives them, or null without a query. */
  card(found, words, isLifted) {
    const { title, summary } = found;
    // Both texts at once: this is what a keystroke spends most of its time on.
    const ranges = words ? this.search.marks(`${title}\n${summary}`, words) : [];
    const start = title.length + 1;
    const inTitle = ranges.filter(([, end]) => end <= title.length);
    const inSummary = ranges.filter(([from]) => from >= start).map(([a, b]) => [a - start, b - start]);
    const reason = words && (this.#reason(found, words) || (!ranges.length && this.text("inText")));
    const language = foreign(found.language);
    const here = language && document.documentElement.lang;
    const href = address(this.place.root, found.uri);
    return make(
      "li",
      { class: "card", lang: language },
      make("h2", {}, make("a", { href }, ...marked(title, inTitle))),
      make("p", {}, ...marked(summary, inSummary)),
      reason && make("p", { class: "card-reason", lang: here }, reason),
      isLifted && make("p", { class: "card-reason", lang: here }, this.text("suits")),
      make("p", { class: "card-facts", lang: here }, this.#facts(found.number)),
      button(found.id, title, here),
    );
  }

  #facts(number) {
    const parts = FACTS.map((name) => {
      const values = this.facets.carriedBy(number, name);
      if (name === "kontorstørrelse" && values.length >= ALL_SIZES) return this.text("allSizes");
      return values.map(this.label).join(", ");
    });
    return parts.filter(Boolean).join(" · ");
  }

  /** The first synonym that found this write-up, in a sentence; "" when the query's own words did. */
  #reason({ number }, words) {
    const synonym = this.search.reasons(words, number).find(({ kind }) => kind === "synonym");
    return synonym ? this.#why(synonym) : "";
  }

  #why({ kind, written, other }) {
    return this.text(kind === "typo" ? "becauseTypo" : "because", { word: written, other });
  }

  /** A page that is no write-up, as an entry of a short list. */
  other(found, words) {
    const title = marked(found.title, this.search.marks(found.title, words));
    const href = address(this.place.root, found.uri);
    return make(
      "li",
      {},
      make("a", { href, lang: foreign(found.language) }, ...title),
      " ",
      make("span", { class: "quiet" }, `(${this.text(`kind-${found.kind}`)})`),
    );
  }

  /** What was not taken as written, in sentences: other spellings, and words nobody uses. */
  corrected(words) {
    const typos = this.search.reasons(words).filter(({ kind }) => kind === "typo");
    const unknown = words.filter((word) => !isKnown(word));
    const inParts = words.filter((word) => word.splits.length && !word.terms.size && !word.phrases.length);
    return [
      ...typos.map((reason) => this.#why(reason)),
      ...inParts.map((word) => this.text("inParts", { word: word.written })),
      ...unknown.map((word) => this.text("unknown", { word: word.written })),
    ];
  }

  /** What was understood of every word of a query, in sentences. */
  understood(words) {
    const reasons = this.search.reasons(words);
    const told = new Set(reasons.flatMap(({ written }) => written.split(" ")));
    const rest = words.filter(({ written }) => !told.has(written)).map((word) =>
      this.text(isKnown(word) ? "known" : "unknown", { word: word.written }),
    );
    const sentences = [...reasons.map((reason) => this.#why(reason)), ...rest];
    return sentences.length ? sentences : [this.text("nothing")];
  }

  /** The query with its unknown words spelled like the nearest word of the lists; or null. */
  nearest(query, words) {
    let better = query;
    for (const { written } of words.filter((word) => !isKnown(word))) {
      const limit = Math.min(NEAR, Math.floor(written.length / 3));
      let best = { edits: limit + 1 };
      for (const name of limit ? this.#listed() : []) {
        const edits = distance(written, name, limit);
        if (edits < best.edits) best = { edits, name };
      }
      if (best.name) better = better.toLowerCase().replace(written, () => best.name);
    }
    return better === query ? null : better;
  }

  /** Words of the names in the lists (themes, roles, …), which a reader may have meant. */
  #listed() {
    this.names ??= new Set(this.facets.values.flatMap((v) => wordsOf(`${v.name} ${v.nn ?? ""}`)));
    return this.names;
  }
}
