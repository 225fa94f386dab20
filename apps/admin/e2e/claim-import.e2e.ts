import type { Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';
import { file835, file837, fileOf } from './claim-files.js';
import { movedTooMuch, watchShifts } from './layout-shift.js';

const PRACTICE = { npi: '1234567893', name: 'VALLEY MEDICAL ASSOCIATES' };
const AETNA = { id: '60054', name: 'AETNA' };
const LAKESIDE = { id: 'LK001', name: 'LAKESIDE HEALTH' };
const CLAIMS = file837(PRACTICE, [
  { number: 'A-1', payer: AETNA, charge: 240 },
  { number: 'A-2', payer: LAKESIDE, charge: 180 },
  { number: 'A-3', payer: LAKESIDE, charge: 150 },
]);
const ANSWERS = file835([
  { number: 'A-1', charge: 240, paid: 200, adjustment: 'CO*45*40' },
  { number: 'A-2', charge: 180, paid: 0, adjustment: 'CO*197*180' },
]);

/** A biller brings a month of real claims and what payers answered, and looks through them as through those of a run. */
describe('the import of real claims', () => {
  const { portal, open } = prepareStory();

  browserTest('stores nothing of a file that is none, and says what is wrong with it', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Claims', exact: true }).first().click();
    await page.getByRole('link', { name: 'Import claims' }).first().click();
    await page.getByLabel('Choose files').setInputFiles([CLAIMS, fileOf('letter.txt', 'Dear payer, please pay.')]);
    const letter = page.getByRole('row', { name: /letter\.txt/ });
    await letter.getByRole('alert').getByText('The format of the file is not supported').waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);

    // Without it the others can be read; what is wrong inside of them keeps them from being stored.
    await page.getByRole('button', { name: 'Remove letter.txt' }).click();
    await page.getByRole('row', { name: /Error .*portal knows no payer.*A-2/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Import 1 claim' }).isDisabled()).toBe(true);
    await page
      .getByText('Choose who stands for the one whom the portal does not know, or leave their claims out.')
      .waitFor();
    expect(await portal.request('GET', '/api/admin/generation/runs')).toMatchObject({ total: 0 });
    await page.close();
  });

  browserTest('shows what files bring, learns who is who, and stores them as a set', async () => {
    const { page, complaints } = await open();
    await page.goto(new URL('/claims/import', portal.signInLink).href + new URL(portal.signInLink).hash);
    await slowly(page);
    await page.getByLabel('Choose files').setInputFiles([CLAIMS, ANSWERS]);
    await page.getByText('Looking through 2 files').waitFor();
    await watchShifts(page);
    await page.getByText('Looked through: 1 claim can be stored; 2 errors.').waitFor();
    expect(await movedTooMuch(page, 0.001)).toEqual([]);

    const lakeside = page.getByLabel('Who stands for LAKESIDE HEALTH');
    await page.getByRole('list', { name: 'Payers of the files' }).getByText('Not known yet').waitFor();
    await lakeside.selectOption({ label: 'Honeycomb Health Plan' });
    await lakeside.focus();
    await page.getByText('Looked through: 3 claims can be stored.').waitFor();
    expect(await movedTooMuch(page, 0.001)).toEqual([]);
    expect(await lakeside.evaluate((element) => element === document.activeElement)).toBe(true);
    const figure = (name: string) => page.locator(`[data-figure="${name}"]`).textContent();
    expect(await Promise.all(['Paid', 'Denied', 'Waiting', 'Left out', 'Charges'].map(figure))).toEqual([
      ...['1', '1', '1', '0', '$570'],
    ]);

    await page.getByLabel('Name', { exact: true }).fill('March 2026');
    await page.getByRole('button', { name: 'Import 3 claims' }).click();
    await page.getByText('3 claims are stored as “March 2026”').waitFor();
    await page.getByRole('link', { name: 'See the claims' }).click();
    await page.getByRole('link', { name: /^CLM-/ }).first().waitFor();
    const rows = page.getByRole('table', { name: 'Claims' }).locator('tbody tr');
    const states = (await rows.locator('pp-status-chip').allTextContents()).map((text) => text.trim());
    expect(states.sort()).toEqual(['Approved', 'Denied', 'Waiting']);

    await rows.filter({ hasText: 'Denied' }).getByRole('link').click();
    await page.getByText('CO-197').first().waitFor();
    const origin = page.getByRole('region', { name: 'Where it came from' });
    await origin.getByText(/^march\.837, segment/).waitFor();
    await origin.getByText(/^march\.835, segment/).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('refuses the same files again, and leads to the set that has them', async () => {
    const { page } = await open({ width: 390, height: 844 });
    await page.goto(new URL('/claims/import', portal.signInLink).href + new URL(portal.signInLink).hash);
    await slowly(page);
    await page.getByLabel('Choose files').setInputFiles([CLAIMS, ANSWERS]);
    await page.getByText('Looking through 2 files').waitFor();
    await watchShifts(page);
    await page.getByLabel('Who stands for LAKESIDE HEALTH').selectOption({ label: 'Honeycomb Health Plan' });
    await page.getByText('Looked through: 3 claims can be stored.').waitFor();
    expect(await movedTooMuch(page, 0.001)).toEqual([]);
    await page.getByRole('button', { name: 'Import 3 claims' }).click();
    await page.getByRole('alert').getByText('These files are here already, as “March 2026”').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    await page.getByRole('link', { name: /^See the claims of RUN-/ }).click();
    await page.getByText('3 claims match').waitFor();

    // No simulation stands behind them: nothing of one is offered.
    await page.goto(new URL('/admin/scenario-builder', page.url()).href);
    const set = page.getByRole('row', { name: /March 2026/ });
    await set.getByText('Claims from files').waitFor();
    expect(await set.getByRole('button').allTextContents()).toHaveLength(1);
    await page.goto(new URL('/what-if', page.url()).href);
    await page.getByText('no simulation stands behind them').waitFor();
    await page.close();
  });
});

/** Has each look at files take its time, so that what moves when it ends is seen. */
async function slowly(page: Page): Promise<void> {
  await page.route('**/api/admin/claims/import', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
}
