import type { Dashboard, RunSummary, Scenario } from '@portal/contracts';
import { basisText, figureText, formatCount, formatMoney } from '@portal/figures';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const NAME = `</title><script>alert("1")</script> 'Mine' & "yours" <b`;

describe('the report of a run', () => {
  let portal: OpenPortal;
  let run: RunSummary;
  let page: string;
  let board: Dashboard;

  const escaped = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
  const fetched = async (runId: string) => {
    const answer = await fetch(`${portal.client.url}/api/reports/runs/${runId}`);
    return { headers: answer.headers, status: answer.status, text: await answer.text() };
  };
  /** The rows of a table by the name that it is given to those who cannot see it. */
  const tableOf = (name: string) => {
    const [, table = ''] = page.split(`aria-label="${name}"`);
    const rows = (table.split('</table>')[0] ?? '').split('<tr>').slice(2);
    return rows.map((row) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '').trim()),
    );
  };

  beforeAll(async () => {
    portal = await openPortal();
    const { items } = await portal.client.accepted<{ items: Scenario[] }>('GET', '/api/admin/scenarios');
    const { config, speed } = items.find(({ id }) => id === 'demo') as Scenario;
    const body = { name: NAME, description: '', speed, config };
    const { id: scenarioId } = await portal.client.accepted<Scenario>('POST', '/api/admin/scenarios', body);
    const stages = [{ name: NAME.slice(0, 40), fromDay: 3, settings: { practiceSessionsPerDay: 4 } }];
    const { runId } = await portal.client.start({ ...SMALL_WORLD, scenarioId, stages });
    await portal.client.completed();
    run = await portal.client.accepted<RunSummary>('GET', `/api/admin/generation/runs/${runId}`);
    page = (await fetched(runId)).text;
    const query = `runId=${runId}&period=custom&from=2026-01-05&to=2026-01-11`;
    board = await portal.client.accepted<Dashboard>('GET', `/api/metrics/dashboard?${query}`);
  });
  afterAll(() => portal.close());

  it('has the figures of the dashboard over the days of the run, with their definitions', () => {
    expect(board.period.days).toBe(7);
    const figures = tableOf('Figures');
    expect(figures.map(([name, value, basis]) => [name, value, basis])).toEqual(
      board.tiles.map((tile) => [tile.name, escaped(figureText(tile)), escaped(basisText(tile))]),
    );
    for (const row of figures) expect(row[4]).toMatch(/\w{3}/);
  });

  it('has every row of the dashboard’s tables, and as many rows of data as the run has', () => {
    expect(tableOf('Denied charges by reason').map(([name, claims, billed]) => [name, claims, billed])).toEqual(
      board.reasons.map(({ name, claims, billed }) => [escaped(name), formatCount(claims), formatMoney(billed)]),
    );
    expect(tableOf('Rates by day')).toHaveLength(7);
    expect(tableOf('Providers')).toHaveLength(board.providers.length);
    expect(tableOf('Appeals by reason')).toHaveLength(board.overturnByReason.length);
    expect(tableOf('Denials by payer and reason')).toHaveLength(board.payerReasons.rows.length);
    expect(tableOf('Rows').slice(0, 1)).toEqual([['Claims', formatCount(run.claims)]]);
    expect(page.match(/<svg /g)).toHaveLength(9);
  });

  it('leads to the same run again: by a link and by the body of a start', () => {
    const [, body = ''] = /<pre>\s*(\{.*\})\s*<\/pre>/s.exec(page) ?? [];
    expect(
      JSON.parse(
        body
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      ),
    ).toEqual({
      ...{ scenarioId: run.scenarioId, seed: run.seed, speed: run.speed },
      ...run.settings,
    });
    expect(page).toContain(
      `href="${portal.client.url}/admin/scenario-builder?scenario=${run.scenarioId}&amp;seed=271828`,
    );
  });

  it('says how the run was set up in words and dates that people read', () => {
    const [, table = ''] = page.split('<h2>The run</h2>');
    const rows = (table.split('</table>')[0] ?? '').matchAll(/<th scope="row">(.*?)<\/th>\s*<td>(.*?)<\/td>/gs);
    expect(Object.fromEntries([...rows].map(([, name, value]) => [name, value]))).toMatchObject({
      ...{ State: 'Completed', 'First day': 'Mon, Jan 5, 2026', Length: '1 week', 'Payers answer': 'At once' },
      ...{ 'Simulated until': 'Mon, Jan 12, 2026, 00:00', 'Appeals are decided': 'After 10 to 30 days' },
      'Denied at first': `${formatCount(run.denials)} of ${formatCount(run.claims)}`,
    });
  });

  it('lets no name break out, runs no script and loads nothing from elsewhere', () => {
    expect(page).toContain(escaped(NAME));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|src=/i);
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page.trimEnd()).toMatch(/^<!doctype html>.*<\/html>$/s);
    // Every place that is opened is closed.
    const open: string[] = [];
    for (const [, end, name, own] of page.matchAll(/<(\/?)([a-z]\w*)[^<>]*?(\/?)>/g)) {
      if (own === '/' || name === 'meta') continue;
      if (end === '') open.push(name as string);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('is a file that is the same each time, and there is none of a run that is not there', async () => {
    const again = await fetched(run.runId);
    expect(again.text).toBe(page);
    expect(again.headers.get('content-disposition')).toBe(`attachment; filename="${run.runId}-report.html"`);
    expect((await fetched('RUN-NONE')).status).toBe(404);
  });
});
