// What the site tells of write-ups by their id: see my_list.py. It is fetched when it is asked for.
import { bisect } from "./encoding.js";
import { scriptLoader } from "./loading.js";

/** A function from ids to Map(id → {id, title, summary, facts, language, isArchived, uri}) of those
 * that are there, by the id they have today and by the one that was asked for. It rejects when a
 * file cannot be had. `files`: the folder; `firsts`: the first id of each file. */
export function register(files, firsts) {
  const load = scriptLoader(files);

  async function find(id) {
    const place = bisect(firsts, id);
    const number = firsts[place] === id ? place : place - 1;
    const rows = number < 0 ? {} : await load(`${number}`);
    if (!Object.hasOwn(rows, id)) return [];
    if (typeof rows[id] === "string") return [[id, (await find(rows[id]))[0][1]]]; // its name today
    const [title, summary, facts, language, isArchived] = rows[id];
    return [[id, { id, title, summary, facts, language, isArchived, uri: `praksis/${id}/` }]];
  }

  return async (ids) => {
    const found = (await Promise.all(ids.map(find))).flat();
    return new Map([...found, ...found.map(([, one]) => [one.id, one])]);
  };
}
