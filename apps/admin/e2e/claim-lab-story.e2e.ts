import { type Proportion, rateChange } from '@portal/domain';
import type { Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';

const WORLD = {
  scenarioId: 'demo',
  seed: 20_261_125,
  claimsPerDay: 200,
  warmupDays: 30,
  practiceSessionsPerDay: 0,
  duration: 'continuous',
} as const;
/** The first four whole weeks after the practice, which is over on the first day. */
const WEEKS = { submittedFrom: '2026-01-06', submittedTo: '2026-02-02' } as const;
const DAY_AFTER = '2026-02-03';
/** More sessions than a person needs to master a pattern; a test that needs more has something else wrong. */
const MOST_SESSIONS = 6;

interface Denial {
  readonly lineNumber: number | null;
  readonly modifierToAdd: string | null;
}

/** A person practices while a run goes on, and the claims of the following weeks show it. */
describe('the story of a person who practices, in the browser', () => {
  const { portal, open } = prepareStory();

  browserTest(
    'masters PTN-001 in Claim Lab; in the weeks after, it is denied less often than in the same run without practice',
    async () => {
      const { page, complaints } = await open();
      const practiced = await start('100x');
      await page.goto(portal.signInLink);
      await page.getByRole('link', { name: 'Claim Lab' }).first().click();
      await page.getByLabel('Who practices').fill('Ada Brown');
      await page.getByLabel('Who practices').press('Enter');

      await page.getByRole('button', { name: /^Missing Modifier 25/ }).click();
      for (let session = 1; ; session++) {
        for (let exercise = 1; exercise <= 10; exercise++) {
          await page.getByText(`exercise ${exercise} of 10`).waitFor();
          await mend(page);
          if (exercise === 10) break;
          await page.locator('button:enabled', { hasText: 'Next exercise' }).waitFor();
          await page.keyboard.press('n');
        }
        await page.getByRole('heading', { name: 'Session complete' }).waitFor();
        if (Number.parseFloat(await page.locator('[data-figure="Mastery"]').innerText()) >= 80) break;
        expect(session).toBeLessThan(MOST_SESSIONS);
        await page.getByRole('button', { name: 'Practice again' }).click();
      }
      await page.getByText('Mastered.').waitFor();

      const after = await weeksOf(practiced);
      await page.getByRole('link', { name: 'My progress' }).first().click();
      await page.getByText(/^Down .* points .*: more than chance\.$/).waitFor();
      const withoutPractice = await weeksOf(await start('real-time'));
      const change = rateChange(withoutPractice, after);
      expect(change?.difference).toBeLessThan(-0.03);
      expect(change?.certain).toBe(true);
      expect(complaints).toEqual([]);
      await page.close();
    },
    240_000,
  );

  browserTest.each([390, 1280, 1440])(
    'shows what each line of a claim is for beside or below its codes at %i px',
    async (width) => {
      const { page } = await open({ width, height: 900 });
      await page.goto(portal.signInLink);
      await page.goto(new URL('/learning/claim-lab', page.url()).href);
      await page.getByRole('button', { name: /^Missing Modifier 25/ }).click();
      const line = page.getByRole('group', { name: /^Line 1,/ });
      await line.waitFor();
      const parts = await line.evaluate((element) =>
        [element, ...element.children].map((part) => {
          const { left, right, top, bottom, width } = part.getBoundingClientRect();
          return { left, right, top, bottom, width };
        }),
      );
      const [whole, ...cells] = parts as [(typeof parts)[number], ...typeof parts];
      expect(cells.filter((cell) => cell.width === 0 || cell.right > whole.right)).toEqual([]);
      const meet = cells.flatMap((a, at) =>
        cells
          .slice(at + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => [a, b]),
      );
      expect(meet).toEqual([]);
      const service = cells[3] as (typeof parts)[number];
      expect(service.width).toBeGreaterThan(100);
      await page.getByRole('button', { name: 'End session' }).click();
      await page.close();
    },
  );

  async function start(speed: string): Promise<string> {
    const { runId } = await portal.request<{ runId: string }>('POST', '/api/admin/generation/start', {
      ...WORLD,
      speed,
    });
    return runId;
  }

  /** Lets the run come to the end of the weeks, ends it there, and counts. */
  async function weeksOf(runId: string): Promise<Proportion> {
    await portal.request('POST', '/api/admin/generation/pause');
    await portal.request('POST', '/api/admin/generation/resume', { until: DAY_AFTER, speed: 'max' });
    for (;;) {
      const { state } = await portal.request<{ state: string }>('GET', '/api/admin/generation/status');
      if (state === 'paused') break;
      expect(state).toBe('running');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await portal.request('POST', '/api/admin/generation/stop');
    const count = async (filter: Record<string, string>) => {
      const query = new URLSearchParams({ runId, ...WEEKS, ...filter });
      return (await portal.request<{ total: number }>('GET', `/api/claims/count?${query}`)).total;
    };
    return { hits: await count({ initialStatus: 'denied', patternId: 'PTN-001' }), total: await count({}) };
  }

  /** Mends the claim on screen as one who has understood PTN-001 would; of the others this person knows the name alone. */
  async function mend(page: Page): Promise<void> {
    const id = await page.getByText(/^CLM-/).innerText();
    const { denialCauseId, denial } = await portal.request<{ denialCauseId: string; denial: Denial }>(
      'GET',
      `/api/claims/${id}`,
    );
    const check = page.getByRole('button', { name: /^Check the claim/ });
    if (denial.modifierToAdd && denialCauseId === 'PTN-001') {
      await page.getByRole('button', { name: 'Modifier', exact: true }).click();
      await page.getByRole('combobox', { name: 'Line' }).selectOption(String(denial.lineNumber));
      await page.getByRole('combobox', { name: 'Modifier' }).selectOption(denial.modifierToAdd);
      await page.getByRole('button', { name: 'Add the modifier' }).click();
    }
    await page.getByRole('combobox', { name: 'What is wrong with this claim' }).selectOption(denialCauseId);
    await check.click();
    await page.getByText('Your tries').waitFor();
    const way = page.getByRole('button', { name: 'Give up and see the answer' });
    if (await way.isVisible()) await way.click();
    await page.getByText('What mends it').waitFor();
  }
});
