// Suggestions under the search field in the head of every page: a combobox with a list
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The field keeps the focus.
import { scriptLoader } from "./loading.js";
import { Search } from "./search.js";
import { address, foreign, make, marked, textsOf } from "./draw.js";

const MOST = 6;
const PRACTICES = 4; // as long as there are other pages to show, too

/** Wake the field of `form`. `place` has the addresses of the search data and of the site. */
export async function attach(form, place) {
  const search = await new Search(scriptLoader(place.data)).open();
  new Suggestions(form, search, place).suggest();
}

class Suggestions {
  #turn = 0;
  #active = -1;

  constructor(form, search, place) {
    this.search = search;
    this.place = place;
    this.text = textsOf(form.querySelector("template"));
    this.field = form.elements.q;
    this.list = make("ul", {
      id: "site-suggestions", class: "suggestions", role: "listbox", hidden: true,
      "aria-label": this.text("suggestions"),
    });
    this.status = make("span", { class: "hidden-text", role: "status" });
    form.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) this.field.setAttribute(name, value);
    this.field.addEventListener("input", () => this.suggest());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) this.#close();
    });
    // Before the click takes the focus away from the field.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => this.#go(target.closest("[role=option]")));
  }

  /** Search for what is typed, and show the best. A newer call overtakes this one. */
  async suggest() {
    const turn = ++this.#turn;
    const query = this.field.value.trim();
    if (!query) return this.#close();
    const { words, hits } = await this.search.search(query);
    const documents = await this.search.documents(this.#best(hits));
    if (turn !== this.#turn) return;
    if (document.activeElement !== this.field) return; // the reader has gone on
    this.list.replaceChildren(...documents.map((found, n) => this.#option(found, n, words)));
    this.#choose(-1);
    this.#show(documents.length > 0);
    const n = documents.length;
    this.status.textContent = this.text(n === 0 ? "none" : n === 1 ? "one" : "many", { n });
  }

  /** The numbers to suggest: write-ups first, then other pages. */
  #best(hits) {
    const isPractice = ({ document }) => this.search.kindOf(document) === "praksis";
    const others = hits.filter((hit) => !isPractice(hit)).slice(0, MOST);
    const practices = hits.filter(isPractice).slice(0, Math.max(PRACTICES, MOST - others.length));
    return [...practices, ...others].slice(0, MOST).map((hit) => hit.document);
  }

  #option(found, n, words) {
    const title = marked(found.title, this.search.marks(found.title, words));
    const option = make(
      "li",
      { id: `site-suggestion-${n}`, role: "option", "aria-selected": "false" },
      make("span", { lang: foreign(found.language) }, ...title),
      found.kind !== "praksis" && make("span", { class: "quiet" }, ` (${this.text(`kind-${found.kind}`)})`),
    );
    option.dataset.href = address(this.place.root, found.uri);
    return option;
  }

  #show(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  #close() {
    this.#turn++;
    this.#choose(-1);
    this.#show(false);
    this.status.textContent = "";
  }

  /** Mark the option that Enter would open; -1 for none. */
  #choose(n) {
    this.list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = n;
    const option = this.list.children[n];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  #key(event) {
    const { length } = this.list.children;
    const isOpen = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) {
        this.suggest();
        return;
      }
      // Past either end stands the field itself, with no option chosen.
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#choose(((this.#active + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // the browser would empty the field
      this.#close();
    } else if (event.key === "Enter" && isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#go(this.list.children[this.#active]);
    }
  }

  #go(option) {
    if (option) location.href = option.dataset.href;
  }
}
