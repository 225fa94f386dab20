import { Inject, Injectable } from '@nestjs/common';
import {
  type Claim,
  explainingFinding,
  type Instant,
  labHelp,
  notFound,
  PATTERN_IDS,
  type PatternId,
  type PolicyBook,
  unknownReference,
} from '@portal/domain';
import { policyBookOf } from '@portal/reference';
import { ClaimEntity, GenerationRunEntity, latestRun, READER } from '@portal/server/database';
import { type DataSource, In, IsNull } from 'typeorm';
import { shuffled } from './shuffled.js';

/** Denied claims that are looked at for one session, the latest first. */
const LOOKED_AT = 150;
/** Exercises of the pattern itself in ten; the others keep the question open what is wrong. */
const SHARE_OF_PATTERN = 0.7;

/** Claims that are practiced on: those of a run, or those of no run. */
export interface LabScope {
  readonly runId: string | null;
  /** How far the run has come; null for claims of no run. */
  readonly simulatedNow: Instant | null;
  /** The rules that denied them. */
  readonly book: PolicyBook;
}

/** Finds the denied claims that people mend. */
@Injectable()
export class LabClaimsReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /**
   * The claims to practice on: of the run that was named, else of the latest one, else those of no run.
   * @throws DomainError `unknown-reference` for a run that does not exist
   */
  async scope(runId: string | undefined): Promise<LabScope> {
    const { manager } = this.reader;
    const run = await (runId ? manager.findOneBy(GenerationRunEntity, { id: runId }) : latestRun(manager));
    if (run) return { runId: run.id, simulatedNow: run.cursor, book: policyBookOf(run.config) };
    if (!runId) return { runId: null, simulatedNow: null, book: policyBookOf(null) };
    throw unknownReference('run', runId, '/runId');
  }

  /** The rules under which the claims of a session were denied. */
  async bookOf(runId: string | null): Promise<PolicyBook> {
    const run = runId ? await this.reader.getRepository(GenerationRunEntity).findOneBy({ id: runId }) : null;
    return policyBookOf(run?.config ?? null);
  }

  /** @throws DomainError `not-found` */
  async claim(id: string): Promise<Claim> {
    const [claim] = await this.load([id]);
    if (!claim) throw notFound('claim', id);
    return claim;
  }

  /**
   * Denied claims for a session, in random order: seven in ten of the pattern, the rest of others. Only such as were denied
   * for what they show and can be mended on the claim itself, and first of all those that the person has not had.
   * @param known claims that the person has had
   */
  async forSession(
    { runId, book }: LabScope,
    patternId: PatternId,
    providerId: string | undefined,
    known: ReadonlySet<string>,
    count: number,
  ): Promise<Claim[]> {
    const others = PATTERN_IDS.filter((id) => id !== patternId);
    const find = async (causes: readonly PatternId[]) => {
      const rows = await this.reader.getRepository(ClaimEntity).find({
        select: { id: true },
        where: {
          runId: runId ?? IsNull(),
          initialStatus: 'denied',
          denialCauseId: In(causes),
          ...(providerId && { providerId }),
        },
        order: { submissionDate: 'DESC', id: 'DESC' },
        take: LOOKED_AT,
      });
      const ids = shuffled(rows.map(({ id }) => id));
      return [...ids.filter((id) => !known.has(id)), ...ids.filter((id) => known.has(id))];
    };
    const own = await this.mendable(await find([patternId]), book, count);
    if (own.length === 0) return [];
    const mixed = await this.mendable(await find(others), book, Math.round(count * (1 - SHARE_OF_PATTERN)));
    return shuffled([...own.slice(0, count - mixed.length), ...mixed]);
  }

  private async mendable(ids: readonly string[], book: PolicyBook, wanted: number): Promise<Claim[]> {
    const found: Claim[] = [];
    for (let from = 0; from < ids.length && found.length < wanted; from += wanted) {
      for (const claim of await this.load(ids.slice(from, from + wanted)))
        if (found.length < wanted && explainingFinding(claim, book) && labHelp(claim, book)) found.push(claim);
    }
    return found;
  }

  private async load(ids: readonly string[]): Promise<Claim[]> {
    const claims = await this.reader
      .getRepository(ClaimEntity)
      .find({ where: { id: In(ids) }, relations: { lineItems: true } });
    for (const claim of claims) claim.lineItems.sort((a, b) => a.lineNumber - b.lineNumber);
    return claims;
  }
}
