import { claimsPerDayBounds, GENERATION_BOUNDS, WHAT_IF_BOUNDS } from '@portal/domain';
import { type Bounds, type FieldFinding, outOfBounds, PERCENT } from '../scenario-builder/form/field-bounds.js';
import { collect, type FieldProblems } from '../scenario-builder/form/form-problems.js';
import type { FutureForm, WhatIfForm } from './what-if-form.js';

/**
 * What the form's own bounds say, before the server is asked, by field: `days`, `0/claimsPerDay`.
 * @param scenarioId the scenario of the run, which bounds the claims a day; null where the server alone knows it
 */
export function whatIfProblems({ from, days, futures }: WhatIfForm, scenarioId: string | null): FieldProblems {
  return collect([
    ['from', from ? null : 'Choose a day.'],
    ['days', outOfBounds(days, WHAT_IF_BOUNDS.days, 'whole')],
    ...futures.flatMap((future, index) =>
      futureFindings(future, scenarioId).map(([field, problem]): FieldFinding => [`${index}/${field}`, problem]),
    ),
  ]);
}

function futureFindings(future: FutureForm, scenarioId: string | null): FieldFinding[] {
  const changed = (text: string, bounds: Bounds, kind: 'whole' | 'any' = 'any') =>
    text.trim() === '' ? null : outOfBounds(text, bounds, kind);
  const { practiceSessionsPerDay } = GENERATION_BOUNDS;
  return [
    ['name', future.name.trim() ? null : 'Give it a name.'],
    ['practiceSessionsPerDay', changed(future.practiceSessionsPerDay, practiceSessionsPerDay)],
    [
      'claimsPerDay',
      scenarioId === null ? null : changed(future.claimsPerDay, claimsPerDayBounds(scenarioId), 'whole'),
    ],
    ['denialRate', changed(future.denialRate, PERCENT)],
    ['appealRate', changed(future.appealRate, PERCENT)],
    ['procedureCode', future.payerId && !future.procedureCode.trim() ? 'Name a code.' : null],
  ];
}
