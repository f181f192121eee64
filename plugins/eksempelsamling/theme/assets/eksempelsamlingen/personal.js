// What may tell who somebody is, and what is heavy to read: the twin of the Python checks in
// checks/identity.py, contacts.py, people.py and wording.py, with their lists. No page here.
// Each finding is [code, values]. What was found is never part of it.

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
const MARK = /\[\d{1,3}\]/g;

const sum = (digits, weights) => weights.reduce((total, weight, n) => total + weight * digits[n], 0);

function isIdentity(text) {
  const digits = [...text.normalize("NFKC")].map(Number);
  const [day, month] = [digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]];
  const isDate = [0, 40, 65, 80].some((more) => [0, 40].some((days) =>
    day - days >= 1 && day - days <= DAYS[month - more - 1]));
  const check = (weights) => (11 - (sum(digits, weights) % 11)) % 11;
  return isDate && check([3, 7, 6, 1, 8, 9, 4, 5, 2]) === digits[9]
    && check([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === digits[10];
}

function isAccount(text) {
  const digits = [...text.replace(/\D/g, "")].map(Number);
  return sum(digits, [6, 7, 8, 9, 4, 5, 6, 7, 8, 9]) % 11 === digits[10];
}

export class Personal {
  /** `lists` as contributing/export.py gives them. */
  constructor(lists) {
    this.patterns = {};
    for (const [name, pattern] of Object.entries(lists.patterns)) {
      this.patterns[name] = new RegExp(pattern, name === "name_and_age" ? "gu" : "giu");
    }
    const { digit, between } = lists.patterns;
    this.run = new RegExp(`${digit}(?:${between}${digit}){10,}`, "giu");
    for (const name of ["private_domains", "unit_mailboxes", "first_names"]) {
      this[name] = new Set(lists[name].toLowerCase().split(/\s+/));
    }
    this.longest = lists.longest;
    this.traits = phrases({ ...told(lists.diagnoses, "en diagnose"), ...told(lists.benefits, "en ytelse") });
    this.heavy = { nb: phrases(lists.heavy.nb), nn: phrases(lists.heavy.nn) };
  }

  /** Findings in the answer to the question `name`. */
  of(name, text, language) {
    const found = [];
    if (this.hasIdentity(text)) return [["fødselsnummer", {}]]; // nothing more is told of it
    if (this.#all("email", text).some(([address]) => this.#isPrivate(address))) found.push(["privat-e-post", {}]);
    const plain = this.#all("account", text).some((one) => isAccount(one[1] ?? one[2]));
    if (plain) found.push(["kontonummer", {}]);
    if (this.#all("case_number", text).length) found.push(["saksnummer", {}]);
    if (!plain && this.#hasPhone(text.replace(this.patterns.address, " "))) found.push(["telefonnummer", {}]);
    const isUnit = /^(?:ansvarlig|kontakt)\./.test(name);
    for (const sentence of sentences(text)) {
      const words = [...sentence.replace(MARK, " ").matchAll(WORD)].map(([word]) => word);
      const isNamed = this.#isNamed(words);
      if (isUnit && isNamed) found.push(["navn-på-person", {}]);
      if (isUnit || name.startsWith("kilder.")) continue;
      const [trait] = find(this.traits, words).filter(([written]) => written.length > 3 || written === written.toUpperCase());
      const hva = trait?.[1] ?? (this.#all("age", sentence).length ? "en alder" : "");
      if (this.#all("name_and_age", sentence).length) found.push(["navn-og-opplysning", { hva: "en alder" }]);
      else if (isNamed && hva) found.push(["navn-og-opplysning", { hva }]);
      for (const [uttrykk, råd] of find(this.heavy[language], words)) {
        found.push(["tungt-uttrykk", { uttrykk: uttrykk.toLowerCase(), råd }]);
      }
      if (words.length > this.longest) {
        const begynnelse = sentence.split(/\s+/).slice(0, 5).join(" ");
        found.push(["lang-setning", { antall: words.length, begynnelse, grense: this.longest }]);
      }
    }
    return found;
  }

  hasIdentity(text) {
    return this.#matches(this.run, text).some(([run]) => {
      const groups = [...run.matchAll(/[0-9\uff10-\uff19]+/g)].filter((one) =>
        !/&#x?[0-9a-f]*$/i.test(run.slice(Math.max(0, one.index - 8), one.index)));
      return groups.some((_, first) => {
        let digits = "";
        for (const [more] of groups.slice(first)) if (digits.length < 11) digits += more;
        return digits.length === 11 && isIdentity(digits);
      });
    });
  }

  #matches(pattern, text) { return [...text.matchAll(pattern)]; }
  #all(name, text) { return this.#matches(this.patterns[name], text); }

  #isPrivate(address) {
    const [, mailbox, domain] = /^(.*)@(.*)$/.exec(address.toLowerCase());
    if (this.private_domains.has(domain)) return true;
    const names = mailbox.match(/\p{L}{2,}/gu) ?? [];
    if (!names.length || [mailbox, ...names].some((one) => this.unit_mailboxes.has(one))) return false;
    return this.first_names.has(names[0]) || (names.length > 1 && mailbox.includes("."));
  }

  #hasPhone(text) {
    if (this.#all("phone_after_word", text).length) return true;
    return this.#all("phone", text).some(({ 0: number, index }) => {
      const end = index + number.length;
      const isAmount = this.#all("not_phone_before", text.slice(Math.max(0, index - 30), index)).length
        || this.#all("not_phone_after", text.slice(end, end + 30)).length;
      return !isAmount && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(number);
    });
  }

  #isNamed(words) {
    return words.some((word, n) => this.first_names.has(word.toLowerCase()) && /^\p{Lu}/u.test(word)
      && /^\p{Lu}/u.test(words[n + 1] ?? "") && words[n + 1] !== words[n + 1].toUpperCase());
  }
}

const sentences = (text) => text.split(/(?<=[.!?…])\s+|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/).filter((one) => one.trim());
const told = (list, what) => Object.fromEntries(list.split("|").map((phrase) => [phrase.trim(), what]));

/** Map(first word → [[the other words' forms, what it stands for]]); "/" is between forms. */
function phrases(known) {
  const byFirst = new Map();
  for (const [phrase, stands] of Object.entries(known)) {
    const [first, ...others] = phrase.toLowerCase().split(/\s+/).map((word) => word.split("/"));
    for (const word of first) byFirst.set(word, [...(byFirst.get(word) ?? []), [others, stands]]);
  }
  for (const its of byFirst.values()) its.sort((a, b) => b[0].length - a[0].length);
  return byFirst;
}

/** [[as written, what it stands for]] for the phrases among `words`. */
function find(known, words) {
  const lower = words.map((word) => word.toLowerCase());
  const found = [];
  for (let n = 0; n < lower.length; n++) {
    const hit = known.get(lower[n])?.find(([others]) => others.every((forms, m) => forms.includes(lower[n + 1 + m])));
    if (!hit) continue;
    found.push([words.slice(n, n + 1 + hit[0].length).join(" "), hit[1]]);
    n += hit[0].length;
  }
  return found;
}
