// Where a Chromium may be: the environment, the system, Playwright's cache. Used by the test command and the browser tests.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to tell someone who has none. */
export const HOW_TO_GET_CHROMIUM =
  'no Chromium found: set CHROMIUM_PATH, or install one (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium)';

/** Path of a Chromium that can be run, or null. */
export function findChromium(env = process.env) {
  const named = [env.CHROMIUM_PATH, env.CHROME_BIN, env.PUPPETEER_EXECUTABLE_PATH].filter(Boolean);
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...named, ...onPath, ...FIXED, ...playwrightCache(env)].find(isExecutable) ?? null;
}

function playwrightCache(env) {
  const roots = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ];
  return roots
    .filter((root) => root && existsSync(root))
    .flatMap((root) =>
      readdirSync(root)
        .filter((name) => name.startsWith('chromium'))
        .map((name) => join(root, name)),
    )
    .flatMap((folder) =>
      [
        'chrome-linux/chrome',
        'chrome-linux64/chrome',
        'chrome-linux/headless_shell',
        'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      ].map((file) => join(folder, file)),
    );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
