import { type Browser, chromium, type Page } from 'playwright-core';
import { PortalProcess } from './portal-process.js';

/** Path of the Chromium that the test command found; absent = browser tests are counted as skipped. */
const CHROMIUM = process.env['CHROMIUM_PATH'];

/** `test`, or a counted skip where this machine has no Chromium. `npm test` says how to get one. */
export const browserTest: jest.It = CHROMIUM ? test : test.skip;

/** A page, and what its console and the page itself complain about. */
export interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** What the browser tests of a file share: a portal of their own, and pages of one browser. */
export interface Story {
  readonly portal: PortalProcess;
  /** Opens a page. */
  open(size?: { width: number; height: number }): Promise<OpenedPage>;
}

/** Has a portal and a browser ready for the tests of a file, and ends both after them. Without a Chromium nothing starts. */
export function prepareStory(): Story {
  const portal = new PortalProcess();
  let browser: Browser | null = null;

  beforeAll(async () => {
    browser = await launchBrowser();
    if (browser) await portal.start();
  });
  afterAll(async () => {
    await browser?.close();
    await portal.remove();
  });

  return { portal, open: (size) => openPage(browser as Browser, size) };
}

async function launchBrowser(): Promise<Browser | null> {
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

async function openPage(browser: Browser, size = { width: 1440, height: 900 }): Promise<OpenedPage> {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}
