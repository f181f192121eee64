// Which write-ups suit the chosen values, and how many each value would give. No page here.
//
// For every document a byte tells which facets reject it, one bit each. A document is a result
// when no bit is set, and it counts for a facet's values when no other facet rejects it. One pass
// over the hits gives all counts.

export class Facets {
  /** `found` as Search.facets gives it; `count` is the number of documents. At most 8 facets. */
  constructor(found, count) {
    this.names = found.map((facet) => facet.facet);
    this.values = found.flatMap(({ values }, facet) => values.map((value) => ({ ...value, facet })));
    this.shown = this.names.filter((_, facet) => found[facet].values.length > 1);
    this.rejected = new Uint8Array(count);
    this.starts = new Uint32Array(count + 1);
    for (const { documents } of this.values) for (const n of documents) this.starts[n + 1]++;
    for (let n = 0; n < count; n++) this.starts[n + 1] += this.starts[n];
    const free = this.starts.slice();
    this.carried = new Uint16Array(this.starts[count]);
    this.values.forEach(({ documents }, value) => {
      for (const n of documents) this.carried[free[n]++] = value;
    });
  }

  valuesOf(name) {
    const facet = this.names.indexOf(name);
    return this.values.filter((value) => value.facet === facet);
  }

  /** The values of one document in one facet. */
  carriedBy(number, name) {
    const facet = this.names.indexOf(name);
    const found = [];
    for (let i = this.starts[number]; i < this.starts[number + 1]; i++) {
      const value = this.values[this.carried[i]];
      if (value.facet === facet) found.push(value);
    }
    return found;
  }

  /** Take over the choice: Map(facet name → Set of value ids). Or within, and across facets. */
  choose(chosen) {
    this.rejected.fill(0);
    this.names.forEach((name, facet) => {
      const ids = chosen.get(name);
      if (!ids?.size) return;
      const bit = 1 << facet;
      const suits = new Uint8Array(this.rejected.length);
      for (const value of this.values) {
        if (value.facet === facet && ids.has(value.id)) for (const n of value.documents) suits[n] = 1;
      }
      for (let n = 0; n < suits.length; n++) if (!suits[n]) this.rejected[n] |= bit;
    });
  }

  suits(number) {
    return this.rejected[number] === 0;
  }

  /** How many of the documents each value would give, by the order of `values`. */
  counts(numbers) {
    const counts = new Uint32Array(this.values.length);
    for (const number of numbers) {
      const rejected = this.rejected[number];
      if (rejected & (rejected - 1)) continue; // two facets or more: no single one can help
      for (let i = this.starts[number]; i < this.starts[number + 1]; i++) {
        const value = this.carried[i];
        if ((rejected & ~(1 << this.values[value].facet)) === 0) counts[value]++;
      }
    }
    return counts;
  }

  /** How many of the documents there would be with nothing chosen in this facet. */
  without(name, numbers) {
    const others = ~(1 << this.names.indexOf(name));
    let count = 0;
    for (const number of numbers) if ((this.rejected[number] & others) === 0) count++;
    return count;
  }
}
