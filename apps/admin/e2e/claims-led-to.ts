import type { PortalProcess } from './portal-process.js';

/** Most rows that the claim list answers at once. */
const MOST_ROWS = 200;

/** How many claims the list has that a link leads to. */
export async function listed(portal: PortalProcess, href: string): Promise<number> {
  const path = `/api${href.replace('/claims?', '/claims/count?')}`;
  return (await portal.request<{ total: number }>('GET', path)).total;
}

/** What the claims that a link leads to come to, in dollars. */
export async function summed(
  portal: PortalProcess,
  href: string,
  amount: 'billedAmount' | 'paidAmount',
): Promise<number> {
  let [cents, cursor] = [0, ''];
  do {
    const page = await portal.request<{
      items: Readonly<Record<'billedAmount' | 'paidAmount', number>>[];
      nextCursor: string | null;
    }>('GET', `/api${href}&limit=${MOST_ROWS}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    cents += page.items.reduce((sum, claim) => sum + Math.round(100 * claim[amount]), 0);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return cents / 100;
}

/** The first number in a text with its sign: `−$1,234.50 of $2,000` is -1234.5. */
export function firstNumber(text: string): number {
  const [number] = /[−-]?\$?[0-9][0-9,]*(\.[0-9]+)?/.exec(text) ?? [];
  return number === undefined ? Number.NaN : Number(number.replace('−', '-').replace(/[$,]/g, ''));
}
