// The explorer's state ↔ the address of the page, so that it can be shared and gone back to.
import { fold } from "./language.js";

export const PAGE = 20;
const SORTINGS = { gjennomgatt: "reviewed", tittel: "titles" };

/** The state in an address; what is not known there is left out. */
export function read(query, facets) {
  const found = new URLSearchParams(query);
  const chosen = new Map();
  for (const name of facets.shown) {
    const known = new Set(facets.valuesOf(name).map((value) => value.id));
    const ids = (found.get(fold(name)) ?? "").split(",").filter((id) => known.has(id));
    if (ids.length) chosen.set(name, new Set(ids));
  }
  const shown = Math.ceil(Number(found.get("vis")) / PAGE) * PAGE;
  return {
    q: found.get("q") ?? "",
    chosen,
    sorting: SORTINGS[found.get("sortering")] ?? "relevance",
    shown: shown > PAGE && shown < 1e6 ? shown : PAGE,
  };
}

/** The query part of an address, "" for the state a reader begins with. */
export function write(state) {
  const found = new URLSearchParams();
  if (state.q) found.set("q", state.q);
  for (const [name, ids] of state.chosen) if (ids.size) found.set(fold(name), [...ids].join(","));
  for (const [word, name] of Object.entries(SORTINGS)) {
    if (state.sorting === name) found.set("sortering", word);
  }
  if (state.shown > PAGE) found.set("vis", state.shown);
  const text = found.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}
