import type { Namespace, Socket } from 'socket.io';
import { AdminToken } from '../auth/admin-token.js';
import { LiveAdmission } from './live-admission.js';

type Check = Parameters<Namespace['use']>[0];

describe('who may watch', () => {
  let checks: Check[];
  let namespace: Namespace;
  const admission = new LiveAdmission(new AdminToken('right'));

  beforeEach(() => {
    checks = [];
    namespace = { use: (check: Check) => checks.push(check) } as unknown as Namespace;
  });

  it.each<[object, string | undefined]>([
    [{ token: 'right' }, undefined],
    [{ token: 'wrong' }, 'The admin token is missing or wrong'],
    [{ token: ['right'] }, 'The admin token is missing or wrong'],
    [{}, 'The admin token is missing or wrong'],
  ])('somebody with %j is answered: %s', (auth, refusal) => {
    admission.guard(namespace);
    const next = jest.fn<void, [Error?]>();
    checks[0]?.({ handshake: { auth } } as unknown as Socket, next);
    expect(next.mock.calls.map(([error]) => error?.message)).toEqual([refusal]);
  });

  it('is asked once, however many gateways share a namespace, and in each namespace', () => {
    for (let gateways = 0; gateways < 3; gateways++) admission.guard(namespace);
    expect(checks).toHaveLength(1);
    const use = jest.fn();
    admission.guard({ use } as unknown as Namespace);
    expect(use).toHaveBeenCalledTimes(1);
  });
});
