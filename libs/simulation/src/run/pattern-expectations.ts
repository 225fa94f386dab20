import { DomainError, type PatternId } from '@portal/domain';
import { RunMemory } from './run-memory.js';
import type { Carry } from './run-types.js';

/** Where a pattern of a run stands: its target now and how many claims should have carried it since the start. */
export interface PatternExpectation {
  readonly patternId: PatternId;
  readonly target: number;
  readonly expectedClaims: number;
}

/** What each pattern in force should have yielded so far, from the same frequencies that the claims were drawn with. */
export function patternExpectations(memory: Carry): PatternExpectation[] {
  if (!(memory instanceof RunMemory)) throw new DomainError('invalid-input', 'the carry does not come from a run');
  return memory.causes.patterns.map((pattern) => ({
    patternId: pattern.setting.patternId,
    target: memory.causes.targetOf(pattern),
    expectedClaims: memory.expectedClaims.get(pattern.setting.patternId)?.claims ?? 0,
  }));
}
