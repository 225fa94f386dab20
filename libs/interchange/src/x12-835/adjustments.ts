import type { AdjustmentGroup, Cents } from '@portal/domain';
import { readAmount } from '../reading/amounts.js';
import type { Reporter } from '../reading/finding-list.js';
import { adjustmentGroup } from '../reading/adjustment-group.js';
import type { Segment } from '../x12/segment.js';

/** An adjustment to which remark codes may still come. */
export interface AdjustmentDraft {
  readonly group: AdjustmentGroup;
  readonly carc: string;
  readonly amount: Cents;
  readonly rarcs: string[];
}

/** Positions of the reasons of a CAS segment; the amount of each follows it. */
const REASONS = [2, 5, 8, 11, 14, 17];

/** The adjustments of a CAS segment, up to six. */
export function readAdjustments(segment: Segment, reporter: Reporter): AdjustmentDraft[] {
  const group = adjustmentGroup(segment.at(1), 'CAS01', reporter, segment.place);
  if (group === null) return [];
  return REASONS.flatMap((element) => adjustmentAt(segment, element, group, reporter) ?? []);
}

function adjustmentAt(
  segment: Segment,
  element: number,
  group: AdjustmentGroup,
  reporter: Reporter,
): AdjustmentDraft | null {
  const [reason, text] = [segment.at(element), segment.at(element + 1)];
  if (reason === '' && text === '') return null;
  const amount = readAmount(text);
  if (reason !== '' && amount !== null) return { group, carc: reason.toUpperCase(), amount, rarcs: [] };
  reporter.error('CAS', 'An adjustment must have a reason code and an amount like 12.50.', segment.place);
  return null;
}
