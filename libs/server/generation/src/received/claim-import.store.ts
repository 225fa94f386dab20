import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type RunOrigin } from '@portal/domain';
import { insertRows, READER, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import type { DataSource } from 'typeorm';
import { FactTally } from '../facts/fact-tally.js';
import { type ImportMark, RunImportStore } from '../import/run-import.store.js';
import { BatchStore } from '../runs/batch.store.js';
import { RunStore } from '../runs/run.store.js';
import type { ReceivedBatch } from './received-batches.js';
import { ReceivedClaimEntity } from './received-claim.entity.js';

/** Stores received claims by the writer that stores simulated ones, with the facts that are counted of them (law 5). */
@Injectable()
export class ClaimImportStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: BatchStore,
    private readonly runs: RunStore,
    private readonly imports: RunImportStore,
    private readonly wallClock: WallClock,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  /**
   * The key of a new set: with an ordinal where another run has it by chance.
   * @throws DomainError `conflict` naming the set when the same files are here already
   */
  async freeKey(key: string, origin: RunOrigin): Promise<string> {
    for (let ordinal = 1; ; ordinal++) {
      const candidate = ordinal === 1 ? key : `${key}-${ordinal}`;
      const taken = await this.runs.find(`RUN-${candidate}`);
      if (taken && taken.origin && digestsOf(taken.origin) === digestsOf(origin)) {
        const why = `These files are here already, as “${taken.scenarioName}” (${taken.id}). Delete that set to import them again.`;
        throw new DomainError('conflict', why, [], { runId: taken.id });
      }
      if (!taken && !(await this.runs.isTaken(`RUN-${candidate}`, this.reader.manager))) return candidate;
    }
  }

  /**
   * Stores a batch of a set: rows, places and facts in one transaction.
   * @throws DomainError `conflict` when another process has cleared up
   */
  async store({ batch, places }: ReceivedBatch, mark: ImportMark): Promise<void> {
    const recordedAt = this.wallClock.now();
    await this.unitOfWork.run(async (manager) => {
      await this.imports.hold(manager, mark);
      await this.batches.store(manager, batch, recordedAt);
      await insertRows(manager, ReceivedClaimEntity, places);
      const facts = new FactTally(mark.runId);
      facts.count(batch);
      await facts.write(manager);
    });
  }
}

function digestsOf({ files }: RunOrigin): string {
  return files
    .map(({ sha256 }) => sha256)
    .sort()
    .join();
}
