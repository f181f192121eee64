// A list ↔ the fragment of its address: #liste=en,to&tittel=Møter&notat.to=Les+den+først
// The Python side reads the same: curated/making.py.
import { MOST, MOST_NOTE, MOST_TITLE, cut, isId, listOf } from "./list_model.js";
import { oneLine } from "./writing.js";

const LONGEST = 200_000; // characters that are looked at

export const said = (text, most) => cut(oneLine(text), most).trim();

/** The fragment of a list, with # before. */
export function write({ title, items }) {
  const found = new URLSearchParams({ liste: items.map(({ id }) => id).join(",") });
  if (title) found.set("tittel", title);
  for (const { id, note } of items) if (note) found.set(`notat.${id}`, note);
  return `#${found}`.replaceAll("%2C", ",");
}

/** The list in a fragment, and what of it could not be read; null when it holds none. */
export function read(hash) {
  let text = hash.slice(1, LONGEST + 1);
  if (!/(?:^|&)liste=/.test(text)) return null;
  const isCut = hash.length > LONGEST + 1;
  // What is cut in the middle is left out.
  if (isCut) text = text.slice(0, Math.max(0, text.lastIndexOf("&"), text.lastIndexOf(",")));
  const values = new Map();
  const written = [];
  for (const [name, value] of new URLSearchParams(text)) {
    if (name === "liste") written.push(...value.split(","));
    else if (!values.has(name)) values.set(name, value);
  }
  const ids = written.map((id) => id.trim().replace(/\.md$/, "")).filter(Boolean);
  const sound = ids.filter(isId);
  const each = [...new Set(sound)];
  const note = (id) => said(values.get(`notat.${id}`) ?? "", MOST_NOTE);
  return {
    list: listOf({
      title: said(values.get("tittel") ?? "", MOST_TITLE),
      items: each.slice(0, MOST).map((id) => ({ id, note: note(id) })),
    }),
    isCut,
    strange: ids.length - sound.length,
    doubled: sound.length - each.length,
    isTooLong: each.length > MOST,
  };
}
