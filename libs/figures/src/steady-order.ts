import type { Dashboard } from '@portal/contracts';

/**
 * Rows where they stood before; new ones take the places of those that are gone and then follow, in the order that they
 * came in.
 * @param before keys in the order before
 */
export function inOrderOf<Row>(before: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const known = new Set(before);
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const fresh = rows.filter((row) => !known.has(keyOf(row)));
  const kept = before.flatMap((key) => byKey.get(key) ?? fresh.splice(0, 1));
  return [...kept, ...fresh];
}

/**
 * A dashboard whose rows and columns stand in the order of the one before, so that none moves while it is watched: a reason
 * that nothing was denied for any more stays with nothing in it. Where there is none before, or one of another run, rows
 * stand as they came.
 */
export function steadyBoard(before: Dashboard | null, next: Dashboard): Dashboard {
  if (before === null || before.runId !== next.runId) return next;
  const causes = stillThere(before.payerReasons.causes, next.payerReasons.causes, (gone) => gone);
  const cellsOf = ({ decided, cells }: Dashboard['payerReasons']['rows'][number]) => {
    const known = new Map(cells.map((cell) => [cell.causeId, cell]));
    const nothing = { denied: 0, share: decided > 0 ? 0 : null };
    return causes.map(({ causeId }) => known.get(causeId) ?? { causeId, ...nothing });
  };
  return {
    ...next,
    reasons: withSharesSoFar(
      stillThere(before.reasons, next.reasons, (gone) => ({ ...gone, claims: 0, billed: 0, share: 0 })),
    ),
    overturnByReason: stillThere(before.overturnByReason, next.overturnByReason, (gone) => ({
      ...gone,
      ...{ overturned: 0, decided: 0, rate: null, recovered: 0 },
    })),
    payerReasons: {
      causes,
      rows: inOrderOf(
        before.payerReasons.rows.map(({ payerId }) => payerId),
        next.payerReasons.rows,
        ({ payerId }) => payerId,
      ).map((row) => ({ ...row, cells: cellsOf(row) })),
    },
    providers: inOrderOf(
      before.providers.map(({ providerId }) => providerId),
      next.providers,
      ({ providerId }) => providerId,
    ),
  };
}

/** The rows of causes in the order before, those that came no more emptied. */
function stillThere<Row extends { readonly causeId: string }>(
  before: readonly Row[],
  next: readonly Row[],
  emptied: (gone: Row) => Row,
): Row[] {
  const came = new Set(next.map(({ causeId }) => causeId));
  const gone = before.filter(({ causeId }) => !came.has(causeId)).map(emptied);
  return inOrderOf(
    before.map(({ causeId }) => causeId),
    [...next, ...gone],
    ({ causeId }) => causeId,
  );
}

/** The share of each reason and those above it. */
function withSharesSoFar(reasons: readonly Dashboard['reasons'][number][]): Dashboard['reasons'] {
  let cumulativeShare = 0;
  return reasons.map((reason) => ({ ...reason, cumulativeShare: (cumulativeShare += reason.share) }));
}
