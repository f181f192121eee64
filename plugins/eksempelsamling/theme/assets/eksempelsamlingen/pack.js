// A meeting pack of one's own list: the parts the build made (meeting/lists.py), put together here.
// Nothing is sent anywhere.

const NOT_XML = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const escaped = (text) => text.replace(NOT_XML, "").replace(/[&<>"]/g, (sign) => SIGNS[sign]);
// Signs of Markdown as themselves, and no line that begins like a list.
const marked = (text) => text.replace(/\s+/g, " ").trim()
  .replace(/[\\`*_<>|~#&[\]!]/g, "\\$&").replace(/^(\d*)([-+=.)])/, "$1\\$2");

/**
 * The pack of a list, as text of a Markdown file and as the files of a Word document.
 * @param {string} title of the list
 * @param {{id: string, note: string}[]} items in their order
 * @param {Object} parts what the build made of each write-up, by id; items without are left out
 * @param {Object} frame what stands around them
 */
export function compose(title, items, parts, frame) {
  const told = (form, text) => text.replaceAll(frame.slot, () => form(title));
  const known = items.filter(({ id }) => Object.hasOwn(parts, id));
  const xml = known.map(({ id, note }) => parts[id].head.xml + noteXml(frame.note, note) + parts[id].rest.xml);
  const md = known.flatMap(({ id, note }) => [
    parts[id].head.md,
    ...(note ? ["**" + frame.note + "** " + marked(note)] : []),
    parts[id].rest.md,
  ]);
  const { before, after } = frame;
  const files = Object.entries(frame.parts).map(([name, text]) => [name, told(escaped, text)]);
  files.push([frame.document, told(escaped, before.xml) + xml.join("") + after.xml]);
  return { markdown: [told(marked, before.md), ...md, after.md].join("\n\n"), files };
}

// Spaces stand in plain strings: the minifier takes some of those in templates away.
function noteXml(name, note) {
  if (!note) return "";
  const run = (text, look) => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:p>${run(name, "<w:rPr><w:b/></w:rPr>")}${run(" " + escaped(note), "")}</w:p>`;
}

/** A zip of text files, stored as they are (PKWARE's APPNOTE, 4.3). */
export function zip(files) {
  const encoder = new TextEncoder();
  const packed = [];
  const entries = [];
  let offset = 0;
  const add = (...pieces) => {
    packed.push(...pieces);
    offset += pieces.reduce((sum, piece) => sum + piece.length, 0);
  };
  for (const [path, text] of files) {
    const name = encoder.encode(path);
    const data = encoder.encode(text);
    // Version, names in UTF-8, stored, midnight of 1 January 1980
    const facts = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crc32(data)], [4, data.length],
      [4, data.length], [2, name.length], [2, 0]];
    entries.push(bytes([4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    add(bytes([4, 0x04034b50], ...facts), name, data);
  }
  const start = offset;
  add(...entries);
  const count = files.length;
  add(bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, offset - start], [4, start], [2, 0]));
  return new Blob(packed, { type: WORD });
}

/** Numbers of so many bytes each, the lowest byte first. */
function bytes(...numbers) {
  return Uint8Array.from(numbers.flatMap(([width, value]) =>
    Array.from({ length: width }, (_, place) => (value >>> (8 * place)) & 255)));
}

function crc32(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  }
  return ~crc >>> 0;
}

const loading = new Map();
function load(address) {
  if (!loading.has(address)) {
    loading.set(address, new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = loaded;
      script.onerror = () => {
        loading.delete(address);
        failed(new Error(address));
      };
      document.head.append(script);
    }));
  }
  return loading.get(address);
}

/**
 * Let the buttons of `root` save the pack of a list. `root` has in `data-files` the address of the
 * folder with the parts; a button says in `data-pack` what it saves: "word" or "markdown".
 * @param {() => {title: string, items: {id: string, note: string}[]}} listed the list as it is now
 */
export function attach(root, listed) {
  const status = root.querySelector("[role=status]");
  root.addEventListener("click", async ({ target }) => {
    const kind = target.closest("[data-pack]")?.dataset.pack;
    if (!kind) return;
    status.textContent = "";
    const { title, items } = listed();
    const folder = new URL(root.dataset.files, location.href).href;
    const asked = items.map(({ id }) => load(`${folder}${encodeURIComponent(id)}/del.js`));
    try {
      // A write-up that is gone does not keep the others back.
      const [, ...found] = await Promise.all([load(`${folder}ramme.js`), ...asked.map((one) => one.then(() => 1, () => 0))]);
      const { meeting, meetingParts = {} } = globalThis.eksempelsamlingen;
      const { markdown, files } = compose(title, items, meetingParts, meeting);
      const isWord = kind === "word";
      save(isWord ? zip(files) : new Blob([markdown], { type: "text/markdown" }), isWord ? "mote.docx" : "mote.md");
      const lacking = found.filter((one) => !one).length;
      status.textContent = lacking ? status.dataset.lacking.replace("{n}", lacking) : status.dataset.done;
    } catch {
      status.textContent = status.dataset.failed;
    }
  });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
