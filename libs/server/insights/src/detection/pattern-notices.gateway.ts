import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { LIVE_EVENTS, LIVE_NAMESPACE, type LiveEvents } from '@portal/contracts';
import { LIVE_SOCKET, LiveSequence } from '@portal/server/runtime';
import type { Namespace } from 'socket.io';
import type { StoredCandidate } from './candidate.store.js';
import { candidateTitle } from './candidate-words.js';

/** Tells admins who watch that detection found something new. Who may watch is decided where the namespace is opened. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, ...LIVE_SOCKET })
export class PatternNotices {
  @WebSocketServer() private readonly clients?: Namespace<Record<string, never>, LiveEvents>;

  constructor(private readonly sequence: LiveSequence) {}

  /** Announces a candidate that was not known before; called after the commit. */
  found(candidate: StoredCandidate): void {
    const { runId, id, score, foundAt } = candidate;
    const notice = { sequence: this.sequence.next(), runId, id, title: candidateTitle(candidate), score, foundAt };
    this.clients?.emit(LIVE_EVENTS.found, notice);
  }
}
