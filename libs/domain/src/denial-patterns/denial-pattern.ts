import type { Edit } from '../adjudication/adjudication.js';
import type { AdjustmentGroup } from '../claims/claim.js';
import type { PatternId } from './pattern-id.js';

/** A denial pattern: what it looks like to a payer, how appeals against it end, and what prevents it. */
export interface DenialPattern {
  readonly id: PatternId;
  readonly name: string;
  readonly category: string;
  /** The reason as it stands on a denied claim. */
  readonly denialReason: string;
  /** The edits that belong to it. */
  readonly edits: readonly Edit[];
  readonly group: AdjustmentGroup;
  /** The usual claim adjustment reason code; an edit may use another. */
  readonly carc: string;
  readonly rarcs: readonly string[];
  /** Share of decided appeals that are overturned. */
  readonly overturnRate: number;
  readonly description: string;
  readonly suggestedAction: string;
}
