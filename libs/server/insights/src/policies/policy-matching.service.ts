import { Injectable } from '@nestjs/common';
import { dayOf, type Instant, matchPolicy, PolicyIndex, policiesOf, UNEXPLAINED_POLICY_ID } from '@portal/domain';
import { payerRules } from '@portal/reference';
import {
  addToRows,
  type ClaimEntity,
  insertRows,
  PolicyClaimEntity,
  PolicyDailyMetricEntity,
} from '@portal/server/database';
import type { EntityManager } from 'typeorm';
import { AnsweredClaimReadModel, type AnsweredRow } from '../answers/answered-claim.read-model.js';

/** The rules that the portal knows. */
const BOOK = payerRules();

type DailyMetric = Omit<PolicyDailyMetricEntity, 'run'>;

/** What matching makes of a page of answers, ready to be stored. */
export interface PolicyMatches {
  readonly links: readonly Omit<PolicyClaimEntity, 'claim'>[];
  readonly metrics: readonly DailyMetric[];
}

/** Links denied claims to the policy that they broke, and counts what each policy looked at and denied. */
@Injectable()
export class PolicyMatchingService {
  private readonly index = new PolicyIndex(policiesOf(BOOK));

  constructor(private readonly claims: AnsweredClaimReadModel) {}

  /** Matches a page of answers. */
  async match(runId: string, answered: readonly AnsweredRow[]): Promise<PolicyMatches> {
    const denied = answered.filter(({ initialStatus }) => initialStatus === 'denied').map(({ id }) => id);
    const links = (await this.claims.inFull(denied)).map((claim) => ({
      claimId: claim.id,
      runId,
      policyId: policyOf(claim),
    }));
    const policyByClaim = new Map(links.map(({ claimId, policyId }) => [claimId, policyId]));
    const metrics = new Map<string, DailyMetric>();
    for (const claim of answered) {
      const day = dayOf(claim.processingDate as Instant);
      const broken = policyByClaim.get(claim.id);
      const ids = this.index.lookingAt(claim);
      // Whatever denied a claim also looked at it.
      if (broken !== undefined) ids.add(broken);
      for (const policyId of ids) {
        const metric = metricOf(metrics, { runId, policyId, day });
        metric.claims++;
        if (policyId !== broken) continue;
        metric.denied++;
        metric.deniedBilled += claim.billedAmount;
      }
    }
    return { links, metrics: [...metrics.values()] };
  }

  /** Stores matches. Used inside a unit of work. */
  async store(manager: EntityManager, { links, metrics }: PolicyMatches): Promise<void> {
    await insertRows(manager, PolicyClaimEntity, links);
    await addToRows(
      manager,
      PolicyDailyMetricEntity,
      ['runId', 'policyId', 'day'],
      ['claims', 'denied', 'deniedBilled'],
      metrics,
    );
  }
}

function policyOf(claim: ClaimEntity): string {
  return BOOK.payers.has(claim.payerId) ? matchPolicy(claim, BOOK) : UNEXPLAINED_POLICY_ID;
}

function metricOf(
  metrics: Map<string, DailyMetric>,
  key: Pick<DailyMetric, 'runId' | 'policyId' | 'day'>,
): DailyMetric {
  const name = `${key.policyId} ${key.day}`;
  let metric = metrics.get(name);
  if (!metric) metrics.set(name, (metric = { ...key, claims: 0, denied: 0, deniedBilled: 0 }));
  return metric;
}
