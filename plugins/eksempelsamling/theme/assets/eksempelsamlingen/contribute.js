// The forms under bidra/. Nothing typed here leaves the page before its writer sends it on.
import { make, textsOf } from "./draw.js";
import { asMarkdown, makers } from "./making.js";
import { notices } from "./noticing.js";
import { page as preview } from "./preview.js";
import { scriptLoader } from "./loading.js";
import { Search } from "./search.js";
import { clean } from "./writing.js";

const bytes = (text) => new TextEncoder().encode(text).length;
const isTicked = ({ type }) => type === "checkbox" || type === "radio";

/** Wake the form `root`. `place` has the addresses of the search data and of the site. */
export function start(root, place) {
  const data = JSON.parse(document.getElementById("form-data").textContent);
  new Form(root, data, textsOf(document.getElementById("form-texts")), place);
}

class Form {
  #touched = new Set();
  #isPressing = false;
  #turn = 0;

  constructor(root, data, text, place) {
    Object.assign(this, { root, data, text, place, names: Object.keys(data.questions), parts: {} });
    for (const part of document.querySelectorAll("main [data-part]")) this.parts[part.dataset.part] = part;
    const about = new URLSearchParams(location.search).get("omtale");
    const isKnown = [...(root.querySelector("[name=omtale]")?.options ?? [])].some((one) => one.value === about);
    // What is told of one example is not to be sent of another.
    this.key = ["eksempelsamlingen", root.dataset.name, ...(about && isKnown ? [about] : [])].join(".");
    this.empty = JSON.stringify(this.values());
    this.#restore();
    root.addEventListener("input", (event) => this.#typed(event));
    root.addEventListener("change", ({ target }) => target.name && this.#left(target.name));
    root.addEventListener("paste", (event) => this.#paste(event));
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#review();
    });
    const button = root.querySelector("[type=submit]");
    button.disabled = false;
    // What is told of the field that is left would push the button away from under the pointer.
    button.addEventListener("pointerdown", () => (this.#isPressing = true));
    addEventListener("pointerup", () => (this.#isPressing = false));
    addEventListener("pointercancel", () => (this.#isPressing = false));
    this.parts.forget.addEventListener("click", () => this.#forget());
    this.parts.copy.addEventListener("click", () => this.#copy());
    for (const name of ["mail", "repository"]) {
      this.parts[name]?.addEventListener("click", () => this.parts[`${name}Long`].hidden || this.#copy());
    }
    this.#count();
  }

  #of(name) { return [...this.root.querySelectorAll("[name]")].filter((one) => one.name === name); }
  #box(name) { return this.root.querySelector(`[data-field="${name}"]`); }
  #first(name) { return this.#of(name)[0]; }

  values() {
    return Object.fromEntries(this.names.map((name) => {
      const its = this.#of(name);
      if (!isTicked(its[0])) return [name, its[0].value];
      const ticked = its.filter((one) => one.checked).map((one) => one.value);
      return [name, its[0].type === "radio" ? ticked[0] ?? "" : ticked];
    }));
  }

  // The draft, in the reader's own browser.

  #store(text) {
    try {
      if (text) localStorage.setItem(this.key, text);
      else localStorage.removeItem(this.key);
    } catch {
      this.parts.kept.textContent = this.text("unkept"); // storage is off or full
      text = "";
    }
    this.parts.forget.hidden = !text;
  }

  #restore() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      this.#store(""); // storage is off, or not what we wrote
    }
    const given = [...new URLSearchParams(location.search)].filter(([name]) => this.names.includes(name));
    kept = { ...kept, ...Object.fromEntries(given) };
    for (const name of this.names) {
      for (const one of this.#of(name)) {
        const value = kept[name];
        if (value === undefined) continue;
        if (isTicked(one)) one.checked = [value].flat().includes(one.value);
        else if (typeof value === "string") one.value = value;
      }
    }
    this.parts.forget.hidden = JSON.stringify(this.values()) === this.empty;
    if (!this.parts.forget.hidden && !given.length) this.parts.said.textContent = this.text("restored");
  }

  #forget() {
    if (!confirm(this.text("forget"))) return;
    this.root.reset();
    this.#store("");
    this.#touched.clear();
    this.#show([]);
    this.#count();
    this.parts.ways.hidden = this.parts.problems.hidden = true;
    if (this.parts.similar) this.parts.similar.hidden = true;
    this.parts.said.textContent = this.text("forgotten");
    this.#first(this.names[0]).focus();
  }

  // While somebody writes.

  #typed({ target }) {
    if (target.dataset.find !== undefined) return this.#find(target);
    this.parts.said.textContent = "";
    const text = JSON.stringify(this.values());
    this.#store(text === this.empty ? "" : text);
    this.#count();
    // What is wrong is told when a field is left; what is mended at once.
    this.#show(this.#notices().filter(({ name }) => this.#touched.has(name) && this.#told.has(name)));
    if (!this.parts.ways.hidden) {
      this.parts.ways.hidden = true;
      this.parts.said.textContent = this.text("changed");
    }
  }

  #left(name) {
    this.#touched.add(name);
    if (this.#isPressing) return; // all is told of all in a moment
    this.#show(this.#notices().filter((one) => this.#touched.has(one.name) && one.code !== "mangler-felt"));
    if (name === "tittel" || name === "seksjon.slik") this.#lookForSimilar();
  }

  /** Lists and tables of a word processor, as Markdown where its writer can see it. */
  #paste(event) {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const better = asMarkdown(text);
    if (event.target.localName !== "textarea" || better === text) return;
    event.preventDefault();
    event.target.setRangeText(better, event.target.selectionStart, event.target.selectionEnd, "end");
    event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  #notices() {
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    return notices(this.values(), this.data, today);
  }

  #told = new Map();

  /** Put each notice at its field. */
  #show(found) {
    const told = new Map();
    for (const one of found) told.set(one.name, [...(told.get(one.name) ?? []), one]);
    for (const name of new Set([...this.#told.keys(), ...told.keys()])) {
      const its = told.get(name) ?? [];
      const note = this.#box(name).querySelector(".note");
      const lines = its.map((one) => make("span", { class: one.blocks && "bad" },
        make("strong", {}, this.text(one.blocks ? "problem" : "warning")), one.told));
      if (note.textContent !== lines.map((line) => line.textContent).join("")) note.replaceChildren(...lines);
      const target = this.#box(name).matches("fieldset") ? this.#box(name) : this.#first(name);
      if (its.some((one) => one.blocks)) target.setAttribute("aria-invalid", "true");
      else target.removeAttribute("aria-invalid");
    }
    this.#told = told;
  }

  #count() {
    const answers = clean(this.values(), { questions: this.names });
    delete answers["språk"];
    const names = this.names.filter((name) => name !== "språk");
    for (const step of this.root.querySelectorAll("[data-step]")) {
      const its = names.filter((name) => step.contains(this.#box(name)));
      const told = { n: its.filter((name) => answers[name]).length, all: its.length };
      const count = step.querySelector("[data-count]");
      if (count) count.textContent = told.n ? this.text("count", told) : "";
    }
    if (!this.parts.progress) return;
    const lacking = names.filter((name) => this.data.questions[name].required && !answers[name]);
    const what = lacking.map((name) => `«${this.data.questions[name].label}»`).join(" og ");
    const isReady = !this.#notices().some((one) => one.blocks);
    this.parts.progress.textContent = lacking.length ? this.text("lacking", { what }) : isReady ? this.text("ready") : "";
  }

  #find(input) {
    const wanted = input.value.trim().toLowerCase();
    const choices = [...input.closest("fieldset").querySelectorAll(".choice")];
    for (const choice of choices) {
      const isHit = choice.dataset.words.includes(wanted);
      choice.hidden = !isHit && !choice.querySelector("input").checked;
    }
    const n = choices.filter((choice) => choice.dataset.words.includes(wanted)).length;
    input.parentElement.querySelector("[role=status]").textContent = wanted && this.text("found", { n });
  }

  async #lookForSimilar() {
    const { similar } = this.parts;
    if (!similar) return;
    const turn = ++this.#turn;
    const { tittel = "", "seksjon.slik": told = "" } = this.values();
    const query = `${tittel} ${told}`.trim().slice(0, 200);
    this.search ??= new Search(scriptLoader(this.place.data));
    const found = query ? await this.search.similar(query).catch(() => []) : [];
    // A field is left before the next has the focus, and that may be one of these links.
    await new Promise((done) => setTimeout(done));
    if (turn !== this.#turn) return;
    if (similar.contains(document.activeElement)) { // somebody reads it
      similar.addEventListener("focusout", () => this.#lookForSimilar(), { once: true });
      return;
    }
    const place = () => document.activeElement.getBoundingClientRect().top;
    const before = place();
    similar.querySelector("ul").replaceChildren(...found.map((one) => make("li", {},
      make("a", { href: new URL(one.uri, this.place.root).href, target: "_blank", rel: "noopener" },
        this.text("tab", { title: one.title })))));
    similar.hidden = !found.length;
    scrollBy({ top: place() - before, behavior: "instant" }); // what has the focus stays where it is
  }

  // Looking over, and the ways on.

  #review() {
    const found = this.#notices();
    this.names.forEach((name) => this.#touched.add(name));
    this.#show(found);
    const bad = found.filter((one) => one.blocks);
    const { problems, ways } = this.parts;
    problems.hidden = !bad.length;
    ways.hidden = bad.length > 0;
    this.#list(problems, bad);
    problems.querySelector("h2").textContent = this.text("problems", { n: bad.length });
    if (bad.length) return this.#goTo(problems);
    const { warnings } = this.parts;
    warnings.hidden = !found.length;
    this.#list(warnings, found);
    this.#offer();
    this.#goTo(document.getElementById("videre"));
  }

  /** At once: what is moved while a page glides stops it on its way. */
  #goTo(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start", behavior: "instant" });
  }

  #list(box, found) {
    box.querySelector("ul").replaceChildren(...found.map(({ name, told }) => {
      const link = make("a", { href: `#${this.#box(name).querySelector(".note").id.replace(/-note$/, "")}` },
        told.includes(this.data.questions[name].label) ? told : `${this.data.questions[name].label} ${told}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.#box(name).closest("details")?.setAttribute("open", "");
        this.#first(name).focus();
        this.#box(name).scrollIntoView({ block: "center" });
      });
      return make("li", {}, link);
    }));
  }

  #offer() {
    const answers = clean(this.values(), { questions: this.names });
    const made = makers[this.data.kind === "omtale" ? "omtale" : "melding"](this, answers);
    const { text, fileName, mail, repository, preview: shown, download } = this.parts;
    text.value = made.text;
    fileName.textContent = made.name;
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([made.text], { type: "text/markdown" }));
    download.download = made.name;
    if (mail) this.#point("mail", `mailto:${this.data.ways.mail}`, { subject: made.title, body: made.text }, this.data.longestMail, "body");
    if (repository) this.#point("repository", made.door.url, made.query, this.data.longestAddress, made.door.text);
    shown?.replaceChildren(preview(answers, this.data.file, (name, id) => this.#label(name, id), this.text("draftTitle")));
  }

  /** The address with its query; without the text where that is too long or not taken. */
  #point(name, url, query, longest, textKey) {
    const address = (these) => `${url}?${Object.entries(these)
      .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&")}`;
    const { [textKey]: _, ...others } = query;
    const isWhole = Boolean(textKey) && bytes(address(query)) <= longest;
    this.parts[name].href = address(isWhole ? query : others);
    this.parts[`${name}Long`].hidden = isWhole;
  }

  #label(name, id) {
    const one = this.#of(name).find((other) => other.value === id || other.localName === "select");
    return (one.selectedOptions?.[0] ?? one.nextElementSibling).textContent;
  }

  async #copy() {
    const { text, copied } = this.parts;
    try {
      await navigator.clipboard.writeText(text.value);
      copied.textContent = this.text("copied");
    } catch {
      text.closest("details").open = true;
      text.select();
      copied.textContent = this.text("selected"); // to be copied by hand
    }
  }
}
