import type { Dashboard } from '@portal/contracts';

const day = (name: string, denialRate7: number | null): Dashboard['daily'][number] => ({
  ...{ day: name, decided: 10, denied: 3, paid: 7, denialRate7, cleanRate7: 0.7, previousDenialRate7: 0.31 },
  ...{ practiceSessions: 2, recovered: 50, recoveredTotal: 100 },
  ...{ protectedTotal: 80, protectedLow: -10, protectedHigh: 170 },
});

/** A small dashboard for specs: two days, two reasons, one payer, one provider. */
export const BOARD: Dashboard = {
  ...{ runId: 'RUN-1', asOf: '2026-01-16T00:00:00Z', computedAt: '2026-11-25T07:00:00Z' },
  ...{ stale: false, staleSeconds: null },
  period: { from: '2026-01-14', to: '2026-01-15', name: 'custom', days: 2 },
  previous: { from: '2026-01-12', to: '2026-01-13' },
  tiles: [
    {
      ...{ key: 'initial-denial-rate', name: 'Initial denial rate', unit: 'share', counts: 'number', better: 'lower' },
      ...{ value: 0.3, previous: 0.31, numerator: 30, denominator: 100 },
      ...{
        previousNumerator: 31,
        previousDenominator: 100,
        interval: null,
        ignoredFilters: [],
        sparkline: [0.31, 0.3],
      },
    },
  ],
  daily: [day('2026-01-14', 0.292), day('2026-01-15', 0.218)],
  flow: { decided: 100, paid: 70, denied: 30, appealed: 12, notAppealed: 18, overturned: 5, upheld: 3, waiting: 4 },
  reasons: [
    { causeId: 'PTN-001', name: 'Missing Modifier 25', claims: 20, billed: 750, share: 0.75, cumulativeShare: 0.75 },
    { causeId: 'BG-LATE', name: 'Filed too late', claims: 10, billed: 250, share: 0.25, cumulativeShare: 1 },
  ],
  payerReasons: {
    causes: [{ causeId: 'PTN-001', name: 'Missing Modifier 25' }],
    rows: [
      {
        ...{ payerId: 'PAY-001', payerName: 'Aetna', decided: 100, denied: 20 },
        cells: [{ causeId: 'PTN-001', denied: 20, share: 0.2 }],
      },
    ],
  },
  overturnByReason: [
    { causeId: 'PTN-001', name: 'Missing Modifier 25', overturned: 5, decided: 8, rate: 0.625, recovered: 100 },
  ],
  ageing: [
    { bucket: '0-30', fromDays: 0, toDays: 30, claims: 9, billed: 750, share: 0.75 },
    { bucket: '120+', fromDays: 121, toDays: null, claims: 3, billed: 250, share: 0.25 },
  ],
  providers: [
    {
      ...{ providerId: 'PRV-001', providerName: 'Valley Medical Associates', decided: 100, denied: 30 },
      ...{ denialRate: 0.3, previousDecided: 100, previousDenied: 31, previousRate: 0.31 },
      ...{ deniedBilled: 1000, trend: 'stable', enough: true },
    },
  ],
};
