import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiProblem, type Connection, GenerationClient, LiveState, noAnswer } from '@portal/web/data';
import { RunCommands } from './run-commands.js';

describe('a command that failed', () => {
  const connection = signal<Connection>({ state: 'connected' });
  let commands: RunCommands;

  beforeEach(() => {
    connection.set({ state: 'connected' });
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveState, useValue: { connection, status: signal(null), accept: jest.fn() } },
        { provide: GenerationClient, useValue: {} },
      ],
    });
    commands = TestBed.inject(RunCommands);
    TestBed.tick();
  });

  async function failed(problem: ApiProblem): Promise<void> {
    expect(await commands.give(() => Promise.reject(problem))).toBe(false);
    expect(commands.problem()).toBe(problem);
    for (const state of [{ state: 'offline', since: 0 }, { state: 'connected' }] as const) {
      connection.set(state);
      TestBed.tick();
    }
  }

  it('is no news any more once the portal that did not answer is back', async () => {
    await failed(noAnswer());
    expect(commands.problem()).toBeNull();
  });

  it('stays to be read where the portal refused it', async () => {
    const refusal = new ApiProblem(409, 'A run goes on');
    await failed(refusal);
    expect(commands.problem()).toBe(refusal);
  });
});
