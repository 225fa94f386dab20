import type { Dashboard } from '@portal/contracts';

/**
 * Rows in the order in which they stood before; those that are new follow in the order that they came in.
 * @param before keys in the order before
 */
export function inOrderOf<Row>(before: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const places = new Map(before.map((key, index) => [key, index]));
  const placeOf = (row: Row) => places.get(keyOf(row)) ?? before.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * A dashboard whose rows and columns stand in the order of the one before, so that none moves while it is watched. Where
 * there is none before, or one of another run, they stand as they came.
 */
export function steadyBoard(before: Dashboard | null, next: Dashboard): Dashboard {
  if (before === null || before.runId !== next.runId) return next;
  const causeOf = ({ causeId }: { readonly causeId: string }) => causeId;
  const causes = before.payerReasons.causes.map(causeOf);
  return {
    ...next,
    reasons: withSharesSoFar(inOrderOf(before.reasons.map(causeOf), next.reasons, causeOf)),
    overturnByReason: inOrderOf(before.overturnByReason.map(causeOf), next.overturnByReason, causeOf),
    payerReasons: {
      causes: inOrderOf(causes, next.payerReasons.causes, causeOf),
      rows: inOrderOf(
        before.payerReasons.rows.map(({ payerId }) => payerId),
        next.payerReasons.rows,
        ({ payerId }) => payerId,
      ).map((row) => ({ ...row, cells: inOrderOf(causes, row.cells, causeOf) })),
    },
    providers: inOrderOf(
      before.providers.map(({ providerId }) => providerId),
      next.providers,
      ({ providerId }) => providerId,
    ),
  };
}

/** The share of each reason and those above it. */
function withSharesSoFar(reasons: readonly Dashboard['reasons'][number][]): Dashboard['reasons'] {
  let cumulativeShare = 0;
  return reasons.map((reason) => ({ ...reason, cumulativeShare: (cumulativeShare += reason.share) }));
}
