import { type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { LIVE_EVENTS, LIVE_NAMESPACE, type LiveEvents } from '@portal/contracts';
import { LIVE_SOCKET, LiveAdmission, LiveSequence } from '@portal/server/runtime';
import type { Namespace } from 'socket.io';
import type { StoredCandidate } from './candidate.store.js';
import { candidateTitle } from './candidate-words.js';

/** Tells admins who watch that detection found something new. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, ...LIVE_SOCKET })
export class PatternNotices implements OnGatewayInit {
  @WebSocketServer() private readonly clients?: Namespace<Record<string, never>, LiveEvents>;

  constructor(
    private readonly admission: LiveAdmission,
    private readonly sequence: LiveSequence,
  ) {}

  afterInit(namespace: Namespace): void {
    this.admission.guard(namespace);
  }

  /** Announces a candidate that was not known before; called after the commit. */
  found(candidate: StoredCandidate): void {
    const { runId, id, score, foundAt } = candidate;
    const notice = { sequence: this.sequence.next(), runId, id, title: candidateTitle(candidate), score, foundAt };
    this.clients?.emit(LIVE_EVENTS.found, notice);
  }
}
