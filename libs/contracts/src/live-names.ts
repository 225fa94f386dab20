// An entry of its own: the browser needs these names without the schemas and the library behind them.

/** socket.io namespace of live notices. The admin token goes into the handshake (`auth: { token }`). */
export const LIVE_NAMESPACE = '/live';

/** Names of the live events, server to client. */
export const LIVE_EVENTS = {
  status: 'generation.status',
  facts: 'facts.changed',
  feed: 'feed',
  found: 'pattern.found',
  work: 'work.changed',
} as const;
