// How numbers and lists of words are written in the search data: see search/writer.py.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Letter → number. */
export const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/** Letters → the numbers they were made from: five bits each, lowest first; from g on, more. */
export function decode(text) {
  const groups = text.match(/[g-z0-9_-]*[A-Za-f]/g) ?? [];
  const add = (number, letter) => number * 32 + (VALUES.get(letter) & 31);
  return groups.map((letters) => [...letters].reduceRight(add, 0));
}

// A word is written as the length it shares with another, and the rest.
export const grow = (other, step) => other.slice(0, VALUES.get(step[0])) + step.slice(1);
/** The terms, each written by the one before. */
export function frontDecode(text) {
  let last = "";
  return text.split("\n").filter(Boolean).map((step) => (last = grow(last, step)));
}

/** The place of the first that is not before `wanted`, in a sorted list. */
export function bisect(sorted, wanted) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = sorted[middle] < wanted ? [middle + 1, high] : [low, middle];
  }
  return low;
}
