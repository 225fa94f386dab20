import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { type FeedItemView, LIVE_EVENTS, LIVE_NAMESPACE, type LiveEvents } from '@portal/contracts';
import { centsToDollars } from '@portal/domain';
import { LIVE_SOCKET, LiveAdmission, LiveSequence, portalGauge } from '@portal/server/runtime';
import { FEED_LINES, type FeedItem } from '@portal/simulation';
import type { Namespace, Socket } from 'socket.io';
import { GenerationEvents, type StoredNotice } from '../runs/generation-events.js';
import { GenerationStatusReadModel } from '../status/generation-status.read-model.js';
import { NoticeGate } from './notice-gate.js';

/**
 * Pushes what goes on to admins who watch: the status, that rows changed, and the last things that happened. Each notice
 * is numbered; a client that comes back gets a snapshot first.
 */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, ...LIVE_SOCKET })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnModuleInit, OnApplicationShutdown {
  private clients: Namespace<Record<string, never>, LiveEvents> | null = null;
  private latest: StoredNotice | null = null;
  private feed: readonly FeedItemView[] = [];
  private unsent: FeedItemView[] = [];
  private readonly statusGate = new NoticeGate(() => this.sendStatus());
  private readonly factsGate = new NoticeGate(() => this.sendFacts());
  private readonly feedGate = new NoticeGate(() => this.sendFeed());

  constructor(
    private readonly admission: LiveAdmission,
    private readonly events: GenerationEvents,
    private readonly readModel: GenerationStatusReadModel,
    private readonly sequence: LiveSequence,
  ) {}

  onModuleInit(): void {
    this.events.on('changed', () => {
      this.sequence.next();
      this.statusGate.notify();
    });
    this.events.on('stored', (notice) => this.stored(notice));
    const help = 'Admins who watch live notices just now';
    portalGauge({ name: 'portal_live_connections', help }, () => this.watching);
  }

  afterInit(namespace: Namespace): void {
    this.clients = namespace;
    this.admission.guard(namespace);
  }

  handleConnection(client: Socket<Record<string, never>, LiveEvents>): void {
    client.emit(LIVE_EVENTS.status, this.readModel.status());
    client.emit(LIVE_EVENTS.feed, { sequence: this.sequence.current, items: [...this.feed] });
  }

  onApplicationShutdown(): void {
    for (const gate of [this.statusGate, this.factsGate, this.feedGate]) gate.close();
  }

  private stored(notice: StoredNotice): void {
    if (notice.runId !== this.latest?.runId) this.feed = [];
    this.latest = notice;
    const items = notice.feed.map(feedView);
    this.feed = [...this.feed, ...items].slice(-FEED_LINES);
    this.unsent = [...this.unsent, ...items].slice(-FEED_LINES);
    this.factsGate.notify();
    if (items.length > 0) this.feedGate.notify();
  }

  private sendStatus(): void {
    if (this.watching > 0) this.clients?.emit(LIVE_EVENTS.status, this.readModel.status());
  }

  private sendFacts(): void {
    if (!this.latest) return;
    const { runId, simulatedNow } = this.latest;
    this.clients?.emit(LIVE_EVENTS.facts, { sequence: this.sequence.next(), runId, simulatedNow });
  }

  private sendFeed(): void {
    this.clients?.emit(LIVE_EVENTS.feed, { sequence: this.sequence.next(), items: this.unsent });
    this.unsent = [];
  }

  private get watching(): number {
    return this.clients?.sockets.size ?? 0;
  }
}

function feedView({ amount, ...item }: FeedItem): FeedItemView {
  return { ...item, amount: amount === null ? null : centsToDollars(amount) };
}
