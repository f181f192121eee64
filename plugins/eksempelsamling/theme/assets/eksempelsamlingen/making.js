// What is made of the answers, and of what is pasted into them. No elements are made here.
import { field, idOf, nested, write } from "./writing.js";

/** Lists and tables as a word processor gives them, as Markdown. */
export function asMarkdown(text) {
  const listed = text.replace(/^[ \t]*[•·▪◦§o]\t+/gm, "- ");
  return listed.replace(/(?:^[^\n]*\t[^\n]*(?:\n|$)){2,}/gm, (rows) => {
    const cells = rows.trimEnd().split("\n").map((row) => row.split("\t").map((cell) => cell.trim().replaceAll("|", "/")));
    const lines = [cells[0], cells[0].map(() => "---"), ...cells.slice(1)].map((row) => `| ${row.join(" | ")} |`);
    return `\n${lines.join("\n")}\n\n`;
  });
}

// What is made of the answers: {title, name of the file, text, door, its query}.
export const makers = {
  omtale({ data: { file, taken, ways } }, answers) {
    const id = idOf(answers.tittel, new Set(taken));
    const text = write(answers, file);
    const door = ways.new_file;
    const query = door && { [door.title]: `${door.folder}${id}.md`, ...(door.text && { [door.text]: text }) };
    return { title: answers.tittel, name: `${id}.md`, text, door, query };
  },
  melding(form, answers) {
    const { data, text: say } = form;
    const select = form.root.querySelector("[name=omtale]");
    const title = data.subject.replace(/\{(\w+)\}/g, (_, gap) =>
      (gap !== "title" ? answers[gap] : select.value ? select.selectedOptions[0].textContent : answers.tittel ?? "…"));
    const isTryout = Object.keys(answers).some((name) => name.startsWith("utprøvinger"));
    const told = Object.entries(answers).filter(([name]) => !name.startsWith("utprøvinger"))
      .map(([name, value]) => [name, name === "omtale" ? `${select.selectedOptions[0].textContent} (${value})` : value])
      .map(([name, value]) => `${data.questions[name].label}\n${[value].flat().join(", ")}`);
    if (isTryout) {
      const { utprøvinger } = Object.fromEntries(nested(answers));
      told.push(say("tryout", { file: `practices/${answers.omtale}.md` }));
      told.push(["```yaml", ...field("utprøvinger", utprøvinger), "```"].join("\n"));
    }
    const text = `${told.join("\n\n")}\n`;
    const door = data.ways.issue;
    const query = door && { [door.title]: title, [door.text]: text };
    return { title, name: `${[data.kind, answers.omtale].filter(Boolean).join("-")}.md`, text, door, query };
  },
};
