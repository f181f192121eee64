// «Legg i lista» on write-ups and on cards, and the link to the list in the head of every page.
// The label says what the button does now, so no pressed state is told: one or the other
// (https://www.w3.org/WAI/ARIA/apg/patterns/button/).
import { make } from "./draw.js";
import { MOST, added, has, without } from "./list_model.js";
import { current, keep, watch } from "./list_store.js";

let head;
const link = () => (head ??= document.querySelector(".my-list-link"));
const shown = () => [...document.querySelectorAll("[data-listed]")].map((place) => place.dataset.listed);
let status; // what is said to screen readers

/** Keep a list, and say `told`, politely, to those who do not see it; {n} in it is how many there
 * are now. It is said, too, when the browser would not keep the list. Returns whether it did. */
export function change(list, told) {
  const isKept = keep(list);
  status.textContent = [told.replace("{n}", count(list)), isKept ? "" : link().dataset.unkept].join(" ");
  return isKept;
}

function count({ items: { length } }) {
  const { one, many } = link().dataset;
  return length === 1 ? one : many.replace("{n}", length);
}

/** The button of one write-up. `lang` is that of the page, where the card has another. */
export function button(id, title, lang = null) {
  const made = make("button", { type: "button", class: "list-button", value: id, "data-title": title, lang });
  label(made, current());
  return made;
}

function label(one, list) {
  const isIn = has(list, one.value);
  one.classList.toggle("is-listed", isIn);
  const told = link().dataset[isIn ? "remove" : "add"];
  if (one.textContent === told) return;
  one.textContent = told;
  one.setAttribute("aria-label", `${told} «${one.dataset.title}»`);
}

function show() {
  const list = current();
  const n = list.items.length;
  document.documentElement.toggleAttribute("data-list", n > 0);
  const [number, words] = link().querySelectorAll("span");
  number.textContent = `(${n})`;
  words.textContent = ` ${count(list)}`;
  for (const one of document.querySelectorAll(".list-button")) label(one, list);
}

function press({ value }) {
  const { dataset } = link();
  const list = current();
  if (has(list, value)) change(without(list, value), dataset.removed);
  else if (list.items.length >= MOST) status.textContent = dataset.full;
  else change(added(list, [{ id: value }]), dataset.added);
}

/** Put the buttons in their places, and follow the list. */
export function start() {
  status = make("p", { class: "hidden-text", role: "status" });
  document.body.append(status);
  for (const place of document.querySelectorAll("[data-listed]")) {
    const title = place.dataset.title ?? place.querySelector("a").textContent;
    const lang = place.lang && document.documentElement.lang; // of a card in the other language
    place.append(make("div", { lang: lang || null }, button(place.dataset.listed, title)));
  }
  for (const place of document.querySelectorAll("[data-list-all]")) {
    const all = make("button", { type: "button", class: "list-all-button" }, place.dataset.listAll);
    all.addEventListener("click", () => {
      change(added(current(), shown().map((id) => ({ id }))), link().dataset.added);
    });
    place.append(all);
  }
  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest(".list-button");
    if (pressed) press(pressed);
  });
  watch(show);
  show();
}
