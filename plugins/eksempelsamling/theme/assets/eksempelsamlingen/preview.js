// The finished page, roughly: a small part of Markdown, made of elements and text, never of markup.
import { make } from "./draw.js";
import { guard } from "./writing.js";

const INLINE =
  /\\([!-/:-@[-`{-~])|\*\*(?=\S)(.+?)\*\*|\*(?=\S)([^*]+?)\*|\[(\d{1,3})\]|\[([^\]]+)\]\(((?:https?:|mailto:)[^)\s]+)\)/gs;
const ITEM = /^ *(?:[-+*]|(\d{1,9})[.)])[ \t]+/;

/** Text with its bold and slanted parts, links and source marks. */
function inline(text) {
  const parts = [];
  let last = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, sign, strong, slanted, mark, label, href] = found;
    parts.push(text.slice(last, found.index));
    if (sign) parts.push(sign);
    else if (strong) parts.push(make("strong", {}, ...inline(strong)));
    else if (slanted) parts.push(make("em", {}, ...inline(slanted)));
    else if (mark) parts.push(make("sup", { class: "cite" }, mark));
    else parts.push(make("a", { href, target: "_blank", rel: "noopener" }, ...inline(label)));
    last = found.index + whole.length;
  }
  return [...parts, text.slice(last)].filter((part) => part !== "");
}

/** Elements for the lines of one answer. */
export function blocks(text) {
  const made = [];
  for (const block of guard(text).split(/\n\n+/)) {
    const rows = block.split("\n").map((line) => /^\|(.*)\|$/.exec(line)?.[1].split("|"));
    if (rows.length > 1 && rows.every(Boolean)) {
      const row = (cells, tag) => make("tr", {}, ...cells.map((cell) => make(tag, {}, ...inline(cell.trim()))));
      const [first, , ...others] = rows;
      made.push(make("table", {}, row(first, "th"), ...others.map((cells) => row(cells, "td"))));
      continue;
    }
    let part = null; // what the next line may go on with
    for (const line of block.split("\n")) {
      const item = ITEM.exec(line);
      const tag = item ? (item[1] ? "ol" : "ul") : line.startsWith("### ") ? "h3" : "p";
      const its = line.slice(item ? item[0].length : tag === "h3" ? 4 : 0);
      if (item) {
        if (part?.localName !== tag) made.push((part = make(tag, { start: item[1] > 1 && item[1] })));
        part.append(make("li", {}, ...inline(its)));
      } else if (part && tag === "p") {
        (part.lastElementChild?.localName === "li" ? part.lastElementChild : part).append(" ", ...inline(its));
      } else {
        made.push((part = make(tag, {}, ...inline(its))));
        if (tag === "h3") part = null;
      }
    }
  }
  return made;
}

/** The page of `answers` (cleaned). `label(name, id)` names a choice; `file` is as in writing.js. */
export function page(answers, file, label, untitled) {
  const language = answers["språk"] === "nn" ? "nn" : "nb";
  const facts = ["tema", "evidens", "kontorstørrelse", "modenhet"]
    .flatMap((name) => [answers[name] ?? []].flat().map((id) => label(name, id)));
  const sections = file.sections.filter(({ name }) => answers[name]).flatMap((section) => [
    make("h4", {}, section[language][0]),
    ...blocks(answers[section.name]),
  ]);
  return make(
    "article",
    { lang: language },
    make("h3", {}, answers.tittel ?? untitled),
    answers.sammendrag && make("p", { class: "lead" }, answers.sammendrag),
    facts.length > 0 && make("p", { class: "quiet" }, facts.join(" · ")),
    ...sections,
  );
}
