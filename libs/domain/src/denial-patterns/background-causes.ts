import type { Edit } from '../adjudication/adjudication.js';
import type { BackgroundCauseId } from './pattern-id.js';

/** An ordinary cause of denial that no pattern covers. */
export interface BackgroundCause {
  readonly id: BackgroundCauseId;
  /** The reason as it stands on a denied claim. */
  readonly denialReason: string;
  readonly edit: Edit;
  /** Share of background denials. Our assumption, after the published mixes of denial reasons. */
  readonly share: number;
  /** False: the claim is corrected and sent anew. */
  readonly appealable: boolean;
  /** Share of decided appeals that are overturned; our assumption, 0 where there is no appeal. */
  readonly overturnRate: number;
  readonly suggestedAction: string;
}

const cause = (
  id: BackgroundCauseId,
  edit: Edit,
  share: number,
  denialReason: string,
  suggestedAction: string,
  overturnRate: number | null = null,
): BackgroundCause => ({
  id,
  edit,
  share,
  denialReason,
  suggestedAction,
  appealable: overturnRate !== null,
  overturnRate: overturnRate ?? 0,
});

/** The background causes by id; shares add up to 1. */
export const BACKGROUND_CAUSES: Readonly<Record<BackgroundCauseId, BackgroundCause>> = {
  'BG-ELIG': cause(
    'BG-ELIG',
    'ELIG',
    0.18,
    'Coverage ended before the visit',
    'Check coverage on the day of the visit.',
  ),
  'BG-MEMBER': cause(
    'BG-MEMBER',
    'MEMBER',
    0.08,
    'Member number not found',
    'Read the member number from the card again.',
  ),
  'BG-PAYER': cause(
    'BG-PAYER',
    'WRONGPAYER',
    0.06,
    'Sent to the wrong payer',
    'Ask which plan covers the patient now.',
  ),
  'BG-COB': cause(
    'BG-COB',
    'COB',
    0.1,
    'Another payer pays first',
    'Bill the first payer and send its remittance along.',
  ),
  'BG-DUP': cause('BG-DUP', 'DUP', 0.12, 'Same claim sent twice', 'Look for the first claim before sending again.'),
  'BG-LATE': cause(
    'BG-LATE',
    'LATE',
    0.07,
    'Filed too late',
    'Send claims within the payer’s limit; keep proof of filing.',
    0.15,
  ),
  'BG-MISSING': cause(
    'BG-MISSING',
    'MISSING',
    0.22,
    'Needed field missing',
    'Fill in the missing field and send the claim anew.',
  ),
  'BG-NONCOV': cause(
    'BG-NONCOV',
    'NONCOV',
    0.17,
    'Not covered by this plan',
    'Check the plan’s benefits before the visit.',
    0.1,
  ),
};
