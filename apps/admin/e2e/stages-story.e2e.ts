import type { Locator } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';

/** What is planned for a run in the builder is what the run does. */
describe('the story of a stage, in the browser', () => {
  const { portal, open } = prepareStory();

  browserTest('is planned on the time line, taken back, planned again, and holds from its day on', async () => {
    const { page, complaints } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('button', { name: 'Stage', exact: true }).click();
    const stage = page.getByRole('group', { name: 'Stage 1' });
    await stage.getByLabel('Claims a day').fill('300');
    await stage.getByLabel('Claims a day').blur();

    const slider = page.getByRole('slider', { name: 'Stage 1 begins' });
    const standsOn = (day: number) => slider.and(page.locator(`[aria-valuenow="${day}"]`)).waitFor({ timeout: 5_000 });
    await slider.focus();
    for (let day = 0; day < 3; day++) await page.keyboard.press('ArrowLeft');
    await standsOn(12);
    await dragBy(slider, 200);
    expect(Number(await stage.getByLabel('From day').inputValue())).toBeGreaterThan(12);

    await page.keyboard.press('Control+z');
    await standsOn(12);
    await page.keyboard.press('Control+z');
    await standsOn(15);
    await page.getByRole('button', { name: 'Redo' }).click();
    await standsOn(12);

    await stage.getByLabel('From day').fill('31');
    await stage.getByText('A whole number from 1 to 30.').waitFor();
    expect(await page.getByRole('button', { name: /^Start Generation/ }).isDisabled()).toBe(true);
    await stage.getByLabel('From day').fill('8');

    await page.getByRole('radio', { name: 'Max', exact: true }).first().click();
    await page.getByRole('button', { name: /^Start Generation/ }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 60_000 });
    await page.getByText('Stage 1, since day 8').waitFor();
    const { settings, sinceStart } = await portal.request<{
      settings: { claimsPerDay: number };
      sinceStart: { claims: number };
    }>('GET', '/api/admin/generation/status');
    expect(settings.claimsPerDay).toBe(300);
    // A week at 100 claims a day, twenty-three days at 300.
    expect(sinceStart.claims).toBe(7 * 100 + 23 * 300);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

async function dragBy(locator: Locator, pixels: number): Promise<void> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('there is nothing to drag');
  const { mouse } = locator.page();
  const [x, y] = [box.x + box.width / 2, box.y + 10];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + pixels, y, { steps: 8 });
  await mouse.up();
}
