import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { browserTest, prepareStory } from './browser.js';

interface Correction {
  readonly claimId: string;
  readonly suggestion: object | null;
}

/** A denial without appeal right: corrected, sent again, paid; then the data of the run is taken away. */
describe('the story of a corrected claim, in the browser', () => {
  const { portal, open } = prepareStory();

  browserTest('sends the correction from the claim itself, and the replacement is paid', async () => {
    const { page, complaints } = await open();
    const world = { scenarioId: 'demo', seed: 5, warmupDays: 20, duration: 'continuous', speed: '100x' };
    await portal.request('POST', '/api/admin/generation/start', world);
    const id = await correctable();
    await page.goto(portal.signInLink);
    await page.getByRole('heading', { name: 'Data Generation' }).waitFor();
    await page.goto(new URL(`/claims/${id}`, page.url()).href);
    await page.getByRole('button', { name: 'Send the corrected claim' }).click();
    const replacement = page.getByRole('link', { name: `${id}-R1` });
    await replacement.click();
    await page.getByText('This claim was corrected and sent again').waitFor();
    await page.getByText('Approved', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: id, exact: true }).click();
    await page.getByText('Denied at first').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  browserTest('hands the claims out as a file that is what its manifest says', async () => {
    const { page, complaints } = await open();
    await portal.request('POST', '/api/admin/generation/pause');
    await page.goto(portal.signInLink);
    await page.getByRole('button', { name: /^Take the data of RUN-/ }).click();
    const download = async (link: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link, exact: true }).click(),
      ]);
      expect(file.suggestedFilename()).toContain('synthetic');
      return readFile(await file.path());
    };
    const claims = await download('Claims as CSV');
    const { files } = JSON.parse(String(await download('Manifest with SHA-256'))) as {
      files: readonly { name: string; sha256: string }[];
    };
    const stated = files.find(({ name }) => name === 'claims.csv')?.sha256;
    expect(createHash('sha256').update(claims).digest('hex')).toBe(stated);
    expect(complaints).toEqual([]);
    await page.close();
  });

  /** Waits for a denied claim that can be mended and has no appeal right. */
  async function correctable(): Promise<string> {
    for (let look = 0; look < 100; look++) {
      const query = 'initialStatus=denied&status=denied&limit=50';
      const { items } = await portal.request<{ items: { id: string }[] }>('GET', `/api/claims?${query}`);
      for (const { id } of items) {
        const correction = await portal.request<Correction>('GET', `/api/claims/${id}/correction`);
        if (correction.suggestion) return id;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('no denied claim can be corrected');
  }
});
