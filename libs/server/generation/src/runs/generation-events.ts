import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@portal/domain';
import type { FeedItem } from '@portal/simulation';

/** Rows of a run are safe in the database. */
export interface StoredNotice {
  readonly runId: string;
  readonly simulatedNow: Instant;
  /** The last few things that happened, oldest first. */
  readonly feed: readonly FeedItem[];
}

/** What can be listened to, and what a listener is told. */
export interface GenerationEventMap {
  /** The status is another one. */
  readonly changed: void;
  /** Rows were committed. */
  readonly stored: StoredNotice;
  /** The facts of a run were repaired: those that were wrong are right now. */
  readonly repaired: { readonly runId: string };
  /** All facts of a run were counted anew; so many of the stored ones are wrong now. */
  readonly audited: { readonly runId: string; readonly wrong: number };
}

type Listener<Name extends keyof GenerationEventMap> = (notice: GenerationEventMap[Name]) => void;

/** Announces what generation did, always after the commit. A listener that throws is logged and disturbs nobody. */
@Injectable()
export class GenerationEvents {
  private readonly logger = new Logger(GenerationEvents.name);
  private readonly listeners: { [Name in keyof GenerationEventMap]: Set<Listener<Name>> } = {
    changed: new Set(),
    stored: new Set(),
    repaired: new Set(),
    audited: new Set(),
  };

  /** Listens until the returned function is called. */
  on<Name extends keyof GenerationEventMap>(name: Name, listener: Listener<Name>): () => void {
    this.listeners[name].add(listener);
    return () => this.listeners[name].delete(listener);
  }

  /** Tells every listener. */
  announce<Name extends keyof GenerationEventMap>(name: Name, notice: GenerationEventMap[Name]): void {
    for (const listener of this.listeners[name]) {
      try {
        listener(notice);
      } catch (error) {
        this.logger.error(`A listener of "${name}" failed: ${String(error)}`);
      }
    }
  }
}
