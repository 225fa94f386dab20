import type { Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';

/** The payer side: from 2 of 31 that can be booked to all of them, and it stays so. */
describe('the story of the payers, in the browser', () => {
  const { portal, open } = prepareStory();

  const openPayers = async () => {
    const { page, complaints } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Payers' }).first().click();
    return { page, complaints };
  };
  const bookable = (page: Page, text: RegExp) =>
    page.locator('[data-figure="Bookable payers"]').filter({ hasText: text }).waitFor();
  const row = (page: Page, payer: string) => page.getByRole('row', { name: new RegExp(payer) });

  browserTest(
    'shows 2 of 31 with the reason for each, plans the repair, applies it, and all 31 can be booked',
    async () => {
      const { page, complaints } = await openPayers();
      await page.getByRole('button', { name: 'Load the starting state' }).click();
      await page.getByRole('button', { name: 'Load it' }).click();
      await bookable(page, /2\s*of 31/);
      await row(page, 'Aetna').getByText('no Intake instance').last().waitFor();
      await row(page, 'Utah Medicaid').getByText('duplicate Intake, to be repaired').last().waitFor();
      await page.setViewportSize({ width: 1280, height: 900 });
      const room = page.getByRole('region', { name: 'Table of payers' });
      expect(await room.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

      await page.getByRole('link', { name: 'Plan the repair' }).click();
      await page.getByRole('heading', { name: 'Repair plan' }).waitFor();
      for (const figure of ['+86', '+87', '−18']) await page.getByText(figure, { exact: true }).first().waitFor();
      await page.getByText('kept: oldest, 12 appointments').waitFor();
      const apply = page.getByRole('button', { name: /^Apply 192 changes/ });
      expect(await apply.isDisabled()).toBe(true);
      const ground = () => apply.evaluate((button) => getComputedStyle(button).backgroundColor);
      const still = await ground();
      await apply.hover({ force: true });
      await page.waitForTimeout(300);
      expect(await ground()).toBe(still);
      await page.getByLabel(/I have read the plan/).check();
      await apply.click();
      await page.getByText('31 of 31 payers can be booked').waitFor();

      await page.getByRole('link', { name: 'See the payers' }).click();
      await bookable(page, /31\s*of 31/);
      await page.getByText('The rules of the table keep it so.').waitFor();
      expect(await page.getByText('Not bookable', { exact: true }).count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  browserTest('makes a new payer bookable at once, and records who did what', async () => {
    const { page, complaints } = await openPayers();
    await page.getByRole('link', { name: 'Add payer' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Larkfield Health');
    await page.getByLabel('Valley Medical Associates').check();
    await page.getByRole('button', { name: 'Create the payer' }).click();
    await page.getByRole('heading', { name: 'Larkfield Health' }).waitFor();
    await page.getByText('Bookable', { exact: true }).waitFor();
    await page.getByText('1 provider can book this payer by telehealth.').waitFor();
    expect(await page.getByRole('button', { name: /^Edit the mapping of/ }).count()).toBe(3);

    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByText('Auto-created Intake service instance for new payer').waitFor();
    await page
      .getByRole('row', { name: /Create payer/ })
      .getByText('admin', { exact: true })
      .waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('edits a mapping, removes an Intake, and says why the payer cannot be booked any more', async () => {
    const { page } = await openPayers();
    await page.getByRole('link', { name: 'Larkfield Health' }).click();
    await page.getByRole('button', { name: 'Edit the mapping of Intake' }).click();
    const field = page.getByLabel('Id in the booking system');
    await field.fill('not an id');
    await page.getByText('must be a UUID').waitFor();
    await field.fill('0F8FAD5B-D9CB-469F-A165-70867728950E');
    await page.getByRole('button', { name: 'Save the mapping' }).click();
    await page.getByText('own id', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Remove Intake' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.getByText('Not bookable', { exact: true }).waitFor();
    await page.getByText('no Intake instance').waitFor();
    await page.getByLabel('Service of the new instance').selectOption({ label: 'Intake' });
    await page.getByRole('button', { name: 'Add instance' }).click();
    await page.getByText('Bookable', { exact: true }).waitFor();
    await page.getByText('own id', { exact: true }).waitFor();
    await page.close();
  });

  browserTest('refuses a plan that other changes have made stale, and plans again', async () => {
    const { page } = await openPayers();
    await page.getByRole('button', { name: 'Starting state' }).click();
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.getByLabel('Give these changes up').check();
    await page.getByRole('button', { name: 'Load it' }).click();
    await bookable(page, /2\s*of 31/);
    await page.getByRole('link', { name: 'Plan the repair' }).click();
    await page.getByLabel(/I have read the plan/).check();
    await portal.request('POST', '/api/admin/payers/comprehensive-update', {
      ...{ id: 'PAY-003', name: 'Honeycomb Health Plan', type: 'Private', statusCode: 'suspended' },
    });
    await page.getByRole('button', { name: /^Apply/ }).click();
    await page.getByText('The plan is out of date').waitFor();
    await page.getByRole('button', { name: 'Plan again' }).click();
    await page.getByText('left out: suspended').waitFor();
    await page.getByText('1 left out', { exact: true }).waitFor();
    expect(await page.getByLabel(/I have read the plan/).isChecked()).toBe(false);

    await portal.request('POST', '/api/admin/payers/comprehensive-update', {
      ...{ id: 'PAY-004', name: 'Salt Flats Cooperative Health', type: 'Private', providerIds: [] },
    });
    await page.getByRole('radio', { name: 'Hybrid' }).check();
    await page.getByRole('radio', { name: 'Enrolled' }).check();
    await page.getByText('1 left out, 1 set up, but not bookable').waitFor();
    const exceptions = page.getByRole('region', { name: 'Exceptions' });
    await exceptions.getByText('set up, not bookable: no contract in force').waitFor();
    await page.getByRole('radio', { name: 'Safe' }).check();
    await exceptions.getByText('left out: no contract in force').waitFor();
    await page.close();
  });
});
