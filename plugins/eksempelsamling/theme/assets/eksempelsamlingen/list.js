// The page of a list: one's own, or one that stands in the address and is only read.
import { address, foreign, make, textsOf } from "./draw.js";
import { collectionText } from "./collection_file.js";
import { read, write } from "./list_address.js";
import { change } from "./list_buttons.js";
import {
  MOST, MOST_NOTE, added, itemsOf, listOf, moved, noted, renamed, without,
} from "./list_model.js";
import { register } from "./list_register.js";
import { current, keep, watch } from "./list_store.js";
import { attach } from "./pack.js";
import { idOf } from "./writing.js";

const NAMED = 5; // unknown ids that are told by name
const LONG = 2000; // characters of an address that all programs take
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function start(root, place) {
  const page = new ListPage(root, place);
  watch(() => page.show());
  addEventListener("hashchange", () => page.open());
  return page.open();
}

class ListPage {
  #turn = 0;
  #undo = null; // {before, after, at, line, id}: how the last step can be taken back, and where
  #cards = new Map();
  #known = new Map();

  constructor(root, place) {
    Object.assign(this, { root, place, text: textsOf(document.getElementById("list-texts")) });
    this.parts = {};
    for (const part of document.querySelectorAll("main [data-part]")) this.parts[part.dataset.part] = part;
    const { files, firsts, site } = root.dataset;
    this.find = register(files, firsts ? firsts.split(",") : []);
    this.site = site || place.root; // where it is on the web, also when it is read from disk
    this.parts.address.parentNode.querySelector("[data-do=share]").hidden = !navigator.share;
    root.addEventListener("input", ({ target }) => {
      const id = target.closest("li")?.dataset.id;
      const list = current();
      this.#keep(id ? noted(list, id, target.value) : listOf({ ...list, title: target.value }));
    });
    attach(document.getElementById("list-pack"), () => ({ title: this.name, items: itemsOf(this.list, this.#known) }));
    root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-do]");
      if (button) this[button.dataset.do](button, button.closest("li")?.dataset.id);
    });
  }

  /** Show what the address asks for: its own list, or the reader's. */
  open() {
    this.shared = read(location.hash);
    this.#undo = null;
    this.#cards.clear();
    return this.show();
  }

  get list() {
    return this.shared?.list ?? current();
  }

  /** Show the list as it is now. A newer call overtakes this one. */
  async show() {
    const turn = ++this.#turn;
    const { list, shared } = this;
    const known = await this.find(list.items.map(({ id }) => id)).catch(() => null);
    if (turn !== this.#turn) return;
    if (!known) return this.#tell([this.text("failed")]);
    this.#known = known;
    const today = renamed(list, known);
    if (shared) {
      shared.doubled += list.items.length - today.items.length;
      shared.unknown ??= today.items.map(({ id }) => id).filter((id) => !known.has(id));
      shared.list = { ...today, items: today.items.filter(({ id }) => known.has(id)) };
    } else if (!same(today, list)) return keep(today); // which shows it
    if (this.#undo && !same(current(), this.#undo.after)) this.#undo = null;
    this.#draw();
  }

  #draw() {
    const { list, parts, root, shared } = this;
    const { items } = list;
    const lines = items.map((item, place) => this.#card(item, place, items.length));
    if (this.#undo) lines.splice(this.#undo.at, 0, this.#undo.line);
    const there = [...parts.items.children];
    // What stands as it should is left alone: somebody may be writing in it.
    if (lines.length !== there.length || lines.some((line, n) => line !== there[n])) {
      parts.items.replaceChildren(...lines);
    }
    root.dataset.view = shared ? "shared" : "own";
    const now = [root.dataset.view, items.length ? "some" : "empty"];
    for (const part of root.querySelectorAll("[data-for]")) {
      part.hidden = !part.dataset.for.split(" ").every((word) => now.includes(word));
    }
    this.#tell(shared ? this.#problems(shared) : []);
    this.#drawWhole();
  }

  /** What is made of the whole list: the heading, its address and its file. */
  #drawWhole() {
    const { list, parts, root } = this;
    const kind = parts.heading.dataset[root.dataset.view];
    const name = list.title || kind;
    const url = address(this.site, "liste/") + write(list);
    Object.assign(this, { name, url });
    parts.heading.textContent = name;
    document.title = `${name} – ${document.querySelector(".brand").textContent}`;
    parts.kicker.textContent = kind;
    parts.kicker.hidden = !list.title;
    if (parts.title !== document.activeElement) parts.title.value = list.title;
    parts.address.dataset.copy = url;
    const [subject, body] = [this.name, `${this.name}\r\n${url}`].map(encodeURIComponent);
    parts.mail.href = `mailto:?subject=${subject}&body=${body}`;
    parts.long.hidden = url.length <= LONG;
    parts.long.textContent = this.text("long", { n: url.length });
    const items = itemsOf(list, this.#known).filter(({ id }) => !this.#known.get(id).isArchived);
    const text = collectionText(parts.file.dataset.frame, name, items, new Date());
    parts.collection.hidden = !items.length;
    parts.file.value = parts.copyFile.dataset.copy = text;
  }

  #tell(sentences) {
    this.parts.problems.hidden = !sentences.length;
    this.parts.problems.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
  }

  #problems({ list, isCut, strange, doubled, isTooLong, unknown }) {
    const names = unknown.slice(0, NAMED).join(", ");
    const rest = unknown.length - NAMED;
    const more = rest > 0 ? ` ${this.text("more", { n: rest })}` : "";
    return [
      isCut && this.text("isCut"),
      strange && this.text("strange", { n: strange }),
      doubled && this.text("doubled", { n: doubled }),
      isTooLong && this.text("isTooLong", { most: MOST }),
      names && this.text("unknown", { names: names + more }),
      !list.items.length && this.text("nothing"),
    ].filter(Boolean);
  }

  /** The card of an item, which is made once. */
  #card({ id, note }, place, all) {
    const known = this.#cards.get(id);
    const card = known ?? document.getElementById("list-item").content.firstElementChild.cloneNode(true);
    const part = (name) => card.querySelector(`[data-part=${name}]`);
    if (!known) this.#fill(card, id, part);
    const field = part("note");
    if (field !== document.activeElement) field.value = note;
    part("left").textContent = this.text("left", { n: MOST_NOTE - field.value.length });
    part("said").hidden = !note;
    part("said").lastElementChild.textContent = note;
    // Not `disabled`, which would take the focus away.
    part("up").setAttribute("aria-disabled", place === 0);
    part("down").setAttribute("aria-disabled", place === all - 1);
    return card;
  }

  #fill(card, id, part) {
    const { title, summary, facts, isArchived, language, uri } = this.#known.get(id) ?? { title: id };
    const link = part("link");
    card.dataset.id = id;
    link.textContent = title;
    if (uri) {
      link.href = address(this.place.root, uri);
      link.dataset.address = address(this.site, uri); // for paper
    }
    part("summary").textContent = summary ?? this.text("gone");
    link.lang = part("summary").lang = foreign(language) ?? document.documentElement.lang;
    part("facts").textContent = facts ?? "";
    part("archived").hidden = !isArchived;
    for (const name of card.querySelectorAll(".hidden-text")) name.textContent = ` «${title}»`;
    part("note").id = part("label").htmlFor = `note-${id}`;
    part("left").id = `left-${id}`;
    part("note").setAttribute("aria-describedby", `left-${id}`);
    this.#cards.set(id, card);
  }

  #keep(list, told) {
    this.#undo = null;
    this.parts.unkept.hidden = told ? change(list, told) : keep(list);
  }

  /** Keep a list, with a line at the place `at` from which that can be taken back. */
  async #keepOrUndo(list, told, at = 0, id = "") {
    const before = current();
    const undo = make("button", { type: "button", "data-do": "undo" }, this.text("undo"));
    const line = make("li", { class: "list-undo" }, told, " ", undo);
    this.#keep(list, told);
    this.#undo = { before, after: current(), at, line, id };
    await this.show();
    undo.focus();
  }

  /** From the shared list of the address to the reader's own. */
  #takeOver(list, told) {
    history.replaceState(null, "", location.pathname);
    this.shared = null;
    this.#cards.clear();
    this.#keepOrUndo(list, told);
  }

  // What the buttons do. Each is named by its data-do.

  move(button, id) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const list = moved(current(), id, Number(button.value));
    const n = list.items.findIndex((item) => item.id === id) + 1;
    const { title } = this.#known.get(id) ?? { title: id };
    this.#keep(list, this.text("moved", { title, n, all: list.items.length }));
    this.#draw();
    button.focus();
  }

  remove(button, id) {
    const list = current();
    const { title } = this.#known.get(id) ?? { title: id };
    const at = list.items.findIndex((item) => item.id === id);
    this.#keepOrUndo(without(list, id), this.text("removed", { title }), at, id);
  }

  async undo() {
    const { before, id } = this.#undo;
    this.#keep(before, this.text("undone"));
    await this.show();
    (this.#cards.get(id)?.querySelector("[data-do=remove]") ?? this.parts.heading).focus();
  }

  empty() {
    if (confirm(this.text("ask"))) this.#keepOrUndo(listOf(null), this.text("emptied"));
  }

  addAll() {
    const list = current();
    const { title, items } = this.list;
    this.#takeOver(added({ ...list, title: list.title || title }, items), this.text("joined"));
  }

  replace() { this.#takeOver(this.list, this.text("replaced")); }

  share() { navigator.share({ title: this.name, url: this.url }).catch(() => {}); } // given up
  print() { print(); }

  download() {
    const href = URL.createObjectURL(new Blob([this.parts.file.value], { type: "text/markdown" }));
    make("a", { href, download: `${idOf(this.name, new Set())}.md` }).click();
    setTimeout(() => URL.revokeObjectURL(href));
  }
}
