import type {
  ClaimCorrection,
  ClaimDetail,
  ClaimImport,
  ClaimPage,
  ClaimProvenance,
  Dashboard,
  FactAudit,
  ProblemDetails,
  RunSummary,
} from '@portal/contracts';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { rowCounts, SMALL_WORLD } from '@portal/server/generation/testing';
import { until } from '@portal/server/runtime/testing';
import { uploadClaims } from './testing/claim-files.js';
import { type OpenPortal, openPortal, portalOn, type ServedPortal } from './testing/open-portal.js';
import type { PortalClient } from './testing/portal-client.js';
import { type ExportedFiles, exportedFiles } from './testing/run-files.js';

const RUNS = '/api/admin/generation/runs';
const [CLAIMS, ANSWERS] = ['claims.837', 'remittances.835'];

const dashboard = (client: PortalClient, runId: string) =>
  client.accepted<Dashboard>(
    'GET',
    `/api/metrics/dashboard?runId=${runId}&period=custom&from=2026-01-05&to=2026-01-25`,
  );

/** Figures that appeals and practice, of which files of claims say nothing, have no part in. */
const OF_FIRST_ANSWERS = [
  ...['initial-denial-rate', 'initial-denial-rate-dollars', 'clean-claim-rate'],
  ...['days-to-pay-median', 'days-to-pay-p90'],
];

async function storedRows({ sources: { reader } }: ServedPortal): Promise<Record<string, number>> {
  const counts = await rowCounts(reader);
  for (const table of ['generation_runs', 'run_imports', 'metric_facts', 'received_claims'])
    counts[table] = Number((await reader.query(`SELECT count(*) AS count FROM "${table}"`))[0].count);
  return counts;
}

const isEmpty = async (portal: ServedPortal) =>
  Object.entries(await storedRows(portal)).filter(([, count]) => count > 0);

describe('claims that leave a portal as X12', () => {
  let home: OpenPortal;
  let run: RunSummary;
  let files: ExportedFiles;

  beforeAll(async () => {
    home = await openPortal();
    const { runId } = await home.client.start({ ...SMALL_WORLD, scenarioId: 'industry', claimsPerDay: 40 });
    await home.client.completed();
    run = await home.client.accepted('GET', `${RUNS}/${runId}`);
    files = await exportedFiles(home.client, runId, [CLAIMS, ANSWERS]);
  });
  afterAll(() => home.close());

  describeOnEachEngine('come into another', (engine) => {
    let portal: ServedPortal;
    let client: PortalClient;
    let brought: ClaimImport;

    beforeAll(async () => {
      portal = await portalOn(engine);
      client = portal.client;
    });
    afterAll(() => portal.close());

    it('after a dry run that says the same and stores nothing', async () => {
      const { status, body } = await uploadClaims<ClaimImport>(client, files, { request: { dryRun: true } });
      expect([status, body]).toMatchObject([200, { runId: null, dryRun: true, errors: 0, skipped: 0 }]);
      expect(await isEmpty(portal)).toEqual([]);
      brought = (await uploadClaims<ClaimImport>(client, files, { request: { name: 'January' } })).body;
      expect(brought).toEqual({ ...body, runId: brought.runId, name: 'January', dryRun: false });
    });

    it('as a set of its own in the run history, which is over', async () => {
      const [stored] = (await client.accepted<{ items: RunSummary[] }>('GET', RUNS)).items;
      expect(stored).toMatchObject({
        ...{ runId: brought.runId, scenarioName: 'January', state: 'completed' },
        ...{ claims: run.claims, denials: run.denials, billedAmount: run.billedAmount, appeals: 0 },
        origin: { files: [CLAIMS, ANSWERS] },
      });
      expect(brought).toMatchObject({
        ...{ claims: run.claims, denied: run.denials, billedAmount: run.billedAmount },
        waiting: run.claims - brought.approved - brought.denied,
      });
      expect(brought.providers.every(({ how }) => how === 'id')).toBe(true);
      expect(await client.status()).toMatchObject({ state: 'completed', runId: brought.runId, seed: null });
    });

    it('with the same figures, which its claims give when they are counted anew', async () => {
      const [there, here] = [await dashboard(home.client, run.runId), await dashboard(client, brought.runId as string)];
      const figures = ({ tiles }: Dashboard) =>
        tiles.filter(({ key }) => OF_FIRST_ANSWERS.includes(key)).map(({ key, value }) => [key, value]);
      expect(figures(here)).toHaveLength(OF_FIRST_ANSWERS.length);
      expect(figures(here)).toEqual(figures(there));
      const audit = await client.accepted<FactAudit>('POST', `${RUNS}/${brought.runId}/facts/check`);
      expect(audit).toMatchObject({ differing: 0, days: expect.any(Number) });
    });

    it('with what each claim was denied for, where it stands in the files, and nobody’s name', async () => {
      const path = `/api/claims?runId=${brought.runId}&initialStatus=denied&limit=200`;
      const { items } = await client.accepted<ClaimPage>('GET', path);
      expect(items.length).toBeGreaterThan(20);
      for (const item of items.slice(0, 20)) {
        const detail = await client.accepted<ClaimDetail>('GET', `/api/claims/${item.id}`);
        const { denial, source, synthetic } = detail;
        expect({ source, synthetic, reason: denial?.reason }).toEqual({
          ...{ source: 'imported', synthetic: false, reason: item.denialReason },
        });
        const places = (await client.accepted<ClaimProvenance>('GET', `/api/admin/claims/${item.id}/provenance`))
          .received;
        expect(places?.claim).toMatch(/^claims\.837, segment \d+$/);
        expect(places?.answer).toMatch(/^remittances\.835, segment \d+$/);
      }
      const people = await portal.sources.reader.query('SELECT DISTINCT patient_name, member_id FROM claims');
      const [names, members] = ['patient_name', 'member_id'].map(
        (column) => new Set(people.map((row: Record<string, string>) => row[column])),
      );
      const sent = [...(files[CLAIMS] as string).matchAll(/NM1\*IL\*1\*([^*]+)\*([^*]+)\*+MI\*([^~]+)~/g)];
      expect(sent.length).toBe(run.claims);
      expect(sent.filter(([, , , member]) => members?.has(member))).toEqual([]);
      // Names are drawn from the same list, so that one in thousands is the same by chance.
      expect(sent.filter(([, last, first]) => names?.has(`${first} ${last}`)).length / sent.length).toBeLessThan(0.01);
    });

    it('once: the same files are refused by the name of the set', async () => {
      const { status, body } = await uploadClaims<ProblemDetails>(client, files);
      expect([status, body['runId'], body.detail]).toEqual([409, brought.runId, expect.stringContaining('“January”')]);
    });

    it('with a report that speaks of files and of no simulation', async () => {
      const report = await client.accepted<string>('GET', `/api/reports/runs/${brought.runId}`);
      expect(report).toContain(`${CLAIMS}, ${ANSWERS}`);
      expect(report).toContain('names and numbers of patients are made up');
      expect(report).not.toMatch(
        /Seed|The same run again|Patterns against their targets|no patient, provider or claim/,
      );
    });

    it('and are not lived through again', async () => {
      const { runId } = brought;
      const branches = [{ name: 'Other', settings: { denialRate: 0.1 } }];
      const whatIf = { runId, from: '2026-01-10', days: 7, branches };
      for (const [method, path, body] of [
        ['POST', `${RUNS}/${runId}/export`, undefined],
        ['POST', '/api/admin/generation/what-if', whatIf],
      ] as const) {
        expect(await client.refused(method, path, { body })).toMatchObject({
          ...{ status: 409, detail: expect.stringContaining('came from files') },
        });
      }
    });

    it('and go whole', async () => {
      await client.accepted('DELETE', `${RUNS}/${brought.runId}`);
      expect(await isEmpty(portal)).toEqual([]);
    });
  });

  describe('are not taken', () => {
    let portal: OpenPortal;

    beforeAll(async () => void (portal = await openPortal()));
    afterAll(() => portal.close());
    afterEach(async () => expect(await isEmpty(portal)).toEqual([]));

    const part = (text: string, sets: number) => {
      const [head, ...rest] = text.split('ST*');
      return [head, ...rest.slice(0, sets)].join('ST*');
    };

    it.each<[string, () => Record<string, string>, RegExp]>([
      ['an empty file', () => ({ 'a.837': '' }), /empty/],
      ['something else', () => ({ 'a.txt': 'Dear Sir or Madam' }), /format of the file is not supported/],
      ['answers alone', () => ({ [ANSWERS]: files[ANSWERS] as string }), /no claim in the files/],
      [
        'a claim twice',
        () => ({ a: part(files[CLAIMS] as string, 1), b: part(files[CLAIMS] as string, 1) }),
        /an error in the files/,
      ],
      ['claims of many years', () => ({ a: backdated(part(files[CLAIMS] as string, 2)) }), /A date is wrong, or/],
      ['a payer whom nobody knows', () => ({ a: stranger(part(files[CLAIMS] as string, 3)) }), /3 errors in the files/],
    ])('%s', async (_what, made, reason) => {
      const { status, body } = await uploadClaims<ProblemDetails>(portal.client, made());
      expect([status, body.detail]).toEqual([400, expect.stringMatching(reason)]);
    });

    it('with a request that is none, without a file, or without the token', async () => {
      const some = { a: part(files[CLAIMS] as string, 1) };
      const broken = await uploadClaims<ProblemDetails>(portal.client, some, { request: '{"dryRun":' });
      expect([broken.status, broken.body.errors]).toMatchObject([400, [{ pointer: '/request' }]]);
      const unknown = await uploadClaims<ProblemDetails>(portal.client, some, { request: '{"dryrun":true}' });
      expect([unknown.status, unknown.body.errors]).toMatchObject([400, [{ pointer: '/dryrun' }]]);
      const nobody = { request: { payers: { X: 'PAY-999' } } };
      const choice = await uploadClaims<ProblemDetails>(portal.client, some, nobody);
      expect([choice.status, choice.body.errors]).toMatchObject([422, [{ pointer: '/payers/X' }]]);
      expect(await uploadClaims(portal.client, {})).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/files' }] },
      });
      expect((await uploadClaims(portal.client, some, { anonymous: true })).status).toBe(401);
    });

    it('when the import is cancelled, or nobody waits for it any more', async () => {
      const gone = new AbortController();
      const left = uploadClaims(portal.client, files, { signal: gone.signal });
      await portal.client.working('import', ({ done }) => done > 0);
      gone.abort();
      await expect(left).rejects.toThrow();
      await until(
        () => isEmpty(portal),
        ({ length }) => length === 0,
      );
    });
  });

  it('are taken without those that have errors where that is asked for, and with who stands for a payer', async () => {
    const portal = await openPortal();
    const [head, ...sets] = (files[CLAIMS] as string).split('ST*');
    const text = [head, stranger(sets[0] as string), ...sets.slice(1, 30)].join('ST*');
    const skipped = await uploadClaims<ClaimImport>(
      portal.client,
      { 'a.837': text },
      { request: { skipFaulty: true, dryRun: true } },
    );
    expect(skipped.body).toMatchObject({ claims: 29, skipped: 1, errors: 1, waiting: 29 });
    expect(skipped.body.payers).toContainEqual({
      key: 'NOBODY',
      name: 'Nowhere Mutual',
      claims: 1,
      standsFor: null,
      how: 'unknown',
    });
    const payers = { NOBODY: 'PAY-002' };
    const { body } = await uploadClaims<ClaimImport>(portal.client, { 'a.837': text }, { request: { payers } });
    expect(body).toMatchObject({ claims: 30, skipped: 0, errors: 0 });
    const page = await portal.client.accepted<ClaimPage>(
      'GET',
      `/api/claims?runId=${body.runId}&payerId=PAY-002&limit=200`,
    );
    expect(page.items.length).toBeGreaterThan(0);
    expect(await portal.client.accepted<string>('GET', '/api/admin/claims/import/template')).toMatch(/^claim_number,/);
    await portal.close();
  });
});

it('a denial of which only the payer’s code is known is explained by it, and nothing is offered that would mend it', async () => {
  const portal = await openPortal();
  const { client } = portal;
  const template = await client.accepted<string>('GET', '/api/admin/claims/import/template');
  const [npi = ''] = /\d{10}/.exec(template) ?? [];
  const request = { providers: { [npi]: 'PRV-001' }, payers: { EXAMPLE1: 'PAY-001' } };
  const { body } = await uploadClaims<ClaimImport>(client, { 'template.csv': template }, { request });
  expect(body).toMatchObject({ claims: 2, approved: 1, denied: 1, errors: 0 });
  const path = `/api/claims?runId=${body.runId}&initialStatus=denied`;
  const [denied] = (await client.accepted<ClaimPage>('GET', path)).items;
  const { denial } = await client.accepted<ClaimDetail>('GET', `/api/claims/${denied?.id}`);
  expect(denial).toMatchObject({
    ...{ causeId: 'CARC-16', reason: 'Reason code 16 of the payer', lineNumber: 1, appealable: true },
    why: expect.stringContaining('shows no such fault'),
  });
  expect(denial?.rarcs.map(({ code }) => code)).toEqual(['M51', 'N56']);
  const correction = await client.accepted<ClaimCorrection>('GET', `/api/claims/${denied?.id}/correction`);
  expect(correction).toMatchObject({ state: 'not-possible', why: expect.stringContaining('Only its payer knows') });
  await portal.close();
});

/** The same claims, sent to a payer whom the portal does not know. */
function stranger(text: string): string {
  return text.replace(/NM1\*PR\*2\*[^~]*/g, 'NM1*PR*2*Nowhere Mutual*****PI*NOBODY');
}

/** The same claims, the first of which was sent many years ago. */
function backdated(text: string): string {
  const [first = '', ...others] = text.split('SE*');
  return [first.replaceAll(/20\d\d(\d{4})/g, '2009$1'), ...others].join('SE*');
}
