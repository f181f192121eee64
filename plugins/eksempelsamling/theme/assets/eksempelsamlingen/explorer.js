// The explorer: search, facets and sorting on the page that lists everything.
import { scriptLoader } from "./loading.js";
import { Search } from "./search.js";
import { PAGE, read, write } from "./address.js";
import { Controls } from "./controls.js";
import { counted, make, textsOf } from "./draw.js";
import { Facets } from "./facets.js";
import { None } from "./none.js";
import { ranked } from "./order.js";
import { Results } from "./results.js";

const OTHERS = 5;
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
    this.none = new None({ ...this, change: (changed) => this.#change(changed) });
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
    // What suits all sizes suits this office, too, but says nothing of it: it is not lifted.
    const isSpecial = (n) => this.facets.carriedBy(n, SIZES).length < sizes.length;
    this.offices = new Map(sizes.map(({ id, documents }) => [id, new Set([...documents].filter(isSpecial))]));
    const kept = stored(STORED.office);
    this.office = this.offices.has(kept) ? kept : "";
    office.value = this.office;
  }

  #listen() {
    const { sorting, office, slash, clear, more } = this.parts;
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
    const all = () => ({ words: null, hits: this.practices.map((document) => ({ document, score: 1 })) });
    const found = query ? await this.search.search(query) : all();
    if (turn !== this.#turn) return;
    const hits = found.hits.filter((hit) => this.search.isPractice(hit.document));
    const others = found.hits.filter((hit) => !this.search.isPractice(hit.document)).slice(0, OTHERS);
    const matching = hits.map((hit) => hit.document);
    const order = await this.#orders[sorting]?.();
    if (turn !== this.#turn) return;
    const { numbers, strong } = this.#ordered(hits, order);
    // Nothing is asked for: the list that stands in the page is the answer, whole.
    const isWhole = !query && !chosen.size && sorting === "relevance" && !this.office;
    const firsts = isWhole ? [] : numbers.slice(0, shown);
    const documents = await this.search.documents([...firsts, ...others.map((hit) => hit.document)]);
    if (turn !== this.#turn) return;
    Object.assign(this, { words: found.words, numbers, strong });
    this.controls.count(this.facets.counts(matching));
    this.#drawList(documents.slice(0, firsts.length), isWhole);
    this.#drawOthers(documents.slice(firsts.length));
    this.#drawCorrected();
    this.none.draw({ query, matching, words: found.words, chosen, isNone: !numbers.length });
    this.#drawCount();
  }

  /** What suits the choice, in the order to show it; only by relevance some are weak. */
  #ordered(hits, order) {
    const { facets, search } = this;
    const found = ranked(hits, search.weak, (n) => facets.suits(n), (n) => this.#isLifted(n));
    if (!order) return found;
    const wanted = new Set(found.numbers);
    return { numbers: order.filter((n) => wanted.has(n)), strong: wanted.size };
  }

  #isLifted(number) {
    return Boolean(this.offices.get(this.office)?.has(number));
  }

  #drawCount() {
    const { status, show } = this.parts;
    const { numbers, strong } = this;
    const count = counted(this.text, numbers.length);
    const told = strong < numbers.length ? this.text("best", { count, n: strong }) : count;
    if (status.textContent !== told) status.textContent = told;
    show.textContent = numbers.length ? this.text("show", { count }) : count;
  }

  #cards(documents) {
    return documents.map((d) => this.results.card(d, this.words, this.#isLifted(d.number)));
  }

  #drawList(documents, isWhole) {
    const { list, weak, weakList, whole, more } = this.parts;
    const [strong, others] = this.#parted(documents, 0);
    whole.hidden = !isWhole;
    list.hidden = !strong.length;
    weak.hidden = !others.length;
    list.replaceChildren(...this.#cards(strong));
    weakList.replaceChildren(...this.#cards(others));
    more.hidden = isWhole || this.numbers.length <= documents.length;
  }

  /** Documents of which the first stands at `place` among all: those that are strong, the rest. */
  #parted(documents, place) {
    const border = Math.max(0, this.strong - place);
    return [documents.slice(0, border), documents.slice(border)];
  }

  async #showMore() {
    const { list, weak, weakList, more } = this.parts;
    const turn = this.#turn;
    const count = () => list.children.length + weakList.children.length;
    const before = count();
    const documents = await this.search.documents(this.numbers.slice(before, before + PAGE));
    if (turn !== this.#turn || count() !== before) return;
    const [strong, others] = this.#parted(documents, before).map((part) => this.#cards(part));
    list.append(...strong);
    weakList.append(...others);
    weak.hidden = !weakList.children.length;
    more.hidden = this.numbers.length <= count();
    (strong[0] ?? others[0]).querySelector("a").focus(); // reading goes on where it stopped
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
}
