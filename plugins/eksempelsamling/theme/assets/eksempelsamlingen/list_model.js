// A list of one's own as a plain value, {title, items: [{id, note}]}, and what is done to it.
// Nothing here knows of pages or of storage.

export const MOST = 600; // the limits are those of curated/making.py
export const MOST_TITLE = 100;
export const MOST_NOTE = 300;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 80;

export const isId = (id) => typeof id === "string" && id.length <= LONGEST_ID && ID.test(id);

/** At most `most` whole characters of whatever is given; what is no text is none. */
export function cut(text, most) {
  if (typeof text !== "string") return "";
  const start = text.slice(0, 2 * most).replace(/\p{Cs}/gu, ""); // halves: no address takes them
  return [...start].slice(0, most).join("");
}

/** A list from whatever looks like one. Each id stands once; the first note counts. */
export function listOf(found) {
  const items = new Map();
  for (const item of Array.isArray(found?.items) ? found.items : []) {
    const { id, note } = item ?? {};
    if (items.size < MOST && isId(id) && !items.has(id)) items.set(id, { id, note: cut(note, MOST_NOTE) });
  }
  return { title: cut(found?.title, MOST_TITLE), items: [...items.values()] };
}

/** A list from what a browser has kept: by this version, another one, or something else. */
export function parse(text) {
  try {
    return listOf(JSON.parse(text));
  } catch {
    return listOf(null);
  }
}

export const has = ({ items }, id) => items.some((item) => item.id === id);
export const added = (list, items) => listOf({ ...list, items: [...list.items, ...items] });
export const without = (list, id) => ({ ...list, items: list.items.filter((item) => item.id !== id) });
export const noted = (list, id, note) =>
  listOf({ ...list, items: list.items.map((item) => (item.id === id ? { id, note } : item)) });

/** An item moved by `step` places, as far as the list goes. */
export function moved(list, id, step) {
  const items = [...list.items];
  const from = items.findIndex((item) => item.id === id);
  if (from < 0) return list;
  const [item] = items.splice(from, 1);
  items.splice(Math.max(0, from + step), 0, item);
  return { ...list, items };
}

/** The same list with the ids that write-ups have today. `known`: Map(id → {id, …}). */
export const renamed = (list, known) =>
  listOf({ ...list, items: list.items.map(({ id, note }) => ({ id: known.get(id)?.id ?? id, note })) });

/** [{id, title, note}] of what can be read in a list: what is made of it is made from this.
 * `known`: Map(id → {title, …}). */
export const itemsOf = (list, known) =>
  list.items.filter(({ id }) => known.has(id)).map(({ id, note }) => ({ id, title: known.get(id).title, note }));
