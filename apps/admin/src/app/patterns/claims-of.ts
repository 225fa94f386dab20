/** Query of the claim list, as the API gives it in one text. */
export function claimsOf(claimsQuery: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(claimsQuery));
}
