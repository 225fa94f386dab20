import { Counter, Gauge, register } from 'prom-client';

/** Longest wait for a reading, in milliseconds: one that hangs must not keep all other figures from Prometheus. */
const LIMIT_MS = 5_000;

/** What a metric is called. */
export interface MetricName {
  /** `portal_…`, with the unit at its end. */
  readonly name: string;
  readonly help: string;
  /** Name of the label that tells several readings apart; left out = there is one reading. */
  readonly label?: string;
}

/** A reading, one for each value of the label, or null when nobody knows. */
export type Reading = number | Readonly<Record<string, number>> | null;

/**
 * Tells Prometheus what is read whenever it asks. What cannot be read is left out of the answer. Several portals in one
 * process, as in tests, share the register: the last one speaks.
 */
export function portalGauge({ name, help, label }: MetricName, read: () => Reading | Promise<Reading>): void {
  register.removeSingleMetric(name);
  new Gauge({
    ...{ name, help },
    ...(label && { labelNames: [label] }),
    async collect() {
      const reading = await inTime(read).catch(() => null);
      if (label) this.reset();
      else this.remove();
      if (typeof reading === 'number') this.set(reading);
      else for (const [value, each] of Object.entries(reading ?? {})) this.set({ [label ?? '']: value }, each);
    },
  });
}

/** Tells Prometheus what somebody counts since the start, by the values of a label. Shared as gauges are. */
export function portalCounter(
  { name, help, label }: Required<MetricName>,
  read: () => Readonly<Record<string, number>>,
): void {
  register.removeSingleMetric(name);
  new Counter({
    ...{ name, help, labelNames: [label] },
    collect() {
      this.reset();
      for (const [value, each] of Object.entries(read())) this.inc({ [label]: value }, each);
    },
  });
}

async function inTime(read: () => Reading | Promise<Reading>): Promise<Reading> {
  return Promise.race([read(), new Promise<null>((resolve) => void setTimeout(() => resolve(null), LIMIT_MS).unref())]);
}
