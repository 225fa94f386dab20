import { readFile } from 'node:fs/promises';
import { browserTest, prepareStory } from './browser.js';

/** A run is taken away, deleted and brought in again: the same claims stand there as before. */
describe('the story of a run on its way, in the browser', () => {
  const { portal, open } = prepareStory();
  const claims = async (runId: string) =>
    (await portal.request<{ total: number }>('GET', `/api/claims/count?runId=${runId}`)).total;

  browserTest('exports, deletes and imports it; its report comes as a file', async () => {
    const { page, complaints } = await open();
    const world = { scenarioId: 'demo', seed: 5, claimsPerDay: 20, warmupDays: 10, duration: '1-week', speed: 'max' };
    const { runId } = await portal.request<{ runId: string }>('POST', '/api/admin/generation/start', world);
    await page.goto(portal.signInLink);
    await page.getByRole('row', { name: runId }).getByText('Completed').waitFor();
    const before = await claims(runId);
    expect(before).toBeGreaterThan(100);

    const download = async (link: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link, exact: true }).click(),
      ]);
      return file.path();
    };
    expect(String(await readFile(await download(`Report of ${runId}`)))).toContain(`run ${runId}</h1>`);
    await page.getByRole('button', { name: `Take the data of ${runId} away` }).click();
    const file = await download('Whole run, to import');
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: `Delete ${runId}` }).click();
    await page.getByRole('textbox', { name: `Type ${runId} to confirm` }).fill(runId);
    // The run leaves the page at once, its rows follow; a small run's are gone when the request is answered.
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'DELETE'),
      page.getByRole('button', { name: 'Delete the run' }).click(),
    ]);
    expect(await answer.json()).toMatchObject({ runId, finished: true });
    await page.getByText('No run yet.').waitFor();
    expect(await claims(runId)).toBe(0);

    await page.getByRole('button', { name: 'Import a run' }).click();
    await page.getByLabel('Files of the run').setInputFiles(file);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('row', { name: runId }).getByText('Imported').waitFor();
    await page.getByRole('link', { name: runId, exact: true }).click();
    await page.getByText(`${before} claims`).first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
