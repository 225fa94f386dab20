import type { ClaimProvenance } from '@portal/contracts';
import type { DenialCauseId } from '@portal/domain';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { exportedFiles, uploadRun } from './testing/run-files.js';

/** What is stored of a claim's origin, as the columns are called. */
interface StoredOrigin {
  readonly id: string;
  readonly sequence: number;
  readonly submission_date: string;
  readonly recorded_at: string;
  readonly seed: number;
  readonly simulation_version: string;
  readonly planted_cause_id: DenialCauseId | null;
  readonly operation: string | null;
  readonly line_number: number | null;
  readonly description: string | null;
  readonly template_id: string;
  readonly stream: string;
}

/** Every tenth of about 500 claims is asked for. */
const EVERY_TENTH = 10;

/** Patterns by their names, other causes by their reasons. */
const NAMES: Readonly<Record<DenialCauseId, string>> = {
  'PTN-001': 'Missing Modifier 25',
  'PTN-002': 'Unbundled codes',
  'PTN-003': 'Incomplete documentation',
  'PTN-004': 'Prior authorization required',
  'PTN-005': 'Exceeds frequency limits',
  'PTN-006': 'Not medically necessary',
  'PTN-007': 'Telehealth place-of-service mismatch',
  'BG-ELIG': 'Coverage ended before the visit',
  'BG-MEMBER': 'Member number not found',
  'BG-PAYER': 'Sent to the wrong payer',
  'BG-COB': 'Another payer pays first',
  'BG-DUP': 'Same claim sent twice',
  'BG-LATE': 'Filed too late',
  'BG-MISSING': 'Needed field missing',
  'BG-NONCOV': 'Not covered by this plan',
};

describe('where a claim came from', () => {
  let portal: OpenPortal;
  let runId: string;
  let stored: readonly StoredOrigin[];

  beforeAll(async () => {
    portal = await openPortal();
    ({ runId } = await portal.client.start(SMALL_WORLD));
    await portal.client.completed();
    stored = await portal.sources.reader.query(
      `SELECT c.id, c.sequence, c.submission_date, c.recorded_at, r.seed, r.simulation_version, t.planted_cause_id,
              t.operation, t.line_number, t.description, t.template_id, t.stream
       FROM claims c JOIN claim_truth t ON t.claim_id = c.id JOIN generation_runs r ON r.id = c.run_id ORDER BY c.id`,
    );
  });
  afterAll(() => portal.close());

  const originOf = ({ client }: OpenPortal, claimId: string) =>
    client.accepted<ClaimProvenance>('GET', `/api/admin/claims/${claimId}/provenance`);

  it('is what was stored, field by field', async () => {
    const asked = stored.filter((_, index) => index % EVERY_TENTH === 0);
    const kinds = asked.map((row) => [row.planted_cause_id !== null, row.line_number !== null].join());
    expect(new Set(kinds)).toEqual(new Set(['false,false', 'true,false', 'true,true']));
    for (const row of asked) {
      expect(await originOf(portal, row.id)).toEqual({
        claimId: row.id,
        runId,
        received: null,
        seed: row.seed,
        stream: row.stream,
        sequence: row.sequence,
        simulationVersion: row.simulation_version,
        templateId: row.template_id,
        truthKnown: true,
        planted: row.planted_cause_id === null ? null : plantedIn(row, row.planted_cause_id),
        occurredAt: row.submission_date,
        recordedAt: row.recorded_at,
      });
    }
  });

  it('is said to be unknown where the run came without its ground truth', async () => {
    const elsewhere = await openPortal();
    const files = await exportedFiles(portal.client, runId, ['run.ndjson']);
    expect((await uploadRun(elsewhere.client, { run: files['run.ndjson'] })).status).toBe(201);
    const planted = stored.find(({ planted_cause_id }) => planted_cause_id !== null) as StoredOrigin;
    expect(await originOf(elsewhere, planted.id)).toMatchObject({
      ...{ claimId: planted.id, runId, seed: planted.seed, sequence: planted.sequence },
      ...{ truthKnown: false, planted: null, stream: null, templateId: null },
    });
    await elsewhere.close();
  });
});

function plantedIn(row: StoredOrigin, causeId: DenialCauseId): ClaimProvenance['planted'] {
  const { operation, line_number: lineNumber, description } = row;
  return { causeId, name: NAMES[causeId], operation, lineNumber, description };
}
