import type { Locator, Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';
import { movedTooMuch, watchShifts } from './layout-shift.js';

/** The whole thread: from the sign-in link to the reason on a denied claim, in a real browser on the built portal. */
describe('the story of a run, in the browser', () => {
  const { portal, open } = prepareStory();

  browserTest(
    'signs in by the link, starts Demo, sees figures rise, pauses, resumes, stops and reads why a claim was denied',
    async () => {
      const { page, complaints } = await open();
      await page.goto(portal.signInLink);
      await page.getByRole('heading', { name: 'Data Generation' }).waitFor();
      expect(page.url()).not.toContain('token');

      await page.getByRole('radio', { name: 'Max', exact: true }).first().click();
      await page.getByRole('button', { name: 'Start Generation' }).click();

      const claims = figure(page, 'Claims');
      const first = await risesAbove(claims, 0);
      await risesAbove(claims, first);

      await page
        .getByRole('button', { name: /^Pause/ })
        .last()
        .click();
      await page.getByText('Paused', { exact: true }).first().waitFor();
      const held = await numberIn(claims);
      await page.waitForTimeout(600);
      expect(await numberIn(claims)).toBe(held);

      await page
        .getByRole('button', { name: /^Resume/ })
        .last()
        .click();
      await page
        .getByText(/^(Running|Completed)$/)
        .first()
        .waitFor();
      await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 60_000 });

      await page.goto(new URL('/claims?initialStatus=denied&patternId=PTN-001', page.url()).href);
      await page.getByRole('link', { name: /^CLM-/ }).first().click();
      await page.getByText('Why it was denied').waitFor();
      await page.getByText('Denied at first').first().waitFor();
      expect(await page.getByText(/modifier 25/i).count()).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  browserTest('leads from a figure of the dashboard to exactly the claims that it counts', async () => {
    const { page, complaints } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Dashboard' }).first().click();
    await page.getByRole('button', { name: 'How Initial denial rate comes about', exact: true }).click();
    const link = page.getByRole('dialog').getByRole('link', { name: /claims counted/ });
    const counted = await numberIn(link);
    expect(counted).toBeGreaterThan(100);
    await link.click();
    expect(await numberIn(page.getByText(/claims match/))).toBe(counted);
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('shows its tables and why a claim was denied at 1280 px without a sideways scroll', async () => {
    const { page } = await open({ width: 1280, height: 900 });
    await page.goto(portal.signInLink);
    for (const [path, name] of [
      ['/patterns', 'Known patterns'],
      ['/policies', 'Policies'],
      ['/dashboard', 'Denials by payer and reason'],
    ] as const) {
      await page.goto(new URL(path, page.url()).href);
      const table = page.getByRole('table', { name, exact: true });
      await table.locator('tbody th').nth(5).waitFor();
      const room = page.locator('.scroll-x', { has: table });
      const hidden = await room.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect([path, hidden]).toEqual([path, 0]);
    }
    // A claim has more columns than fit beside its timeline: why it was denied is read without scrolling all the same.
    await page.goto(new URL('/claims?initialStatus=denied&patternId=PTN-001', page.url()).href);
    await page.getByRole('link', { name: /^CLM-/ }).first().click();
    const right = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().right);
    const why = await right(page.getByText('What would have passed').locator('..'));
    expect(why).toBeLessThanOrEqual(await right(page.getByRole('region', { name: 'Lines of the claim' })));
    await page.close();
  });

  browserTest.each([390, 1280])('names every reason of the dashboard in full at %i px', async (width) => {
    const { page } = await open({ width, height: 900 });
    await page.goto(portal.signInLink);
    await page.goto(new URL('/dashboard', page.url()).href);
    const names = page.locator('pp-rank-bars').first().getByRole('link');
    await names.nth(5).waitFor();
    const cut = await names.evaluateAll((links) =>
      links.filter((link) => link.scrollWidth > link.clientWidth).map((link) => link.textContent),
    );
    expect(cut).toEqual([]);
    await page.close();
  });

  browserTest.each(['/admin/service-levels', '/learning/claim-lab', '/what-if'])(
    '%s stays where it is while it is loaded, on a phone',
    async (path) => {
      const { page } = await open({ width: 390, height: 844 });
      await page.goto(portal.signInLink);
      await page.goto(new URL(path, page.url()).href);
      await watchShifts(page, 'opening');
      await page.waitForTimeout(1_500);
      expect(await movedTooMuch(page, 0.02)).toEqual([]);
      await page.close();
    },
  );

  browserTest('stops a running generation and keeps what was committed', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await portal.request('POST', '/api/admin/generation/start', {
      scenarioId: 'demo',
      seed: 7,
      speed: '10x',
      warmupDays: 0,
    });
    await page.getByText('Running', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: /^Stop/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /^Stop/ }).click();
    await page.getByText('Stopped', { exact: true }).first().waitFor();
    const status = await portal.request<{ state: string }>('GET', '/api/admin/generation/status');
    expect(status.state).toBe('stopped');
    await page.close();
  });

  browserTest('says that the connection is lost and heals by itself', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await page.getByText('Connected', { exact: true }).waitFor();
    await portal.stop('SIGKILL');
    await page
      .getByText(/^(Reconnecting|Offline)/)
      .first()
      .waitFor();
    await portal.start();
    await page.getByText('Connected', { exact: true }).waitFor({ timeout: 30_000 });
    await page.close();
  });

  browserTest('says what could not be fetched, and nothing that it does not know', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await page.goto(new URL('/what-if?id=WIF-NONE', page.url()).href);
    await page.getByText('The what-if could not be opened').waitFor();
    await page.route(/\/api\/(claim-lab|learning-events|results-statements)/, (route) => route.abort());
    await page.goto(new URL('/learning', page.url()).href);
    await page.getByText('Progress could not be fetched').waitFor();
    await page.getByText('Nothing to show.').nth(3).waitFor();
    expect(await page.getByText(/^(Nobody|No sessions|No statement|0 se|0 st)/).count()).toBe(0);
    await page.goto(new URL('/learning/claim-lab', page.url()).href);
    await page.getByText('Nothing to show.').waitFor();
    await page.unroute(/\/api\/(claim-lab|learning-events|results-statements)/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Missing Modifier 25/ }).waitFor();
    await page.close();
  });

  browserTest('shows an error beside the field that caused it', async () => {
    const { page } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('button', { name: 'Set up another run' }).click();
    await page.getByLabel('Claims per day').fill('9');
    await page.getByLabel('Claims per day').blur();
    await page
      .getByText(/10 to 1,000|at least 10|10 or more/i)
      .first()
      .waitFor();
    expect(await page.getByLabel('Claims per day').getAttribute('aria-invalid')).toBe('true');
    await page.close();
  });

  browserTest('tells how the portal kept what it promises, from the requests of this very week', async () => {
    const { page, complaints } = await open();
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Service levels' }).first().click();
    const thisWeek = page.getByRole('region', { name: 'This week' });
    await thisWeek
      .getByText(/^\d+ of \d+ answered within 0.5 s$/)
      .first()
      .waitFor();
    expect(await thisWeek.getByRole('listitem').count()).toBe(6);
    const [present] = await page
      .getByRole('region', { name: 'Table of weeks' })
      .getByRole('row')
      .nth(1)
      .allInnerTexts();
    expect(present).toMatch(/% of \d+/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest.each([
    ['/admin/scenario-builder', 390],
    ['/claims', 390],
    ['/dashboard', 390],
    ['/patterns', 390],
    ['/policies', 390],
    ['/admin/service-levels', 390],
    ['/learning', 390],
    ['/learning/claim-lab', 390],
    ['/payers', 390],
    ['/what-if', 390],
    ['/admin/scenario-builder', 320],
    ['/claims', 320],
    ['/dashboard', 320],
    ['/admin/scenario-builder', 1440],
    ['/claims', 1440],
  ])('%s at %i px has one h1, a main landmark and no sideways scroll', async (path, width) => {
    const { page } = await open({ width, height: 844 });
    await page.goto(portal.signInLink);
    await page.goto(new URL(path, page.url()).href);
    await page.locator('h1').first().waitFor();
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
});

/** The figure under a label in the strip of live figures. */
function figure(page: Page, label: string): Locator {
  return page.locator(`[data-figure="${label}"]`);
}

async function numberIn(locator: Locator): Promise<number> {
  return Number((await locator.textContent())?.replace(/[^0-9]/g, '') || 0);
}

async function risesAbove(locator: Locator, floor: number): Promise<number> {
  const limit = Date.now() + 30_000;
  while (Date.now() < limit) {
    const value = await numberIn(locator);
    if (value > floor) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the figure did not rise above ${floor}`);
}
