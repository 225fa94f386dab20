import { browserTest, prepareStory } from './browser.js';

/** Sizes of a desk, of a small laptop, of a tablet and of a phone. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 900, height: 700 },
  { width: 390, height: 844 },
];

/** A person looks through the claims on any screen, and always sees where each of them stands. */
describe('the list of claims', () => {
  const { portal, open } = prepareStory();

  browserTest('shows the state of every claim at any width, however long its reason is', async () => {
    const { page, complaints } = await open(SIZES[0]);
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Claims' }).first().waitFor();
    await portal.request('POST', '/api/admin/generation/start', {
      ...{ scenarioId: 'demo', seed: 4, duration: '1-week', speed: 'max', warmupDays: 0 },
    });
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 60_000 });
    // The longest reason there is.
    await page.goto(new URL('/claims?patternId=PTN-007&initialStatus=denied', page.url()).href);
    const look = async (names: 'masked' | 'shown') => {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.getByRole('link', { name: /^CLM-/ }).first().waitFor();
        const { rows, ...seen } = await page.evaluate(lookAtTable);
        const good = { pageScrolls: false, tableScrolls: false, statesOutside: 0 };
        expect({ names, size, ...seen }).toEqual({ names, size, ...good });
        expect(rows).toBeGreaterThan(0);
      }
    };
    await look('masked');
    await page.getByRole('button', { name: 'Show names' }).click();
    await page.waitForFunction(() => !document.querySelector('tbody')?.textContent?.includes('•'));
    await look('shown');
    const reason = page.getByText('Telehealth place-of-service mismatch').last();
    expect(await reason.getAttribute('title')).toBe('Telehealth place-of-service mismatch');
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('can be sorted on a phone', async () => {
    const { page } = await open({ width: 390, height: 844 });
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Claims' }).first().click();
    await page.getByRole('button', { name: 'Charge', exact: true }).click();
    await page.waitForURL(/sort=-?billedAmount/);
    await page.close();
  });
});

/** What of the table cannot be seen without scrolling. Runs in the browser. */
function lookAtTable() {
  const page = document.documentElement;
  const table = document.querySelector('[aria-label="Table of claims"]') as Element;
  const { left, right } = table.getBoundingClientRect();
  const states = [...table.querySelectorAll('pp-status-chip .chip')].map((chip) => chip.getBoundingClientRect());
  return {
    pageScrolls: page.scrollWidth > page.clientWidth,
    tableScrolls: table.scrollWidth > table.clientWidth,
    statesOutside: states.filter((state) => state.width === 0 || state.left < left || state.right > right).length,
    rows: states.length,
  };
}
