// The reader's own list, where it is kept: in this browser, and nowhere else.
import { parse } from "./list_model.js";

const KEY = "eksempelsamlingen.liste";
const VERSION = 1;
const watchers = [];
let unkept = null; // the list that storage would not take: it lasts as long as the page

/** The list as it is now, whichever window changed it last. */
export function current() {
  if (unkept) return unkept;
  try {
    return parse(localStorage.getItem(KEY));
  } catch {
    return parse(null); // storage is switched off
  }
}

/** Keep a list. Returns whether the browser did. */
export function keep(list) {
  try {
    if (list.items.length) {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...list }));
    } else {
      localStorage.removeItem(KEY);
    }
    unkept = null;
  } catch {
    unkept = list;
  }
  tell();
  return !unkept;
}

/** Call `watcher` after each change, here or in another window. */
export function watch(watcher) {
  watchers.push(watcher);
}

function tell() {
  for (const watcher of watchers) watcher();
}

addEventListener("storage", ({ key }) => {
  if (key !== KEY && key !== null) return; // null: all was emptied
  unkept = null;
  tell();
});
