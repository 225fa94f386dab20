/** Query of the claim list. */
export type ClaimsQuery = Readonly<Record<string, string>>;

/** Query of the claim list, as the API gives it in one text. */
export function claimsOf(claimsQuery: string): ClaimsQuery {
  return Object.fromEntries(new URLSearchParams(claimsQuery));
}

/**
 * Day that the figures of a pattern or policy go by: what detection inferred is counted by the day of submission,
 * everything else by the day of the payer's answer.
 */
export function countedBy(claims: ClaimsQuery): 'submitted' | 'decided' {
  return 'candidateId' in claims ? 'submitted' : 'decided';
}

/** The part of the claims of a pattern or policy that is counted on some days, both ends included. */
export function claimsOnDays(claims: ClaimsQuery, from: string, to: string): ClaimsQuery {
  const by = countedBy(claims);
  return { ...claims, [`${by}From`]: from, [`${by}To`]: to };
}
