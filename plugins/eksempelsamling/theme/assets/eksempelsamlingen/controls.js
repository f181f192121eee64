// The facets with their counts, and the chosen values as chips. Drawn once; afterwards only what
// they tell changes, so that focus stays.
import { make } from "./draw.js";

const OPEN = 3; // facets that stand open from the start

export class Controls {
  #boxes = new Map();

  /** `toggle(name, id)` is called when a value is chosen or taken back. */
  constructor({ parts, facets, text, label, field, toggle }) {
    Object.assign(this, { parts, facets, text, label, field, toggle });
    parts.facets.append(...facets.shown.map((name, place) => this.#facet(name, place)));
    parts.facets.addEventListener("click", (event) => {
      if (event.target.getAttribute("aria-disabled") === "true") event.preventDefault();
    });
    parts.facets.addEventListener("change", ({ target }) => toggle(target.name, target.value));
    parts.chips.addEventListener("click", ({ target }) => this.#takeBack(target.closest("button")));
    this.#fold();
  }

  /** Beside the results on wide screens, folded above them on narrow ones. */
  #fold() {
    const { filters, show, status } = this.parts;
    const wide = matchMedia("(min-width: 62rem)");
    const fit = () => {
      filters.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();
    show.addEventListener("click", () => {
      filters.open = false;
      status.scrollIntoView();
      status.focus({ preventScroll: true });
    });
    filters.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || wide.matches) return;
      filters.open = false;
      filters.querySelector("summary").focus();
    });
  }

  #facet(name, place) {
    const title = this.text(`facet-${name}`);
    const boxes = this.facets.valuesOf(name).map((value) => {
      const box = make("input", { type: "checkbox", name, value: value.id });
      const count = make("span", { class: "facet-count" });
      this.#boxes.set(value, { box, count, last: -1 });
      return make("label", { class: "facet-value" }, box, make("span", {}, this.label(value)), " ", count);
    });
    return make(
      "details",
      { class: "facet", open: place < OPEN, "data-facet": name },
      make("summary", {}, title, " ", make("span", { class: "facet-chosen" })),
      make("fieldset", {}, make("legend", { class: "hidden-text" }, title), ...boxes),
    );
  }

  #takeBack(chip) {
    if (!chip) return;
    const item = chip.parentElement;
    const next = item.nextElementSibling ?? item.previousElementSibling;
    (next?.querySelector("button") ?? this.field).focus(); // the chip goes away
    this.toggle(chip.dataset.facet, chip.value);
  }

  /** Show what is chosen: Map(facet name → Set of value ids). */
  show(chosen) {
    for (const group of this.parts.facets.children) {
      const ids = chosen.get(group.dataset.facet);
      group.querySelector(".facet-chosen").textContent = ids ? `(${ids.size})` : "";
      if (ids) group.open = true;
    }
    for (const [value, { box }] of this.#boxes) {
      box.checked = Boolean(chosen.get(box.name)?.has(value.id));
    }
    this.#showChips(chosen);
  }

  /** Show how many results each value would give, by the order of `facets.values`. */
  count(counts) {
    this.facets.values.forEach((value, place) => {
      const shown = this.#boxes.get(value);
      if (!shown) return;
      const count = counts[place];
      if (shown.last !== count) {
        if (!shown.last !== !count) shown.box.parentElement.classList.toggle("facet-empty", !count);
        shown.count.textContent = count || this.text("no");
        shown.last = count;
      }
      // Not `disabled`, which would take the focus away. What is chosen can always be taken back.
      const isDead = !count && !shown.box.checked;
      if (isDead !== shown.box.hasAttribute("aria-disabled")) {
        if (isDead) shown.box.setAttribute("aria-disabled", "true");
        else shown.box.removeAttribute("aria-disabled");
      }
    });
  }

  /** "Tema: Teamledelse, Styring" for the chosen values of one facet. */
  inWords(name, ids) {
    const values = this.facets.valuesOf(name).filter((value) => ids.has(value.id));
    return `${this.text(`facet-${name}`)}: ${values.map(this.label).join(", ")}`;
  }

  #showChips(chosen) {
    const { chips, clear } = this.parts;
    const wanted = [...chosen].flatMap(([name, ids]) => [...ids].map((id) => [`${name}/${id}`, name, id]));
    const keys = new Set(wanted.map(([key]) => key));
    for (const item of [...chips.children]) if (!keys.has(item.dataset.key)) item.remove();
    const there = new Set([...chips.children].map((item) => item.dataset.key));
    chips.append(...wanted.filter(([key]) => !there.has(key)).map((chip) => this.#chip(...chip)));
    chips.hidden = !wanted.length;
    clear.hidden = wanted.length < 2;
  }

  #chip(key, name, id) {
    return make(
      "li",
      { "data-key": key },
      make(
        "button",
        { type: "button", class: "chip", value: id, "data-facet": name },
        make("span", { class: "hidden-text" }, `${this.text("remove")} `),
        this.inWords(name, new Set([id])),
        make("span", { "aria-hidden": "true", class: "chip-cross" }, "×"),
      ),
    );
  }
}
