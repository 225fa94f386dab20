import type { Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';
import { firstNumber, listed, summed } from './claims-led-to.js';
import { detectionHasCaughtUp } from './detection.js';

/** Real milliseconds for a run of three months at full speed beside a browser on a busy machine. */
const RUN_LIMIT = 180_000;

/** What of the claims that a tile leads to stands on it: their number, their charges, what was paid, or none of these. */
type OnTile = 'claims' | 'charges' | 'payments' | 'nothing' | 'unexpected';

/** The tiles that lead to claims. Practice sessions are none. */
const TILES: Readonly<Record<string, OnTile>> = {
  'Initial denial rate': 'claims',
  'Initial denial rate by dollars': 'charges',
  'Clean claim rate': 'claims',
  'Overturn rate': 'claims',
  'Appeal rate': 'claims',
  'Days to pay, median': 'nothing',
  'Days to pay, 9 in 10': 'nothing',
  'Days to overturn, median': 'nothing',
  'Days to overturn, 9 in 10': 'nothing',
  'Denial write-offs': 'nothing',
  'Net collection': 'nothing',
  'Receivables over 90 days': 'charges',
  'Recovered, posted': 'payments',
  'Protected, estimate': 'nothing',
};

/** A practice that trains: what the dashboard says of it while it runs and afterwards, in a real browser. */
describe('the story of a training, on the dashboard', () => {
  const { portal, open } = prepareStory();

  browserTest(
    'denials fall, money comes back and is kept, a new pattern is found, and the page shows it without being loaded again',
    async () => {
      const { page, complaints } = await open();
      await page.goto(portal.signInLink);
      await page.getByRole('radio', { name: /Before and after training/ }).check({ force: true });
      await page.getByRole('radio', { name: 'Max', exact: true }).first().check({ force: true });
      await page.getByLabel('Seed', { exact: true }).fill('271828');
      await page.getByRole('button', { name: 'Start Generation' }).click();
      await page.getByRole('link', { name: 'Dashboard' }).first().click();

      const when = page.getByText(/Counted up to/);
      const first = await when.textContent();
      await page.waitForFunction((before) => !document.body.textContent?.includes(before), first ?? '');
      await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: RUN_LIMIT });

      const { simulatedStart, simulatedEnd } = await portal.request<{ simulatedStart: string; simulatedEnd: string }>(
        'GET',
        '/api/admin/generation/status',
      );
      const days = `from=${simulatedStart.slice(0, 10)}&to=${dayBefore(simulatedEnd)}`;
      await page.goto(new URL(`/dashboard?period=custom&${days}`, page.url()).href);
      await page.getByText(/The denial rate fell from/).waitFor();

      await page.keyboard.press('t');
      const rates = await column(page, 'Denial and clean claim rate', 'Denial rate, 7 days');
      expect(last(rates)).toBeLessThan(0.5 * (rates[0] as number));
      const recovered = await column(page, 'Recovered and protected', 'Recovered so far');
      expect(recovered).toEqual([...recovered].sort((a, b) => a - b));
      expect(last(recovered)).toBeGreaterThan(10_000);
      const kept = await column(page, 'Recovered and protected', 'Protected so far, estimate');
      expect(last(kept)).toBeGreaterThan(kept[Math.floor(kept.length / 2)] as number);

      // In the middle of the run a payer stops paying for a service, which nobody told the portal.
      await page.getByText(/^New pattern: /).waitFor({ timeout: RUN_LIMIT });
      await detectionHasCaughtUp(portal);
      await page.getByRole('link', { name: 'Review' }).click();
      const all = page.getByRole('link', { name: /^All [0-9,]+ claims$/ });
      const refused = numberOf((await all.textContent()) ?? '');
      expect(refused).toBeGreaterThan(20);
      await all.click();
      expect(numberOf((await page.getByText(/claims match/).textContent()) ?? '')).toBe(refused);
      expect(complaints).toEqual([]);
      await page.close();
    },
    2 * RUN_LIMIT,
  );

  browserTest('every figure leads to exactly the claims that it counts, as many as stand on its tile', async () => {
    const { page, complaints } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Dashboard' }).first().click();
    const tiles = page.locator('pp-metric-tile');
    await tiles.first().waitFor();
    const found: Record<string, OnTile> = {};
    for (const tile of await tiles.all()) {
      const button = tile.getByRole('button');
      const name = /^How (.*) comes about$/.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? '';
      const [figure, basis] = await Promise.all([tile.locator('b').innerText(), tile.locator('.hint').innerText()]);
      await button.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Definition', { exact: true }).waitFor();
      const link = dialog.getByRole('link', { name: /claims counted/ });
      if ((await link.count()) > 0) {
        const href = (await link.getAttribute('href')) ?? '';
        const total = await listed(portal, href);
        expect([name, total]).toEqual([name, firstNumber((await link.textContent())?.replace('See the', '') ?? '')]);
        found[name] = TILES[name] ?? 'unexpected';
        if (TILES[name] === 'claims') expect([name, total]).toEqual([name, firstNumber(basis)]);
        if (TILES[name] === 'charges')
          expect([name, Math.round(await summed(portal, href, 'billedAmount'))]).toEqual([name, firstNumber(basis)]);
        if (TILES[name] === 'payments')
          expect([name, await summed(portal, href, 'paidAmount')]).toEqual([name, firstNumber(figure)]);
      }
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual(TILES);
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('every row of a chart leads to exactly the claims that it counts', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await page.goto(new URL('/dashboard?period=ytd', page.url()).href);
    await page.getByText(/The denial rate/).waitFor();
    await page.keyboard.press('t');
    const counted: readonly [string, string][] = [
      ['Where the claims went', 'Number'],
      ['Denied dollars by reason', 'Claims'],
      ['Appeals won by reason', 'Decided'],
      ['Open charges by age', 'Claims'],
      ['Payer and reason', 'Denied'],
    ];
    for (const [chart, name] of counted) {
      const rows = await links(page, chart, name);
      expect(rows.length).toBeGreaterThan(2);
      for (const { href, number } of rows) {
        const total = await listed(portal, href);
        expect([chart, href, total]).toEqual([chart, href, number]);
      }
    }
    await page.close();
  });
});

/** Numbers of a column of a chart that is shown as a table. */
async function column(page: Page, chart: string, name: string): Promise<number[]> {
  const table = page.getByRole('region', { name: chart });
  const heads = await table.getByRole('columnheader').allTextContents();
  const texts = await table.locator(`tbody tr > :nth-child(${heads.indexOf(name) + 1})`).allTextContents();
  return texts.map(numberOf).filter((number) => !Number.isNaN(number));
}

/** Where the rows of a chart lead, and the number that each says it counts. */
async function links(page: Page, chart: string, name: string): Promise<{ href: string; number: number }[]> {
  const numbers = await column(page, chart, name);
  const anchors = page.getByRole('region', { name: chart }).locator('tbody th a');
  const targets = await anchors.evaluateAll((found) => found.map((anchor) => anchor.getAttribute('href') ?? ''));
  return targets.map((href, index) => ({ href, number: numbers[index] ?? Number.NaN }));
}

/** The number in a text with its signs: `−$1,234.50` is -1234.5. */
function numberOf(text: string): number {
  const digits = text.replace('−', '-').replace(/[^0-9.-]/g, '');
  return digits === '' ? Number.NaN : Number(digits);
}

function last(numbers: readonly number[]): number {
  return numbers.at(-1) ?? Number.NaN;
}

function dayBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString().slice(0, 10);
}
