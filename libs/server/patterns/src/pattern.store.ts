import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATTERN_LIST, type PatternId } from '@portal/domain';
import { insertRows, PatternClaimEntity, PatternEntity, UnitOfWork } from '@portal/server/database';
import { type EntityManager, In } from 'typeorm';

/** Link of a claim to the pattern that was injected into it. */
export interface InjectedPattern {
  readonly patternId: PatternId;
  readonly claimId: string;
  readonly runId: string | null;
}

/** Keeps the table of patterns in step with the domain's catalogue, and writes links of claims to patterns. */
@Injectable()
export class PatternStore implements OnApplicationBootstrap {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = PATTERN_LIST.map(({ id, name, category }) => ({ id, name, category }));
    await this.unitOfWork.run((manager) => manager.upsert(PatternEntity, rows, ['id']));
  }

  /** Stores links. Used inside a unit of work. */
  async link(manager: EntityManager, links: readonly InjectedPattern[]): Promise<void> {
    await insertRows(manager, PatternClaimEntity, links);
  }

  /** Removes the links of claims; the answer counts them. */
  async unlink(manager: EntityManager, claimIds: readonly string[]): Promise<Record<string, number>> {
    const { affected } = await manager.delete(PatternClaimEntity, { claimId: In(claimIds) });
    return { pattern_claims: affected ?? 0 };
  }
}
