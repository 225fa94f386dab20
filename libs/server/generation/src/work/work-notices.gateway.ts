import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { LIVE_EVENTS, LIVE_NAMESPACE, type LiveEvents, type Work } from '@portal/contracts';
import { LIVE_SOCKET, LiveAdmission, LiveSequence } from '@portal/server/runtime';
import type { Namespace, Socket } from 'socket.io';
import { NoticeGate } from '../live/notice-gate.js';
import { LongWork } from './long-work.js';

/** Tells admins who watch how long work proceeds. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE, ...LIVE_SOCKET })
export class WorkNotices implements OnGatewayInit, OnGatewayConnection, OnModuleInit, OnApplicationShutdown {
  @WebSocketServer() private readonly clients?: Namespace<Record<string, never>, LiveEvents>;
  private readonly unsent = new Map<string, Work>();
  private readonly gate = new NoticeGate(() => this.send());

  constructor(
    private readonly works: LongWork,
    private readonly admission: LiveAdmission,
    private readonly sequence: LiveSequence,
  ) {}

  onModuleInit(): void {
    this.works.onChange((work) => {
      this.unsent.set(work.id, work);
      this.gate.notify();
    });
  }

  afterInit(namespace: Namespace): void {
    this.admission.guard(namespace);
  }

  handleConnection(client: Socket<Record<string, never>, LiveEvents>): void {
    client.emit(LIVE_EVENTS.work, { sequence: this.sequence.current, all: true, items: this.works.all() });
  }

  onApplicationShutdown(): void {
    this.gate.close();
  }

  private send(): void {
    const items = [...this.unsent.values()];
    this.unsent.clear();
    this.clients?.emit(LIVE_EVENTS.work, { sequence: this.sequence.next(), all: false, items });
  }
}
