// A list → the file of a curated collection: the twin of collection_text in curated/making.py,
// which gives the frame that is filled here.
import { MOST_NOTE, MOST_TITLE } from "./list_model.js";
import { said } from "./list_address.js";
import { oneLine } from "./writing.js";

const MAX_CHOSEN = 30; // write-ups in one part

/** A year after a Date, as 2027-11-21; the last of February has no such day in every year. */
function nextYear(today) {
  const [month, day] = [today.getMonth() + 1, today.getDate()];
  const two = (number) => String(number).padStart(2, "0");
  return `${today.getFullYear() + 1}-${two(month)}-${two(month === 2 && day === 29 ? 28 : day)}`;
}

/** The file of a draft. `items`: [{id, title, note}], at least one; `today`: a Date. */
export function collectionText(frame, title, items, today) {
  const parts = ["deler:"];
  items.forEach((item, place) => {
    if (place % MAX_CHOSEN === 0) parts.push(`  - tittel: Del ${place / MAX_CHOSEN + 1}`, "    omtaler:");
    const why = said(item.note, MOST_NOTE);
    parts.push(`      - id: ${item.id}   # ${oneLine(item.title)}`);
    parts.push(why ? `        hvorfor: ${JSON.stringify(why)}` : "        hvorfor:");
  });
  const filled = {
    '"{title}"': JSON.stringify(said(title, MOST_TITLE)),
    "{until}": nextYear(today),
    "{parts}": parts.join("\n"),
  };
  return frame.replace(/"\{title\}"|\{\w+\}/g, (gap) => filled[gap] ?? gap);
}
