// Words as written → the form that their inflections and both written languages share: the twin of
// language/stem.py. A bundler may take `import` and `export` away in all these files.

// Letters and digits in a row; only those that are one UTF-16 unit, so lengths agree with Python.
const WORD = /(?:(?![\u{10000}-\u{10ffff}])[\p{L}\p{N}])+/gu;
const FOLDED = /[æåøäöüé]|aa|ae|oe/;
const FOLDS = { æ: "a", å: "a", ø: "o", ä: "a", ö: "o", ü: "u", é: "e" };
// No look-behind: Safari before 16.4 would refuse the whole file.
const ELISION = /[bcdfghjklmnpqrstvwxz]e?l$/;

/** The words of a text in lower case, composed letters. */
export function words(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

// Keys come from readers: "constructor" must not be found.
const own = (dictionary, key) => (Object.hasOwn(dictionary, key) ? dictionary[key] : undefined);

/** A nynorsk word → the bokmål spelling of its root. */
export function bokmal(word, rules) {
  const known = own(rules.words, word);
  if (known) return known;
  let changed = word;
  for (const [root, replacement] of rules.roots) {
    if (!changed.includes(root)) continue;
    const stays = changed.includes(replacement) && !root.includes(replacement);
    if (!stays) changed = changed.replace(root, () => replacement);
  }
  return changed;
}

/** Letters of the longest ending that may be cut from `word`; 0 when there is none. */
function endingOf(word, rules) {
  rules.byLength ??= byLength(rules.endings);
  for (const [length, least] of rules.byLength) {
    if (word.length - length >= least.get(word.slice(-length))) return length;
  }
  return 0;
}

/** [length, Map(ending → the fewest letters it may leave)], longest first: as the endings stand. */
function byLength(endings) {
  const found = new Map();
  for (const [ending, least] of endings) {
    if (!found.has(ending.length)) found.set(ending.length, new Map());
    found.get(ending.length).set(ending, least);
  }
  return [...found];
}

/** The stem of one word in lower case, by the rules in `start.language`. */
export function stem(word, rules) {
  let left = bokmal(word, rules);
  const known = own(rules.exceptions, left);
  if (known) return known;
  for (let cut = endingOf(left, rules); cut; cut = endingOf(left, rules)) left = left.slice(0, -cut);
  if (/[lgv]t$/.test(left) && left.length > 6) left = left.slice(0, -1);
  const elided = left.search(ELISION);
  if (elided >= 3) left = left.slice(0, elided + 1);
  return left.length > 3 && /([^aeiouyæøå0-9])\1$/.test(left) ? left.slice(0, -1) : left;
}

/** How a word is found when æ, ø and å are typed otherwise: aa, ae, oe and a, o are alike. */
export function fold(word) {
  if (!FOLDED.test(word)) return word;
  const plain = word.replace(/[æåøäöüé]/g, (letter) => FOLDS[letter]);
  return plain.replace(/aa/g, "a").replace(/ae/g, "a").replace(/oe/g, "o");
}

/** Optimal string alignment distance (edits and swaps of neighbours), or `limit` + 1. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      now[j] = Math.min(row[j] + 1, now[j - 1] + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        now[j] = Math.min(now[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...now) > limit) return limit + 1;
    [before, row] = [row, now];
  }
  return Math.min(row[b.length], limit + 1);
}
