import type { StartRequest } from '@portal/contracts';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { browserTest, prepareStory } from './browser.js';
import { firstNumber, listed } from './claims-led-to.js';
import { detectionHasCaughtUp } from './detection.js';
import { movedTooMuch, watchShifts } from './layout-shift.js';
import type { PortalProcess } from './portal-process.js';

/** Real milliseconds for a run of three months at full speed beside a browser on a busy machine. */
const RUN_LIMIT = 180_000;
/** Real milliseconds after which a run at full speed has filled the page. */
const FILLED_AFTER = 5_000;
/** Real milliseconds in which a page that updates by itself is watched. */
const WATCHED_FOR = 8_000;
/** Real milliseconds in which a page that fetches twice has done so: more than between two refreshes of the dashboard. */
const QUIET_FOR = 1_500;
/**
 * Most that the page may move in sum without anybody's doing, as browsers count it: the share of the window that moved
 * times how far it did. One banner of 50 pixels above all else would be more.
 */
const MOST_SHIFT = 0.01;
/** Height at which all of the dashboard is in the window. */
const WHOLE = { width: 1440, height: 3_300 };
/** Windows that hold all of a page that goes on with a run, and are no narrower than a phone. */
const WINDOWS = [
  { name: 'Dashboard', ...WHOLE },
  { name: 'Dashboard', width: 390, height: 6_000 },
  { name: 'Builder', width: 1440, height: 1_800 },
  { name: 'Builder', width: 390, height: 2_400 },
] as const;

/** Pages that go on with a run: what moves, what is held, and what leaves them as link, file and paper. */
describe('the story of the pages that update by themselves', () => {
  const { portal, open } = prepareStory();

  browserTest.each(WINDOWS)(
    'nothing moves while a run goes on: $name, $width px wide',
    async ({ name, width, height }) => {
      const { page, complaints } = await open({ width, height });
      await page.goto(portal.signInLink);
      await startRun(portal);
      await page
        .getByRole('link', { name: name === 'Builder' ? /[Bb]uilder$/ : name })
        .filter({ visible: true })
        .click();
      await page.getByRole('heading', { level: 1, name: name === 'Builder' ? 'Data Generation' : name }).waitFor();
      const clock = page.getByRole('group', { name: 'Simulated clock' }).locator('time');
      // The first seconds of a run fill the page.
      const first = await clock.getAttribute('datetime');
      await page.waitForTimeout(FILLED_AFTER);
      expect(await clock.getAttribute('datetime')).not.toBe(first);

      await watchShifts(page);
      const watched = await clock.getAttribute('datetime');
      await page.waitForTimeout(WATCHED_FOR);
      expect(await clock.getAttribute('datetime')).not.toBe(watched);
      expect(await movedTooMuch(page, MOST_SHIFT)).toEqual([]);
      await portal.request('POST', '/api/admin/generation/stop');
      expect(complaints).toEqual([]);
      await page.close();
    },
    RUN_LIMIT,
  );

  browserTest(
    'nothing changes while updates are held',
    async () => {
      const { page, complaints } = await open();
      await page.goto(portal.signInLink);
      await startRun(portal);
      await page.getByRole('link', { name: 'Dashboard' }).first().click();
      const when = page.getByText(/Counted up to/);
      // The first seconds of a run fill the page.
      for (let time = 0; time < 3; time++) await changed(page, await when.innerText());

      await page.getByRole('button', { name: 'Pause updates' }).click();
      await page.waitForTimeout(1_000);
      const held = await when.innerText();
      const more = page.getByText(/^[0-9,]+ new$/);
      await page.waitForTimeout(2_500);
      expect(await when.innerText()).toBe(held);
      const before = firstNumber(await more.first().innerText());

      // A change of period is fetched all the same, and new claims count from there.
      await page.getByRole('radio', { name: 'Week', exact: true }).check({ force: true });
      await changed(page, held);
      expect(page.url()).toContain('period=week');
      const shown = (await more.count()) === 0 ? 0 : firstNumber(await more.first().innerText());
      expect(shown).toBeLessThan(before);

      // The hold is that of all pages.
      await page.getByRole('link', { name: 'Policies' }).first().click();
      await page.getByRole('button', { name: /^Go on/ }).waitFor();
      await page.goBack();
      const again = await when.innerText();
      await page.keyboard.press('h');
      await changed(page, again);
      await page.getByRole('button', { name: 'Pause updates' }).waitFor();

      await portal.request('POST', '/api/admin/generation/stop');
      expect(complaints).toEqual([]);
      await page.close();
    },
    RUN_LIMIT,
  );

  browserTest(
    'a page asks once when it is opened, and once when another run is chosen',
    async () => {
      // Whatever is found has pages ask again, and it takes long to find all that is in a run of years.
      await startRun(portal, { scenarioId: 'demo', seed: 271, duration: '1-week' });
      await detectionHasCaughtUp(portal);
      const { page, complaints } = await open();
      await page.goto(portal.signInLink);
      await page.getByRole('link', { name: 'Dashboard' }).first().waitFor();
      const { runId } = await portal.request<{ runId: string }>('GET', '/api/admin/generation/status');
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname, search } = new URL(request.url());
        if (pathname.startsWith('/api/')) asked.push(pathname + search);
      });
      const first: Readonly<Record<string, string>> = {
        Dashboard: '/api/metrics/dashboard?period=month',
        Patterns: '/api/patterns/trends',
        Policies: '/api/policies?status=active',
      };
      for (const [name, question] of Object.entries(first)) {
        // On a busy machine the network is idle before a page has asked for anything.
        const names = page.waitForResponse(/\/api\/patterns$/);
        await page.goto(new URL('/claims', page.url()).href, { waitUntil: 'networkidle' });
        await names;
        asked.length = 0;
        await Promise.all([requestFor(page, question), page.getByRole('link', { name }).first().click()]);
        await page.waitForTimeout(QUIET_FOR);
        expect(twice(asked)).toEqual([]);
        // Opened by its address, alone and with a run.
        const address = page.url();
        for (const opened of [address, `${address}?runId=${runId}`]) {
          await page.goto('about:blank');
          asked.length = 0;
          await page.goto(opened);
          await page.waitForTimeout(QUIET_FOR);
          expect(asked.some((it) => pathOf(it) === pathOf(question))).toBe(true);
          expect(twice(asked)).toEqual([]);
        }
        const leave = page.getByRole('button', { name: `Show the latest run instead of ${runId}` });
        await leave.waitFor();
        await page.waitForLoadState('networkidle');
        asked.length = 0;
        await Promise.all([requestFor(page, question), leave.click()]);
        await page.waitForTimeout(QUIET_FOR);
        expect(twice(asked)).toEqual([]);
      }
      // A denied claim may change while one looks at it: that alone is no reason to ask for it again.
      const denied = '/api/claims?status=denied&limit=1';
      const [claim] = (await portal.request<{ items: { id: string }[] }>('GET', denied)).items;
      asked.length = 0;
      await page.goto(new URL(`/claims/${claim?.id}`, page.url()).href);
      await page.waitForTimeout(QUIET_FOR);
      expect(asked).toContain(`/api/claims/${claim?.id}?names=masked`);
      expect(twice(asked)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
    RUN_LIMIT,
  );

  browserTest('filters stand in the address, in the file and on paper, and a link shows the same later', async () => {
    const { page, complaints } = await open();
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await page.goto(portal.signInLink);
    await page.getByRole('link', { name: 'Dashboard' }).first().click();
    const payer = page.getByRole('combobox', { name: 'Payer' });
    await payer.selectOption({ label: 'Aetna' });
    await page.waitForURL(/payerId=PAY-/);
    await page.getByText('not by payer').first().waitFor();
    await page.reload();
    await page.getByText('not by payer').first().waitFor();
    await payer.locator('option:checked', { hasText: /^Aetna$/ }).waitFor({ state: 'attached' });

    const flow = page.locator('pp-flow-chart');
    await flow.getByRole('button', { name: 'Table' }).click();
    await flow.getByRole('row').nth(5).waitFor();
    await flow.getByRole('button', { name: 'Chart' }).click();
    await flow.getByRole('row').first().waitFor({ state: 'detached' });

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download dashboard as CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file).toMatch(/^.?Part,Row,Column,Value,Text,Data\r\nContext,Run,,,RUN-/);
    expect(file).toContain('Context,Payer,,,Aetna,Synthetic');
    expect(file).toContain('Context,State of the figures,,,Current,Synthetic');

    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Text to copy' }).inputValue();
    expect(Object.fromEntries(new URL(link).searchParams)).toMatchObject({
      ...{ period: 'custom', payerId: expect.stringMatching(/^PAY-/), runId: expect.stringMatching(/^RUN-/) },
      ...{ from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), to: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
    await page.keyboard.press('Escape');

    // The last good figures, as after a computation that failed.
    await page.route(/\/api\/metrics\/dashboard/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), stale: true, staleSeconds: 1_200 } });
    });
    await page.goto(link);
    await page.getByText('These are the last good figures', { exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/^Run: RUN-.*Payer: Aetna\. .*Computed .* real\.$/).waitFor();
    await page.getByText(/^These are the last good figures\. They are 20 min old\./).waitFor();
    expect(await page.getByRole('group', { name: 'Filters' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest(
    'the page of a provider leads to the claims that it counts',
    async () => {
      const { page, complaints } = await open();
      await page.goto(portal.signInLink);
      await page.goto(new URL('/dashboard', page.url()).href);
      await page.locator('pp-provider-table tbody th a').first().click();
      const answered = page.locator('.fig', { has: page.getByText('Decided', { exact: true }) });
      await answered.waitFor();
      const decided = firstNumber(await answered.locator('b').innerText());
      expect(decided).toBeGreaterThan(0);
      const claims = (await page.getByRole('link', { name: 'See its claims' }).getAttribute('href')) ?? '';
      expect(await listed(portal, claims)).toBe(decided);
      expect(complaints).toEqual([]);
      await page.close();
    },
    RUN_LIMIT,
  );
});

/** The next request for a path with its query. */
function requestFor(page: Page, question: string): Promise<unknown> {
  return page.waitForRequest((request) => request.url().endsWith(question));
}

/** A question without its query. */
function pathOf(question: string): string {
  return question.replace(/\?.*/, '');
}

/** What stands more than once in a list. */
function twice(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}

/** Waits until a text is on the page no more. */
async function changed(page: Page, text: string): Promise<void> {
  await page.waitForFunction((before) => !document.body.innerText.includes(before), text);
}

/** Starts a run at full speed; unless it is told otherwise, one that ends when it is stopped. */
async function startRun(portal: PortalProcess, changes: Partial<StartRequest> = {}): Promise<void> {
  await portal.request('POST', '/api/admin/generation/start', {
    ...{ scenarioId: 'training', seed: 314, speed: 'max', duration: 'continuous' },
    ...changes,
  });
}
