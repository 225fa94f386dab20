import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ClaimFileFinding, type ClaimImport, type claimImportRequest, LISTED_FINDINGS } from '@portal/contracts';
import { centsToDollars, DomainError, type RunOrigin } from '@portal/domain';
import { policyBookOf } from '@portal/reference';
import { canonicalJson } from '@portal/simulation';
import { WallClock } from '@portal/server/runtime';
import type { z } from 'zod';
import { ImportDoor } from '../import/import-door.js';
import { ImportedCounters } from '../import/imported-counters.js';
import { RunImportStore } from '../import/run-import.store.js';
import { CurrentRun } from '../runs/current-run.js';
import type { ImportedRun } from '../runs/generation-run.js';
import type { LongTask } from '../work/long-task.js';
import { ClaimImportStore } from './claim-import.store.js';
import { ClaimParties } from './claim-parties.js';
import { readFiles, type UploadedFile } from './read-files.js';
import { receivedBatches } from './received-batches.js';
import { type AcceptedClaim, type ReadFile, type ReceivedSet, receivedSet } from './received-set.js';
import { daysOfSet, endOfSet, RECEIVED_SCENARIO, settingsOfSet } from './set-settings.js';

type Request = z.output<typeof claimImportRequest>;

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
  async import(uploaded: readonly UploadedFile[], request: Request, gone: AbortSignal): Promise<ClaimImport> {
    const parties = new ClaimParties(request.providers, request.payers);
    const files = await readFiles(uploaded);
    const set = receivedSet(files, parties);
    const name = request.name ?? files[0]?.name ?? '';
    const report = reportOf(name, request.dryRun, files, set, parties);
    if (request.dryRun) return report;
    refuseFaulty(report, request.skipFaulty);
    const run = await this.runOf(name, request, files, set);
    const plan = {
      kind: 'import',
      name: `The import of “${name}”`,
      runId: run.id,
      unit: 'rows',
      total: set.accepted.length,
    } as const;
    await this.door.pass(
      plan,
      { check: async () => undefined, store: (task) => this.storeAll(run, set.accepted, task) },
      gone,
    );
    return { ...report, runId: run.id };
  }

  private async storeAll(
    run: Omit<ImportedRun, 'counters'>,
    claims: readonly AcceptedClaim[],
    task: LongTask,
  ): Promise<void> {
    const { config, cursor: until } = run;
    const from = `${config.startDate}T00:00:00Z`;
    const counters = new ImportedCounters({ from, until, config, patterns: {} });
    for (const received of receivedBatches(claims, run, policyBookOf(config))) {
      await this.store.store(run.id, received);
      counters.add(received.batch);
      task.report(task.work.done + received.batch.claims.length);
      await this.door.goOn();
    }
    await this.current.exclusive(async () => {
      task.passPointOfNoReturn('All claims are there already: the set is being added.');
      await this.runs.finish({ ...run, counters: counters.result() });
      await this.current.reload();
    });
  }

  /** The set as the run history will show it. The same files under the same choices have the same name. */
  private async runOf(
    scenarioName: string,
    { providers, payers }: Request,
    files: readonly ReadFile[],
    { accepted }: ReceivedSet,
  ): Promise<Omit<ImportedRun, 'counters'>> {
    const origin: RunOrigin = {
      files: files.map(({ name, sha256, reading }) => ({ name, format: reading.format, sha256 })),
      ...{ providers, payers },
    };
    const runKey = await this.store.freeKey(keyOf(origin), origin);
    const days = daysOfSet(accepted);
    if (!days) throw new DomainError('invalid-input', 'There is no claim in the files that can be stored.');
    const denied = accepted.filter(({ answer }) => answer?.settled.outcome === 'denied').length;
    return {
      ...{ id: `RUN-${runKey}`, runKey, scenarioId: RECEIVED_SCENARIO, scenarioName, seed: 0 },
      ...{ config: settingsOfSet(accepted, denied), simulationVersion: NO_SIMULATION, inputs: [] },
      ...{ state: 'completed', cursor: endOfSet(days), importedAt: this.wallClock.now(), origin },
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

function reportOf(
  name: string,
  dryRun: boolean,
  files: readonly ReadFile[],
  { accepted, skipped, findings, errors, warnings }: ReceivedSet,
  parties: ClaimParties,
): ClaimImport {
  const all = files.flatMap(({ reading }) => reading.claims);
  const outcomes = accepted.map(({ answer }) => answer?.settled.outcome ?? null);
  const count = (outcome: (typeof outcomes)[number]) => outcomes.filter((other) => other === outcome).length;
  const days = daysOfSet(accepted);
  const [worse, lighter] = [findings.filter(isError), findings.filter((finding) => !isError(finding))];
  return {
    ...{ runId: null, name, dryRun, skipped },
    files: files.map(({ name: file, reading: { format, claims, answers } }) => ({
      ...{ name: file, format, claims: claims.length, answers: answers.length },
    })),
    ...{ claims: accepted.length, approved: count('approved'), denied: count('denied'), waiting: count(null) },
    billedAmount: centsToDollars(accepted.reduce((sum, { claim }) => sum + claim.billedAmount, 0)),
    ...{ firstDay: days?.from ?? null, lastDay: days?.to ?? null },
    ...{ providers: parties.providersOf(all), payers: parties.payersOf(all) },
    findings: [...worse, ...lighter].slice(0, LISTED_FINDINGS),
    ...{ errors, warnings },
  };
}

function isError({ severity }: ClaimFileFinding): boolean {
  return severity === 'error';
}
