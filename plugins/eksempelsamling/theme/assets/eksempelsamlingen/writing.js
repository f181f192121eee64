// Answers → one Markdown file: the twin of contributing/writing.py and plain_text.py, which say why.
const WIDTH = 96;
const BREAKS = /\r\n|[\r\x0b\x0c\x85\u2028\u2029]/g;
const HIDDEN =
  /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/gu;
const ADDRESS = String.raw`(?:https?://[\w-]+(?:\.[\w-]+)+(?:/[\w./%+,;=&?#~-]*)?|mailto:[\w.+-]+@[\w.-]+)\)`;
const ACTIVE = new RegExp(
  String.raw`\\(?=[!-/:-@[-\x60{-~])|<(?=[A-Za-z/!?])|(?<=!)\[|(?<=\])\((?!${ADDRESS})`, "g",
);
const MARKERS = /^ *((?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|>[ \t]*)*)/;
const BLOCK = /^(?:#{1,6}(?=[ \t]|$)|(?:=+|-+)[ \t]*$|`{3}|~{3})/;
const LETTERS = "A-Za-zÀ-ÖØ-öø-ſ";
const PLAIN = new RegExp(`^[${LETTERS}][${LETTERS}0-9 .;/()!?%+«»–-]*$`);
const NUMBERS = { "gjennomgått": /^\d{4}-\d\d-\d\d$/, "år": /^\d{4}$/ };
const WORDS = /^(?:y|yes|no|n|on|off|true|false|ja|nei|null)$/i;

const visible = (text) => text.replace(BREAKS, "\n").replace(HIDDEN, "").normalize("NFC");
export const oneLine = (text) => visible(text).trim().split(/\s+/).join(" ");

export function lines(text) {
  const kept = visible(text).split("\n").map((line) => {
    const before = line.slice(0, line.length - line.trimStart().length).replaceAll("\t", "  ");
    return line.trim() && " ".repeat(Math.min(before.length, 3)) + line.trim();
  });
  return kept.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

export function guard(text) {
  return text.split("\n").map((line) => {
    const safe = line.replace(ACTIVE, "\\$&");
    const [{ length }, markers] = MARKERS.exec(safe);
    if (markers.split(/\s+/).filter(Boolean).length > 3) return safe.replace(/[-+*.)>]/, "\\$&");
    if (!BLOCK.test(safe.slice(length)) || (!length && /^###[ \t]+[^\s#]/.test(safe))) return safe;
    return `${safe.slice(0, length)}\\${safe.slice(length)}`;
  }).join("\n");
}

/** The answers as the file can hold them, in the order they are asked; empty ones are left out. */
export function clean(values, spec) {
  const cleaned = {};
  for (const name of spec.questions) {
    const value = values[name] ?? "";
    const found = Array.isArray(value)
      ? value.map(oneLine)
      : name.startsWith("seksjon.") ? lines(value) : oneLine(value);
    if (found.length) cleaned[name] = found;
  }
  return cleaned;
}

/** The file of a draft. `spec` has the questions, the sections, and the order of fields. */
export function write(values, spec) {
  const answers = clean(values, spec);
  const names = Object.keys(answers).filter((name) => !name.startsWith("seksjon."));
  const head = nested(Object.fromEntries(names.map((name) => [name, answers[name]])));
  head.set("status", "utkast");
  const missing = spec.needed.filter((name) => !head.has(name));
  const text = ["---", ...spec.order.filter((name) => head.has(name)).flatMap((name) => field(name, head.get(name)))];
  if (missing.length) text.push(`# Trengs før teksten kan publiseres: ${missing.join(", ")}. Se _mal.md.`);
  text.push("---");
  const language = answers["språk"] === "nn" ? "nn" : "nb";
  for (const { name, ...told } of spec.sections) {
    const [heading, prompt] = told[language];
    text.push("", `## ${heading}`, "", answers[name] ? guard(answers[name]) : `<!-- ${prompt} -->`);
  }
  return `${text.join("\n")}\n`;
}

/** {"a.b": x} → Map(a → Map(b → x)); Maps keep the order also of numbers. */
export function nested(values) {
  const tree = new Map();
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    const last = path.pop();
    let node = tree;
    for (const part of path) node = node.get(part) ?? node.set(part, new Map()).get(part);
    node.set(last, value);
  }
  return tree;
}

/** The lines of one field. Fields with numbers for names are the items of a list. */
export function field(name, node, indent = "") {
  if (Array.isArray(node)) return [`${indent}${name}: [${node.map((one) => scalar(one, name)).join(", ")}]`];
  if (!(node instanceof Map)) return folded(name, node, indent);
  const inside = (map, deeper) => [...map].flatMap(([key, value]) => field(key, value, indent + deeper));
  if (![...node.keys()].every((key) => /^\d+$/.test(key))) return [`${indent}${name}:`, ...inside(node, "  ")];
  const items = [...node.values()].flatMap((item) => {
    const [first, ...others] = inside(item, "    ");
    return [`${indent}  - ${first.trimStart()}`, ...others];
  });
  return [`${indent}${name}:`, ...items];
}

const size = (text) => [...text].length;

function folded(name, text, indent) {
  const written = `${indent}${name}: ${scalar(text, name, ",")}`;
  if (name !== "sammendrag" && (name === "tittel" || size(written) <= WIDTH)) return [written];
  const rows = [];
  for (const word of text.split(" ")) {
    const longer = rows.length && `${rows.at(-1)} ${word}`;
    if (longer && size(longer) + indent.length + 2 <= WIDTH) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return [`${indent}${name}: >-`, ...rows.map((row) => `${indent}  ${row}`)];
}

function scalar(text, name, also = "") {
  const isPlain = PLAIN.test(also ? text.replaceAll(also, "") : text) && text[0] !== also && !WORDS.test(text);
  if (isPlain || NUMBERS[name]?.test(text)) return text;
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

const SPELLED = { "æ": "ae", "ø": "o", "å": "a", "þ": "th", "ð": "d", "ß": "ss", "đ": "d" };

/** The id of a text by its title: the twin of contributing/naming.py. */
export function idOf(title, taken) {
  const spelled = title.normalize("NFC").toLowerCase().replace(/[æøåþðßđ]/g, (letter) => SPELLED[letter]);
  const ascii = spelled.normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
  const words = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const cut = words.length > 60 ? words.slice(0, 61).replace(/-[^-]*$/, "").slice(0, 60) : words;
  const id = !cut || cut === "index" ? "omtale" : cut;
  for (let number = 1; ; number++) {
    const found = number > 1 ? `${id}-${number}` : id;
    if (!taken.has(found)) return found;
  }
}
