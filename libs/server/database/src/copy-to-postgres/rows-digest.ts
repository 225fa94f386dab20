import { createHash } from 'node:crypto';

/** Sums of SHA-256 stay within as many bits. */
const MODULUS = 1n << 256n;

/** How many rows there are, and a checksum of them that does not depend on their order: the sum of the SHA-256 of each. */
export class RowsDigest {
  private sum = 0n;
  private count = 0;

  /** Takes a row in: its values in a fixed order of columns. The engines tell whole numbers as numbers or as texts. */
  add(values: readonly unknown[]): void {
    const text = JSON.stringify(values.map((value) => (value === null ? null : String(value))));
    this.sum = (this.sum + BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)) % MODULUS;
    this.count++;
  }

  get rows(): number {
    return this.count;
  }

  get checksum(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}
