import { DomainError, RUN_STATES, type RunState } from '@portal/domain';
import { isActive, type RunCommand, stateAfter, stateAfterOutcome } from './run-lifecycle.js';

const attempt = (command: RunCommand, state: RunState) => {
  try {
    return stateAfter(command, state, 'RUN-7F3A91');
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('the life of a run', () => {
  it.each<[RunCommand, Record<RunState, string>]>([
    ['start', { idle: 'running', running: 'run-active', paused: 'run-active', stopping: 'run-active', stopped: 'running', completed: 'running', failed: 'running' }],
    ['stop', { idle: 'idle', running: 'stopped', paused: 'stopped', stopping: 'stopped', stopped: 'stopped', completed: 'completed', failed: 'failed' }],
    ['pause', { idle: 'run-not-active', running: 'paused', paused: 'conflict', stopping: 'conflict', stopped: 'run-not-active', completed: 'run-not-active', failed: 'run-not-active' }],
    ['resume', { idle: 'run-not-active', running: 'conflict', paused: 'running', stopping: 'conflict', stopped: 'run-not-active', completed: 'run-not-active', failed: 'running' }],
    ['step', { idle: 'run-not-active', running: 'conflict', paused: 'running', stopping: 'conflict', stopped: 'run-not-active', completed: 'run-not-active', failed: 'run-not-active' }],
    ['speed', { idle: 'run-not-active', running: 'running', paused: 'paused', stopping: 'conflict', stopped: 'run-not-active', completed: 'run-not-active', failed: 'run-not-active' }],
    ['configure', { idle: 'run-not-active', running: 'running', paused: 'paused', stopping: 'conflict', stopped: 'run-not-active', completed: 'run-not-active', failed: 'run-not-active' }],
  ])('%s is allowed where it makes sense and refused elsewhere', (command, expected) => {
    expect(Object.fromEntries(RUN_STATES.map((state) => [state, attempt(command, state)]))).toEqual(expected);
  }); // prettier-ignore

  it('names the run that stands in the way of a start', () => {
    expect(() => stateAfter('start', 'paused', 'RUN-7F3A91')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('Run RUN-7F3A91 is paused'),
        extensions: { runId: 'RUN-7F3A91', state: 'paused' },
      }),
    );
  });

  it('is active only while it runs, pauses or stops', () => {
    expect(RUN_STATES.filter(isActive)).toEqual(['running', 'paused', 'stopping']);
  });

  it('lets a stop win over an outcome that comes too late', () => {
    expect(stateAfterOutcome('complete', 'running')).toBe('completed');
    expect(stateAfterOutcome('complete', 'stopped')).toBe('stopped');
    expect(stateAfterOutcome('hold', 'paused')).toBe('paused');
    expect(stateAfterOutcome('fail', 'completed')).toBe('completed');
  });
});
