/**
 * The q-values of p-values after Benjamini and Hochberg: the share of false findings that is to be expected when
 * everything at or below it is called a finding.
 * @param pValues of the tests that came near; the others count as 1
 * @param tests how many were made in all
 */
export function falseDiscoveryRates(pValues: readonly number[], tests: number): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const rates = new Array<number>(pValues.length).fill(1);
  let lowest = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const index = order[rank - 1] as number;
    lowest = Math.min(lowest, ((pValues[index] as number) * Math.max(tests, pValues.length)) / rank);
    rates[index] = lowest;
  }
  return rates;
}
