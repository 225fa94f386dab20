import type { ClaimSummary } from '@portal/contracts';
import { claimTable } from './claim-table.js';

const CLAIM = { id: 'CLM-1', procedureCodes: ['99213', '94010'], billedAmount: 682, paidAmount: 0, synthetic: true };

/** What is exported of a claim, by the names of its columns. */
function exported(claim: Partial<ClaimSummary>): Record<string, unknown> {
  const { columns, rows } = claimTable([{ ...CLAIM, ...claim } as ClaimSummary]);
  return Object.fromEntries(columns.map(({ name }, index) => [name, rows[0]?.values[index]]));
}

describe('the exported list of claims', () => {
  it('says what was paid where the payer has answered, and nothing where it has not', () => {
    expect(exported({ status: 'denied', initialStatus: 'denied' })).toMatchObject({ Paid: 0, Charge: 682 });
    expect(exported({ status: 'submitted', initialStatus: null })).toMatchObject({ Paid: null, Charge: 682 });
  });

  it('keeps all services of a claim in one field', () => {
    expect(exported({ status: 'submitted' })).toMatchObject({ Services: '99213 94010' });
  });
});
