// In which order write-ups are shown, and where the weak ones begin.

const LIFT = 1.3; // how much a write-up gains by suiting the reader's office

/** [{document, score}], best first → {numbers: those that suit, best first, strong: how many of
 * them stand before the weak ones, which have less than `weak` percent of the best one's score}. */
export function ranked(hits, weak, suits, isLifted) {
  const weight = ({ document, score }) => score * (isLifted(document) ? LIFT : 1);
  const weighed = hits
    .filter(({ document }) => suits(document))
    .map((hit) => [hit.document, weight(hit)])
    .sort((a, b) => b[1] - a[1]); // equal ones keep their order
  const least = ((weighed[0]?.[1] ?? 0) * weak) / 100;
  const strong = weighed.filter(([, its]) => its >= least).length;
  return { numbers: weighed.map(([document]) => document), strong };
}
