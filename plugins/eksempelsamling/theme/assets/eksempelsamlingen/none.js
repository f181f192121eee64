// What the explorer shows when it found nothing: what it understood, the ways on, and a message.
import { counted, make } from "./draw.js";

export class None {
  /** `change` takes over a changed part of the explorer's state. */
  constructor({ parts, text, results, facets, controls, change }) {
    Object.assign(this, { parts, text, results, facets, controls, change });
    parts.copy.addEventListener("click", () => this.#copy());
  }

  /** `words` as Search.search gives them, or null without a query; `chosen` as facets take it. */
  draw({ query, matching, words, chosen, isNone }) {
    const { none, missing, understanding, understood, ways, message, tell, tellToo, lacking, copied } = this.parts;
    none.hidden = missing.hidden = !isNone;
    lacking.hidden = !query || isNone;
    tell.search = tellToo.search = new URLSearchParams(query ? { tittel: query } : {});
    if (!isNone) return;
    const sentences = query ? this.results.understood(words) : [];
    understanding.hidden = !sentences.length;
    understood.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
    const better = query && this.results.nearest(query, words);
    const spelled = better ? [this.#way(this.text("try", { query: better }), { q: better })] : [];
    const waysOn = [...spelled, ...this.#looser(matching, chosen)];
    ways.replaceChildren(...waysOn.map((way) => make("li", {}, way)));
    const inWords = [...chosen].map((choice) => this.controls.inWords(...choice));
    const wanted = [...(query ? [`«${query}»`] : []), ...inWords].join(", ");
    message.value = this.text("message", { wanted });
    copied.textContent = "";
  }

  /** Ways to ask for less: the facet that gives fewest more comes first. */
  #looser(matching, chosen) {
    const found = [...chosen]
      .map(([name, ids]) => ({ name, ids, n: this.facets.without(name, matching) }))
      .filter(({ n }) => n)
      .sort((a, b) => a.n - b.n);
    const ways = found.map(({ name, ids, n }) => {
      const told = { what: this.controls.inWords(name, ids), count: counted(this.text, n) };
      const rest = new Map(chosen);
      rest.delete(name);
      return this.#way(this.text("without", told), { chosen: rest });
    });
    if (chosen.size < 2 || !matching.length) return ways;
    const told = this.text("withoutAll", { count: counted(this.text, matching.length) });
    return [...ways, this.#way(told, { chosen: new Map() })];
  }

  #way(told, changed) {
    const button = make("button", { type: "button", class: "way" }, told);
    button.addEventListener("click", () => {
      this.parts.status.focus(); // the button goes away
      this.change(changed);
    });
    return button;
  }

  async #copy() {
    const { message, copied } = this.parts;
    message.select();
    try {
      await navigator.clipboard.writeText(message.value);
      copied.textContent = this.text("copied");
    } catch {
      copied.textContent = this.text("selected"); // to be copied by hand
    }
  }
}
