import type { ClaimDetail } from '@portal/contracts';
import type { Appeal, Claim } from '@portal/domain';
import { countsText } from '@portal/figures';
import { providerName } from '@portal/reference';

type Step = ClaimDetail['timeline'][number];

/** Appeals of a run that were decided so far, of one cause of denial. */
export interface DecidedAppeals {
  readonly won: number;
  readonly decided: number;
}

/**
 * The life of a claim in steps, oldest first; a decision that is still to come stands last. Simulated times.
 * @param decided how appeals for the same cause ended in the claim's run; null where the claim belongs to none
 */
export function timelineOf(claim: Claim, appeals: readonly Appeal[], decided: DecidedAppeals | null): Step[] {
  const steps: Step[] = [
    step('service', claim.dateOfService, 'Service', providerName(claim.providerId)),
    step(
      'submitted',
      claim.submissionDate,
      'Submitted',
      claim.frequencyCode === '7' ? 'Electronic, replacement' : 'Electronic, first time',
    ),
  ];
  if (claim.initialStatus && claim.processingDate) steps.push(firstAnswer(claim));
  for (const appeal of appeals) steps.push(...appealSteps(appeal, decided));
  return steps;
}

function firstAnswer(claim: Claim): Step {
  const at = claim.processingDate as string;
  if (claim.initialStatus === 'approved') return step('approved', at, 'Approved', 'Paid as the payer allows');
  const codes = [`${claim.denialGroup}-${claim.denialCarc}`, ...claim.denialRarcs].join(', ');
  return step('denied', at, 'Denied at first', `${codes}. Nothing paid`);
}

function appealSteps(appeal: Appeal, decided: DecidedAppeals | null): Step[] {
  const filed = step('appealed', appeal.appealDate, 'Appealed', `Reason: ${appeal.appealReason}`);
  if (appeal.appealStatus === 'pending') {
    const soFar = decided?.decided
      ? `For this reason ${countsText(decided.won, decided.decided)} appeals were won so far`
      : '';
    return [filed, { ...step('decision-due', appeal.decisionDueDate, 'Decision due', soFar), future: true }];
  }
  const words = appeal.appealStatus === 'overturned' ? 'The denial was overturned and paid' : 'The denial stands';
  return [
    filed,
    step(
      appeal.appealStatus,
      appeal.outcomeDate ?? appeal.decisionDueDate,
      appeal.appealStatus === 'overturned' ? 'Overturned' : 'Upheld',
      words,
    ),
  ];
}

function step(kind: Step['kind'], at: string, title: string, detail: string): Step {
  return { kind, at, title, detail, future: false };
}
