import { DomainError, type RunState } from '@portal/domain';

/** What a person can ask of generation. */
export type RunCommand = 'start' | 'stop' | 'pause' | 'resume' | 'step' | 'speed' | 'configure';

/** What the scheduler itself does with a run. */
export type RunOutcome = 'complete' | 'hold' | 'fail';

type Transitions = Readonly<Partial<Record<RunState, RunState>>>;

/**
 * The life of a run as a table: for each command the states that allow it and where they lead. `stopping` is on the way:
 * it stands only until the batch in flight is stored. A run that ended leaves room for the next one, so `start` is
 * allowed from every state in which nothing is going on. Stop is the one command that may be repeated.
 */
const COMMANDS: Readonly<Record<RunCommand, Transitions>> = {
  start: { idle: 'running', stopped: 'running', completed: 'running', failed: 'running' },
  stop: {
    idle: 'idle',
    running: 'stopped',
    paused: 'stopped',
    stopping: 'stopped',
    stopped: 'stopped',
    completed: 'completed',
    failed: 'failed',
  },
  pause: { running: 'paused' },
  resume: { paused: 'running', failed: 'running' },
  step: { paused: 'running' },
  speed: { running: 'running', paused: 'paused' },
  configure: { running: 'running', paused: 'paused' },
};

const OUTCOMES: Readonly<Record<RunOutcome, Transitions>> = {
  complete: { running: 'completed' },
  hold: { running: 'paused' },
  fail: { running: 'failed', paused: 'failed' },
};

/** States in which a run takes up generation: a second one cannot start. */
const ACTIVE_STATES: readonly RunState[] = ['running', 'paused', 'stopping'];

/** True while the run takes up generation. */
export function isActive(state: RunState): boolean {
  return ACTIVE_STATES.includes(state);
}

/**
 * The state that a command leads to.
 * @throws DomainError `run-active` (naming the run) for a start while one is active, `run-not-active` where there is
 * nothing to act on, `conflict` for anything else that the state does not allow.
 */
export function stateAfter(command: RunCommand, state: RunState, runId: string | null): RunState {
  const next = COMMANDS[command][state];
  if (next) return next;
  const extensions = { runId, state };
  if (command === 'start') {
    throw new DomainError('run-active', `Run ${runId} is ${state}. Stop it before you start another.`, [], extensions);
  }
  if (!isActive(state)) {
    const why = state === 'idle' ? 'No run has been started.' : `Run ${runId} is ${state}.`;
    throw new DomainError('run-not-active', `${why} There is nothing to ${command}.`, [], extensions);
  }
  throw new DomainError('conflict', `Run ${runId} is ${state}: it cannot ${command} now.`, [], extensions);
}

/** The state that an outcome leads to; the state as it is where the outcome comes too late (a stop came first). */
export function stateAfterOutcome(outcome: RunOutcome, state: RunState): RunState {
  return OUTCOMES[outcome][state] ?? state;
}
