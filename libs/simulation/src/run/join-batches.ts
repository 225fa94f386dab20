import { DomainError } from '@portal/domain';
import { BatchRecorder } from './batch-recorder.js';
import type { SimulationBatch } from './run-types.js';

/**
 * The one batch of batches that follow each other: the same as if their interval had been lived through in one go. So a
 * large batch can be made in short slices.
 * @throws DomainError `invalid-input` when there is none, or one does not begin where the one before ends
 */
export function joinBatches(batches: readonly SimulationBatch[]): SimulationBatch {
  const [first] = batches;
  if (!first) throw new DomainError('invalid-input', 'there is no batch to join');
  if (batches.length === 1) return first;
  const recorder = new BatchRecorder();
  let reached = first.from;
  for (const batch of batches) {
    if (batch.from !== reached) {
      throw new DomainError('invalid-input', `a batch begins at ${batch.from}, but the one before ends at ${reached}`);
    }
    recorder.add(batch);
    reached = batch.to;
  }
  return recorder.finish(first.from, reached);
}
