import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Dashboard } from '@portal/contracts';

/** How an answer is packed on its way, by the names of HTTP; the best first. */
export const PACKINGS = ['br', 'gzip', 'identity'] as const;

/** One of them. */
export type Packing = (typeof PACKINGS)[number];

const PACK: Readonly<Record<Packing, (body: Buffer) => Promise<Buffer>>> = {
  // The quality that all other answers are packed with.
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body) => promisify(gzip)(body),
  identity: async (body) => body,
};

/** A dashboard as JSON, with the tag that names its figures. Each packing of it is made once. */
export class WrittenDashboard {
  /** Names the figures, whenever they were computed. */
  readonly tag: string;
  private readonly body: Buffer;
  private readonly packed = new Map<Packing, Promise<Buffer>>();

  constructor({ computedAt, ...figures }: Dashboard) {
    const text = JSON.stringify(figures);
    this.tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
    this.body = Buffer.from(`{"computedAt":${JSON.stringify(computedAt)},${text.slice(1)}`);
  }

  /** The JSON as it is sent. */
  bytes(packing: Packing): Promise<Buffer> {
    const known = this.packed.get(packing);
    if (known) return known;
    const bytes = PACK[packing](this.body);
    this.packed.set(packing, bytes);
    // Who asks next tries again.
    bytes.catch(() => this.packed.delete(packing));
    return bytes;
  }
}

/** Dashboards that are kept are written once. */
const written = new WeakMap<Dashboard, WrittenDashboard>();

/** Writes a dashboard. */
export function writtenOut(dashboard: Dashboard): WrittenDashboard {
  let result = written.get(dashboard);
  if (!result) written.set(dashboard, (result = new WrittenDashboard(dashboard)));
  return result;
}
