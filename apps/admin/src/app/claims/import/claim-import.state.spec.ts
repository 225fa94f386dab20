import { TestBed } from '@angular/core/testing';
import type { ClaimImport, ClaimParty } from '@portal/contracts';
import { ApiProblem, ClaimImportClient } from '@portal/web/data';
import { ClaimImportState } from './claim-import.state.js';

const STRANGER: ClaimParty = { key: 'LK001', name: 'LAKESIDE', claims: 2, standsFor: null, how: 'unknown' };
const REPORT = { claims: 3, errors: 0, warnings: 0, providers: [], payers: [STRANGER] } as unknown as ClaimImport;
const KNOWN = { ...REPORT, payers: [{ ...STRANGER, how: 'chosen', standsFor: 'PAY-003' }] } as unknown as ClaimImport;
const CLAIMS = fileNamed('march.837');
const ANSWERS = fileNamed('march.835');

/** A question to the portal that has not been answered. */
interface Asked {
  readonly files: readonly string[];
  readonly choices: object;
  readonly cancelled: AbortSignal;
  answer(report: ClaimImport): void;
  refuse(problem: ApiProblem): void;
}

describe('an import of claims on its way', () => {
  let checks: Asked[];
  let imports: Asked[];
  let state: ClaimImportState;

  beforeEach(() => {
    jest.useFakeTimers();
    checks = [];
    imports = [];
    const askedIn =
      (list: Asked[]) => (files: readonly File[], choices: object, _sent: unknown, cancelled: AbortSignal) =>
        new Promise<ClaimImport>((answer, refuse) => {
          list.push({ files: files.map(({ name }) => name), choices, cancelled, answer, refuse });
        });
    const client = { check: askedIn(checks), import: askedIn(imports) };
    TestBed.configureTestingModule({
      providers: [ClaimImportState, { provide: ClaimImportClient, useValue: client }],
    });
    state = TestBed.inject(ClaimImportState);
  });

  afterEach(() => jest.useRealTimers());

  it('looks chosen files through at once, and breaks off the look that others supersede', async () => {
    state.add([CLAIMS]);
    await pass(0);
    state.add([ANSWERS]);
    await pass(0);
    expect(checks.map(({ files, cancelled }) => [files, cancelled.aborted])).toEqual([
      [['march.837'], true],
      [['march.837', 'march.835'], false],
    ]);
    checks[0]?.answer({ ...REPORT, claims: 1 });
    await pass(0);
    expect(state.report()).toBeNull();
    checks[1]?.answer(KNOWN);
    await pass(0);
    expect([state.report(), state.busy(), state.missing()]).toEqual([KNOWN, null, null]);
  });

  it('looks again when nobody was chosen for a while, and shows what it knew until then', async () => {
    await looked(REPORT);
    state.standIn('payers', 'LK001', 'PAY-002');
    await pass(300);
    state.standIn('payers', 'LK001', 'PAY-003');
    expect([state.report(), state.stale()]).toEqual([REPORT, true]);
    expect(state.missing()).toBe('Wait until the files are looked through.');
    await pass(300);
    expect(checks).toHaveLength(1);
    await pass(100);
    expect(checks[1]?.choices).toMatchObject({ payers: { LK001: 'PAY-003' } });
    state.standIn('payers', 'LK001', '');
    await pass(400);
    expect(checks[2]?.choices).toMatchObject({ payers: {} });
  });

  it('says nothing of other files where these cannot be read', async () => {
    await looked(KNOWN);
    state.add([fileNamed('letter.txt')]);
    await pass(0);
    checks[1]?.refuse(new ApiProblem(400, 'Invalid', 'It is of no format.', [], { file: 'letter.txt' }));
    await pass(0);
    expect([state.report(), state.problem()?.file, state.busy()]).toEqual([null, 'letter.txt', null]);
    state.remove(state.files()[1] as File);
    await pass(0);
    checks[2]?.answer(KNOWN);
    await pass(0);
    expect([state.report(), state.problem()]).toEqual([KNOWN, null]);
  });

  it('keeps what it knows while the portal does not answer, and stores nothing by it', async () => {
    await looked(REPORT);
    state.standIn('payers', 'LK001', 'PAY-003');
    await pass(400);
    checks[1]?.refuse(new ApiProblem(500, 'Something went wrong'));
    await pass(0);
    expect([state.report(), state.problem()?.text]).toEqual([REPORT, 'Something went wrong']);
    expect(state.missing()).toBe('The files have to be looked through again.');
    state.again();
    await pass(0);
    expect(checks[2]?.choices).toMatchObject({ payers: { LK001: 'PAY-003' } });
  });

  it('asks nothing about more files than can be taken', async () => {
    state.add(Array.from({ length: 21 }, (_, index) => fileNamed(`${index}.837`)));
    await pass(0);
    expect(checks).toEqual([]);
    expect(state.problem()?.text).toBe('These are 21 files; 20 at once are the most. Remove some.');
  });

  it('names a file that was changed after it was chosen, which browsers do not send', async () => {
    const changed = fileNamed('march.837', () => Promise.reject(new Error('NotReadableError')));
    state.add([ANSWERS, changed]);
    await pass(0);
    checks[0]?.refuse(new ApiProblem(0, 'The portal does not answer'));
    await pass(0);
    expect(state.problem()).toMatchObject({ file: 'march.837', text: expect.stringContaining('Choose it again') });
  });

  it('stores under the name of the first file until another is typed', async () => {
    await looked(KNOWN);
    expect(state.name()).toBe('march');
    state.rename(' March 2026 ');
    void state.import();
    expect(imports[0]?.choices).toEqual({ providers: {}, payers: {}, name: 'March 2026', skipFaulty: false });
    imports[0]?.answer({ ...KNOWN, runId: 'RUN-1' });
    await pass(0);
    expect([state.imported()?.runId, state.busy()]).toEqual(['RUN-1', null]);
    state.begin();
    expect([state.imported(), state.files(), state.report(), state.name()]).toEqual([null, [], null, '']);
  });

  it('stores nothing while something is missing', async () => {
    await looked({ ...KNOWN, errors: 2 });
    await state.import();
    expect(imports).toEqual([]);
    state.skipFaulty.set(true);
    void state.import();
    expect(imports[0]?.choices).toMatchObject({ skipFaulty: true });
  });

  it('takes the report of a refusal for the newer one', async () => {
    await looked(KNOWN);
    void state.import();
    const report = { ...KNOWN, errors: 4 };
    imports[0]?.refuse(new ApiProblem(400, 'Invalid', 'There are 4 errors in the files.', [], { report }));
    await pass(0);
    expect([state.report()?.errors, state.refusal()?.text]).toEqual([4, 'There are 4 errors in the files.']);
  });

  it('says nothing when it is cancelled', async () => {
    await looked(KNOWN);
    void state.import();
    state.cancel();
    expect(imports[0]?.cancelled.aborted).toBe(true);
    imports[0]?.refuse(new ApiProblem(0, 'Cancelled'));
    await pass(0);
    expect([state.refusal(), state.busy(), state.missing()]).toEqual([null, null, null]);
  });

  async function looked(report: ClaimImport): Promise<void> {
    state.add([CLAIMS]);
    await pass(0);
    checks[0]?.answer(report);
    await pass(0);
  }

  function pass(milliseconds: number): Promise<void> {
    return jest.advanceTimersByTimeAsync(milliseconds);
  }
});

/** jsdom reads no parts of files. */
function fileNamed(name: string, arrayBuffer = () => Promise.resolve(new ArrayBuffer(1))): File {
  return Object.assign(new File(['ISA'], name), { slice: () => ({ arrayBuffer }) as unknown as Blob });
}
