import { LAB_IDLE_MINUTES, type LabSessionState } from '@portal/domain';
import type { LabSessionEntity } from '@portal/server/database';

const MINUTE_MS = 60_000;

/** Where a session stands now: one that nobody touched for two hours was abandoned, whether that is stored or not. */
export function stateOf(
  { state, activeAt }: Pick<LabSessionEntity, 'state' | 'activeAt'>,
  now: string,
): LabSessionState {
  const idle = Date.parse(now) - Date.parse(activeAt) > LAB_IDLE_MINUTES * MINUTE_MS;
  return state === 'open' && idle ? 'abandoned' : state;
}
