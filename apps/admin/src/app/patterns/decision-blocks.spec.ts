import { dayAt, decisionBlocks } from './decision-blocks.js';

const DAYS = [
  { day: '2026-01-05', approved: 3, denied: 0 },
  { day: '2026-01-06', approved: 1, denied: 2 },
  { day: '2026-01-07', approved: 0, denied: 0 },
];

describe('the decisions on such claims', () => {
  it('are one block each, denied ones on top, none outside of the field', () => {
    const { blocks, top, baseline } = decisionBlocks(DAYS, '2026-01-06', 328);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'approved',
      'approved',
      'approved',
      'approved',
      'denied',
      'denied',
    ]);
    for (const { y, height } of blocks) {
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y + height).toBeLessThanOrEqual(baseline);
    }
  });

  it('are one bar a kind where there are too many to tell apart', () => {
    const { blocks } = decisionBlocks([{ day: '2026-01-05', approved: 90, denied: 30 }], null, 328);
    expect(blocks.map(({ kind }) => kind)).toEqual(['approved', 'denied']);
  });

  it('stand on a ground since the day it began', () => {
    expect(decisionBlocks(DAYS, '2026-01-06', 328).began).toBe(128);
    expect(decisionBlocks(DAYS, null, 328).began).toBeNull();
    expect(decisionBlocks(DAYS, '2026-02-01', 328).began).toBeNull();
  });

  it('tell the day under the pointer', () => {
    const drawing = decisionBlocks(DAYS, null, 328);
    expect([0, 30, 130, 327].map((x) => dayAt(drawing, x))).toEqual([null, 0, 1, 2]);
  });
});
