// What `praksis sjekk` would say of the answers, with its own words. No page here.
// A notice is {name, code, told, blocks}; `name` is the question it is about.
import { Personal } from "./personal.js";
import { clean } from "./writing.js";

const MARK = /\[(\d{1,3})\](?!\()/g;
const MOST = 3; // notices about one answer
let personal; // made when it is first wanted
const IN_ONE_LINE = ["tittel", "sammendrag"];

/** Whether no earlier finding says the same. */
const isFirst = (one, place, all) => all.findIndex((other) => other[0] + other[1].uttrykk === one[0] + one[1].uttrykk) === place;

/** All notices on `values`, by the order of the questions. `data` comes with the page. */
export function notices(values, data, today) {
  const names = Object.keys(data.questions);
  const answers = clean(values, { questions: names });
  const found = [];
  const tell = (name, code, filled = {}) => {
    const [message, fix, severity] = data.messages[code];
    const gaps = { felt: data.questions[name].label, ...filled };
    const fill = (text) => text.replace(/\{(\w+)\}/gu, (_, gap) => gaps[gap] ?? "");
    // What to write in the file is no help where there is no file.
    const told = code === "mangler-felt" ? fill(message) : `${fill(message)} ${fill(fix)}`;
    found.push({ name, code, told, blocks: severity === "feil" });
  };
  personal ??= new Personal(data.lists);
  const language = answers["språk"] === "nn" ? "nn" : "nb";
  const sources = names.filter((name) => /^kilder\.\d+\.id$/.test(name) && answers[name]).length;
  for (const name of names) {
    const { kind, most, beside, required } = data.questions[name];
    const answer = answers[name];
    if (!answer) {
      const isHalf = names.some((other) => answers[other] && data.questions[other].beside.includes(name));
      if (required || isHalf) tell(name, "mangler-felt");
      continue;
    }
    const count = kind === "several" ? answer.length : [...answer].length;
    if (kind === "several" && most && count > most) tell(name, "for-mange", { grense: most });
    if (kind === "line" && most && count > most) {
      tell(name, "for-lang", { antall: count, grense: most, over: count - most });
    }
    if (kind === "date" && answer > today) tell(name, "framtidig-dato", { verdi: answer });
    if (kind === "year" && !(/^\d{4}$/.test(answer) && answer >= "1990" && answer <= today.slice(0, 4))) {
      tell(name, "feil-type", { forventet: "året det ble prøvd, fra 1990 til i år" });
    }
    if (kind !== "line" && kind !== "text") continue;
    const its = personal.of(name, answer, language);
    for (const [code, filled] of its.filter(isFirst).slice(0, MOST)) tell(name, code, filled);
    for (const [, nummer] of answer.matchAll(MARK)) {
      if (IN_ONE_LINE.includes(name)) tell(name, "merke-i-felt", { nummer });
      else if (sources && (nummer < 1 || nummer > sources)) {
        tell(name, "ukjent-kildemerke", { nummer, antall: sources === 1 ? "én kilde" : `${sources} kilder` });
      }
    }
  }
  const texts = names.filter((name) => data.questions[name].kind === "text" && answers[name]);
  const length = texts.reduce((sum, name) => sum + [...answers[name]].length, 0);
  if (length > data.longestText * 0.95) { // headings and guards take some room
    const longest = texts.reduce((a, b) => (answers[a].length >= answers[b].length ? a : b));
    tell(longest, "for-lang-tekst", { antall: length, grense: data.longestText });
  }
  return found;
}
