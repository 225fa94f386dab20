// The scripts of the first page, and the time from the commit of a simulated day to the changed figure on it, in a real browser
// on the built portal. Skipped, and said so, where there is no Chromium.
import { chromium, type Page } from 'playwright-core';
import { openPortalProcess } from './portal-process.js';
import { percentile, report } from './report.js';

const DAYS = 40;
const FIGURE = '[data-figure="Claims"]';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

const executablePath = process.env['CHROMIUM_PATH'];
if (!executablePath) {
  console.log('browser: no Chromium here, so nothing was measured');
  process.exit(0);
}

const portal = await openPortalProcess();
const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
try {
  await portal.call('start', { scenarioId: 'demo', seed: 1, warmupDays: 0, duration: 'continuous', speed: '10x' });
  await portal.call('pause');
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(portal.signInLink);
  const figure = page.locator(FIGURE).first();
  await figure.waitFor();
  report({
    name: 'admin.first-script',
    value: (await scriptBytes(page)) / 1000,
    unit: 'kB',
    limit: 200,
    goal: 'at-most',
  });
  const sample: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    const [shown, { claims }] = [await figure.innerText(), await portal.call('status')];
    await portal.call('step', { days: 1 });
    // Weekends bring no claims: their steps change no figure and are not measured.
    const committed = await committedAbove(claims);
    if (committed === null) continue;
    await page.waitForFunction(
      ([selector, before]) => document.querySelector<HTMLElement>(selector)?.innerText !== before,
      [FIGURE, shown] as const,
    );
    sample.push(performance.now() - committed);
  }
  report({
    name: 'browser.commit-to-figure-p95',
    value: percentile(sample, 0.95),
    unit: 'ms',
    limit: 250,
    goal: 'at-most',
  });
} finally {
  await browser.close();
  await portal.close();
}

/** When the step had stored more claims; null when it ended without any. */
async function committedAbove(claims: number): Promise<number | null> {
  for (;;) {
    const status = await portal.call('status');
    if (status.claims > claims) return performance.now();
    if (status.state === 'paused') return null;
  }
}

/** Bytes of the scripts that the page has loaded, as they came over the wire: compressed. */
async function scriptBytes(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle');
  return page.evaluate(() => {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => name.endsWith('.js'));
    return scripts.reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0);
  });
}
