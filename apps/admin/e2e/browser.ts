import { type Browser, chromium, type Page } from 'playwright-core';

/** Path of the Chromium that the test command found; absent = browser tests are counted as skipped. */
const CHROMIUM = process.env['CHROMIUM_PATH'];

/** `test`, or a counted skip where this machine has no Chromium. `npm test` says how to get one. */
export const browserTest: jest.It = CHROMIUM ? test : test.skip;

/** Starts a headless Chromium, or answers null where there is none. */
export async function launchBrowser(): Promise<Browser | null> {
  if (!CHROMIUM) return null;
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a page and collects what the console and the page complain about. */
export async function openPage(
  browser: Browser,
  size = { width: 1440, height: 900 },
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}
