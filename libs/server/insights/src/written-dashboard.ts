import { createHash } from 'node:crypto';
import type { Dashboard } from '@portal/contracts';

/** A dashboard as JSON, with the tag that names its figures. */
export interface WrittenDashboard {
  readonly tag: string;
  readonly body: string;
}

/** Dashboards that are kept are written once. */
const written = new WeakMap<Dashboard, WrittenDashboard>();

/** Writes a dashboard. The tag names the figures, whenever they were computed. */
export function writtenOut(dashboard: Dashboard): WrittenDashboard {
  const known = written.get(dashboard);
  if (known) return known;
  const { computedAt, ...figures } = dashboard;
  const text = JSON.stringify(figures);
  const tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
  const result = { tag, body: `{"computedAt":${JSON.stringify(computedAt)},${text.slice(1)}` };
  written.set(dashboard, result);
  return result;
}
