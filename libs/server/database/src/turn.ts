import type { EntityManager } from 'typeorm';

/** What is looked at before it is written, by its place among the locks of `TURNS`. */
const TURN_NUMBERS = { runs: 1, candidates: 2, statements: 3, payers: 4 } as const;
/** The advisory locks of turns on a server: a number that no other program there uses. */
const TURNS = 837_002;

/**
 * Waits until no other process is about to write the same, and keeps others waiting to the end of the transaction: what is
 * found afterwards still holds when something is written because of it. Called first in a transaction. On SQLite
 * transactions that write wait for each other anyway.
 * @throws Error of the server when the wait takes longer than that for any lock
 */
export async function takeTurn(manager: EntityManager, what: keyof typeof TURN_NUMBERS): Promise<void> {
  if (manager.connection.options.type === 'postgres')
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [TURNS, TURN_NUMBERS[what]]);
}
