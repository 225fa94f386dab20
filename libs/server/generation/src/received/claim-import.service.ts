import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ClaimImport, claimImportRequest } from '@portal/contracts';
import { DomainError, RECEIVED_SCENARIO, type RunOrigin } from '@portal/domain';
import { canonicalJson } from '@portal/simulation';
import { WallClock } from '@portal/server/runtime';
import type { z } from 'zod';
import { ImportDoor } from '../import/import-door.js';
import { ImportedCounters } from '../import/imported-counters.js';
import { type ImportMark, RunImportStore } from '../import/run-import.store.js';
import { CurrentRun } from '../runs/current-run.js';
import type { ImportedRun } from '../runs/generation-run.js';
import type { LongTask } from '../work/long-task.js';
import { ClaimImportStore } from './claim-import.store.js';
import { CLAIM_READER, type ClaimReader, type OpenReading } from './claim-reader.js';
import { isError, type ReadingResult } from './claim-reading.js';
import type { UploadedFile } from './read-files.js';

type Request = z.output<typeof claimImportRequest>;
/** A set before its claims are counted. */
type ReceivedRun = Omit<ImportedRun, 'counters'>;

/** What stands in the place of the version of a simulated world. */
const NO_SIMULATION = 'none';
/** Hexadecimal digits of a set's key. */
const KEY_DIGITS = 6;

/**
 * Takes real claims in, with what payers answered: a set of claims that stands beside the runs of the simulation, is listed,
 * counted and looked through as they are, and does not go on.
 */
@Injectable()
export class ClaimImportService {
  constructor(
    @Inject(CLAIM_READER) private readonly reader: ClaimReader,
    private readonly door: ImportDoor,
    private readonly runs: RunImportStore,
    private readonly store: ClaimImportStore,
    private readonly current: CurrentRun,
    private readonly wallClock: WallClock,
  ) {}

  /**
   * Reads files of claims and answers and stores what can be taken, as long work; a dry run stores nothing.
   * @param gone aborted when nobody waits for it any more: it is cancelled then
   * @throws DomainError `invalid-input` for a file that is none and, with the report, where errors keep everything out;
   * `unknown-reference` for a provider or payer that is not there, `conflict` for files that are here already, and what
   * `ImportDoor.pass` throws
   */
  async import(files: readonly UploadedFile[], request: Request, gone: AbortSignal): Promise<ClaimImport> {
    const { providers, payers, dryRun } = request;
    const reading = await this.reader.open({ files, providers, payers }, gone);
    try {
      const name = request.name ?? files[0]?.originalname ?? '';
      const report = { ...reading.result.report, runId: null, name, dryRun };
      if (dryRun) return report;
      refuseFaulty(report, request.skipFaulty);
      const run = await this.runOf(name, request, reading.result);
      const plan = { kind: 'import', name: `The import of “${name}”`, runId: run.id, unit: 'rows' } as const;
      const steps = { store: (task: LongTask, mark: ImportMark) => this.storeAll(run, reading, task, mark) };
      await this.door.pass({ ...plan, total: report.claims }, steps, gone);
      return { ...report, runId: run.id };
    } finally {
      await reading.close();
    }
  }

  private async storeAll(run: ReceivedRun, reading: OpenReading, task: LongTask, mark: ImportMark): Promise<void> {
    const { config, cursor: until } = run;
    const counters = new ImportedCounters({ from: `${config.startDate}T00:00:00Z`, until, config, patterns: {} });
    for await (const received of reading.batches(run)) {
      await this.store.store(received, mark);
      counters.add(received.batch);
      task.report(task.work.done + received.batch.claims.length);
      await this.door.goOn();
    }
    await this.current.exclusive(async () => {
      task.passPointOfNoReturn('All claims are there already: the set is being added.');
      await this.runs.finish({ ...run, counters: counters.result() }, mark);
      await this.current.reload();
    });
  }

  /** The set as the run history will show it. The same files under the same choices have the same name. */
  private async runOf(
    scenarioName: string,
    { providers, payers }: Request,
    { files, set }: ReadingResult,
  ): Promise<ReceivedRun> {
    if (!set) throw new DomainError('invalid-input', 'There is no claim in the files that can be stored.');
    const origin: RunOrigin = { files, providers, payers };
    const runKey = await this.store.freeKey(keyOf(origin), origin);
    return {
      ...{ id: `RUN-${runKey}`, runKey, scenarioId: RECEIVED_SCENARIO, scenarioName, seed: 0 },
      ...{ config: set.config, simulationVersion: NO_SIMULATION, inputs: [] },
      ...{ state: 'completed', cursor: set.until, importedAt: this.wallClock.now(), origin },
    };
  }
}

function keyOf({ files, providers, payers }: RunOrigin): string {
  const digests = files.map(({ sha256 }) => sha256).sort();
  const text = canonicalJson({ digests, providers, payers });
  return createHash('sha256').update(text).digest('hex').slice(0, KEY_DIGITS).toUpperCase();
}

/** @throws DomainError `invalid-input` with the report where errors keep everything out */
function refuseFaulty(report: ClaimImport, skipFaulty: boolean): void {
  const { claims, errors, findings } = report;
  if (claims > 0 && (errors === 0 || skipFaulty)) return;
  const faults = errors === 1 ? 'There is an error' : `There are ${errors} errors`;
  const words = errors === 0 ? 'There is no claim in the files.' : `${faults} in the files, and nothing was stored.`;
  const problems = findings.filter(isError).map(({ file, place, field, message }) => ({
    pointer: '/files',
    detail: `${file}, ${place}, ${field}: ${message}`,
  }));
  throw new DomainError('invalid-input', words, problems, { report });
}
