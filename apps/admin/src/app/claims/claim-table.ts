import type { ClaimSummary } from '@portal/contracts';
import type { DataTable } from '@portal/figures';
import { claimStatusWord } from '@portal/web/ui';

/** The claims of a page as they are exported: what stands in the list, with names masked or shown as they are there. */
export function claimTable(claims: readonly ClaimSummary[]): DataTable {
  return {
    columns: [
      { name: 'Claim', kind: 'text' },
      { name: 'Submitted (UTC)', kind: 'text' },
      { name: 'Patient', kind: 'text' },
      { name: 'Provider', kind: 'text' },
      { name: 'Payer', kind: 'text' },
      { name: 'Services', kind: 'text' },
      { name: 'Charge', kind: 'money' },
      { name: 'Paid', kind: 'money' },
      { name: 'Denied at first for', kind: 'text' },
      { name: 'Now', kind: 'text' },
    ],
    rows: claims.map((claim) => ({
      values: [
        claim.id,
        claim.submissionDate,
        claim.patientName,
        claim.providerName,
        claim.payerName,
        claim.procedureCodes.join(' '),
        claim.billedAmount,
        // Nobody has said yet.
        claim.initialStatus === null ? null : claim.paidAmount,
        claim.denialReason,
        claimStatusWord(claim.status),
      ],
      synthetic: claim.synthetic,
    })),
  };
}
