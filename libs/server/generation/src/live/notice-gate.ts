/** Real milliseconds between two notices of one kind: at most four a second. */
const NOTICE_INTERVAL = 250;

/**
 * Lets the first notice through at once and holds back those that follow too soon; what was held back comes as one
 * notice when the interval is over. A single change is thus seen without delay, and a stream of them costs the client at
 * most four notices a second.
 */
export class NoticeGate {
  private timer: NodeJS.Timeout | null = null;
  private waiting = false;

  constructor(
    /** Sends the notice; asked late, so that it says what is true then. */
    private readonly send: () => void,
    private readonly interval = NOTICE_INTERVAL,
  ) {}

  /** Something changed. */
  notify(): void {
    if (this.timer) {
      this.waiting = true;
      return;
    }
    this.timer = setTimeout(() => this.open(), this.interval);
    this.timer.unref();
    this.send();
  }

  /** Ends it; what was held back is dropped. */
  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.waiting = false;
  }

  private open(): void {
    this.timer = null;
    if (!this.waiting) return;
    this.waiting = false;
    this.notify();
  }
}
