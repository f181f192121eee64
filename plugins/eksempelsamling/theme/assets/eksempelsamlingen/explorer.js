// The explorer: search, facets and sorting on the page that lists everything.
import { Search, scriptLoader } from "./search.js";
import { PAGE, read, write } from "./address.js";
import { Controls } from "./controls.js";
import { make, textsOf } from "./draw.js";
import { Facets } from "./facets.js";
import { Results } from "./results.js";

const OTHERS = 5;
const LIFT = 1.3; // how much a write-up gains by suiting the reader's office
const TYPING = 300; // ms of rest before the address follows what is typed
const SIZES = "kontorstørrelse";
const STORED = { office: "eksempelsamlingen.kontor", slash: "eksempelsamlingen.hurtigtast" };

/** Take over the list in `root`. `place` has the addresses of the search data and of the site. */
export async function start(root, place) {
  const text = textsOf(document.getElementById("explorer-texts"));
  try {
    const search = await new Search(scriptLoader(place.data)).open();
    await new Explorer(root, search, text, place).begin();
  } catch (error) {
    root.querySelector("[data-part=status]").textContent = text("failed");
    root.classList.add("explorer-failed");
    throw error;
  }
}

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the choice lasts as long as the page
  }
}

function store(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // see stored()
  }
}

class Explorer {
  #turn = 0;
  #isTyping = false;
  #timer = 0;
  #orders = { reviewed: () => this.search.byReview(), titles: () => this.practices };

  constructor(root, search, text, place) {
    this.search = search;
    this.text = text;
    this.parts = {};
    for (const part of root.querySelectorAll("[data-part]")) this.parts[part.dataset.part] = part;
    this.field = root.querySelector("#explorer-q");
    const label = (value) => (document.documentElement.lang === "nn" && value.nn) || value.name;
    this.facets = new Facets(search.facets, search.count);
    this.practices = search.practices;
    this.controls = new Controls({
      ...this, label, toggle: (name, id) => this.#toggle(name, id),
    });
    this.results = new Results({ ...this, label, place });
    this.#offerOffices(label);
    root.append(this.parts.otherWays); // without a script they stand first
  }

  async begin() {
    this.#listen();
    const typed = this.field.value; // before the script was ready
    this.state = read(location.search, this.facets);
    if (typed) this.state.q = typed;
    this.#showState();
    await this.#update();
  }

  #offerOffices(label) {
    const { office } = this.parts;
    const sizes = this.facets.valuesOf(SIZES);
    office.append(...sizes.map((value) => make("option", { value: value.id }, label(value))));
    this.offices = new Map(sizes.map((value) => [value.id, value.documents]));
    const kept = stored(STORED.office);
    this.office = this.offices.has(kept) ? kept : "";
    office.value = this.office;
  }

  #listen() {
    const { sorting, office, slash, clear, more, copy } = this.parts;
    this.field.addEventListener("input", () => {
      this.state.q = this.field.value;
      this.state.shown = PAGE;
      this.#typed();
      this.#update();
    });
    this.field.addEventListener("blur", () => this.#settle());
    this.field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#settle();
    });
    sorting.addEventListener("change", () => this.#change({ sorting: sorting.value }));
    office.addEventListener("change", () => {
      this.office = office.value;
      store(STORED.office, this.office);
      this.#update();
    });
    slash.checked = stored(STORED.slash) !== "av";
    slash.addEventListener("change", () => store(STORED.slash, slash.checked ? "" : "av"));
    clear.addEventListener("click", () => {
      this.field.focus(); // the button goes away
      this.#change({ chosen: new Map() });
    });
    more.addEventListener("click", () => this.#showMore());
    copy.addEventListener("click", () => this.#copy());
    addEventListener("popstate", () => {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#isTyping = false;
      this.state = read(location.search, this.facets);
      this.#showState();
      this.#update();
    });
  }

  // The state, and the address that tells it.

  #toggle(name, id) {
    const chosen = new Map(this.state.chosen);
    const ids = new Set(chosen.get(name));
    if (!ids.delete(id)) ids.add(id);
    if (ids.size) chosen.set(name, ids);
    else chosen.delete(name);
    this.#change({ chosen });
  }

  #change(changed) {
    this.#settle();
    Object.assign(this.state, { shown: PAGE }, changed);
    this.#address("pushState");
    this.#showState();
    this.#update();
  }

  #address(how) {
    history[how](null, "", write(this.state) || location.pathname);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#follow(), TYPING);
  }

  /** The first letters make a new step back; those after them change that step. */
  #follow() {
    this.#timer = 0;
    this.#address(this.#isTyping ? "replaceState" : "pushState");
    this.#isTyping = true;
  }

  /** What was typed stands: the next letters make a new step. */
  #settle() {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#follow();
    }
    this.#isTyping = false;
  }

  #showState() {
    const { q, sorting, chosen } = this.state;
    if (this.field.value !== q) this.field.value = q;
    this.parts.sorting.value = sorting;
    this.facets.choose(chosen);
    this.controls.show(chosen);
  }

  // From the state to what is shown.

  #update() {
    return this.#draw().catch(() => {
      this.parts.status.textContent = this.text("unanswered");
    });
  }

  /** Search and draw. A newer call overtakes this one. */
  async #draw() {
    const turn = ++this.#turn;
    const { chosen, shown, sorting } = this.state;
    const query = this.state.q.trim();
    const found = query ? await this.search.search(query) : { words: null, hits: null };
    if (turn !== this.#turn) return;
    const hits = found.hits?.filter((hit) => this.search.isPractice(hit.document));
    const others = found.hits?.filter((hit) => !this.search.isPractice(hit.document)).slice(0, OTHERS) ?? [];
    const matching = hits ? hits.map((hit) => hit.document) : this.practices;
    const order = await this.#orders[sorting]?.();
    if (turn !== this.#turn) return;
    const numbers = this.#ordered(matching, hits, order);
    // Nothing is asked for: the list that stands in the page is the answer, whole.
    const isWhole = !query && !chosen.size && sorting === "relevance" && !this.office;
    const firsts = isWhole ? [] : numbers.slice(0, shown);
    const documents = await this.search.documents([...firsts, ...others.map((hit) => hit.document)]);
    if (turn !== this.#turn) return;
    Object.assign(this, { words: found.words, numbers });
    this.controls.count(this.facets.counts(matching));
    this.#drawList(documents.slice(0, firsts.length), isWhole);
    this.#drawOthers(documents.slice(firsts.length));
    this.#drawCorrected();
    this.#drawNone(query, matching);
    const told = this.#count(numbers.length);
    if (this.parts.status.textContent !== told) this.parts.status.textContent = told;
    this.parts.show.textContent = numbers.length ? this.text("show", { count: told }) : told;
  }

  /** The documents that suit the choice, in the order to show them. */
  #ordered(matching, hits, order) {
    const suiting = matching.filter((n) => this.facets.suits(n));
    if (order) {
      const wanted = new Set(suiting);
      return order.filter((n) => wanted.has(n));
    }
    if (!this.office) return suiting;
    const score = hits ? new Map(hits.map((hit) => [hit.document, hit.score])) : null;
    const weight = (n) => (score ? score.get(n) : 1) * (this.#isLifted(n) ? LIFT : 1);
    const weights = new Map(suiting.map((n) => [n, weight(n)]));
    return suiting.sort((a, b) => weights.get(b) - weights.get(a)); // equal ones keep their order
  }

  #isLifted(number) {
    return Boolean(this.offices.get(this.office)?.has(number));
  }

  #count(n) {
    return this.text(n === 0 ? "none" : n === 1 ? "one" : "many", { n });
  }

  #cards(documents) {
    return documents.map((d) => this.results.card(d, this.words, this.#isLifted(d.number)));
  }

  #drawList(documents, isWhole) {
    const { list, whole, more } = this.parts;
    whole.hidden = !isWhole;
    list.hidden = !documents.length;
    list.replaceChildren(...this.#cards(documents));
    more.hidden = isWhole || this.numbers.length <= documents.length;
  }

  async #showMore() {
    const { list, more } = this.parts;
    const turn = this.#turn;
    const before = list.children.length;
    const documents = await this.search.documents(this.numbers.slice(before, before + PAGE));
    if (turn !== this.#turn || list.children.length !== before) return;
    list.append(...this.#cards(documents));
    more.hidden = this.numbers.length <= list.children.length;
    list.children[before].querySelector("a").focus(); // reading goes on where it stopped
    this.state.shown = before + PAGE;
    this.#address("replaceState");
  }

  #drawOthers(documents) {
    const { others, otherList } = this.parts;
    others.hidden = !documents.length;
    otherList.replaceChildren(...documents.map((d) => this.results.other(d, this.words)));
  }

  #drawCorrected() {
    const { corrected } = this.parts;
    const sentences = this.words && this.numbers.length ? this.results.corrected(this.words) : [];
    corrected.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
    corrected.hidden = !sentences.length;
  }

  // Nothing found: what was understood, the ways on, and a message to send.

  #drawNone(query, matching) {
    const { none, missing, understanding, understood, ways, message, tell, tellToo, lacking, copied } = this.parts;
    none.hidden = missing.hidden = this.numbers.length > 0;
    lacking.hidden = !query || !none.hidden;
    tell.search = tellToo.search = new URLSearchParams(query ? { tittel: query } : {});
    if (none.hidden) return;
    const sentences = query ? this.results.understood(this.words) : [];
    understanding.hidden = !sentences.length;
    understood.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
    ways.replaceChildren(...this.#waysOn(query, matching).map((way) => make("li", {}, way)));
    const chosen = [...this.state.chosen].map((choice) => this.controls.inWords(...choice));
    const wanted = [...(query ? [`«${query}»`] : []), ...chosen].join(", ");
    message.value = this.text("message", { wanted });
    copied.textContent = "";
  }

  #waysOn(query, matching) {
    const ways = [];
    const better = query && this.results.nearest(query, this.words);
    if (better) ways.push(this.#way(this.text("try", { query: better }), { q: better }));
    const looser = [...this.state.chosen]
      .map(([name, ids]) => ({ name, ids, n: this.facets.without(name, matching) }))
      .filter(({ n }) => n)
      .sort((a, b) => a.n - b.n);
    for (const { name, ids, n } of looser) {
      const told = { what: this.controls.inWords(name, ids), count: this.#count(n) };
      const chosen = new Map(this.state.chosen);
      chosen.delete(name);
      ways.push(this.#way(this.text("without", told), { chosen }));
    }
    if (this.state.chosen.size > 1 && matching.length) {
      const told = this.text("withoutAll", { count: this.#count(matching.length) });
      ways.push(this.#way(told, { chosen: new Map() }));
    }
    return ways;
  }

  #way(told, changed) {
    const button = make("button", { type: "button", class: "way" }, told);
    button.addEventListener("click", () => {
      this.parts.status.focus(); // the button goes away
      this.#change(changed);
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
