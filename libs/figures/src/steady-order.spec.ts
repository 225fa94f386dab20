import { inOrderOf, steadyBoard } from './steady-order.js';
import { BOARD } from './testing/board.js';

describe('rows that are watched', () => {
  it('stand where they stood; new ones take the places of those that are gone and then follow', () => {
    const rows = [{ id: 'new' }, { id: 'b' }, { id: 'newer' }, { id: 'a' }];
    expect(inOrderOf(['a', 'gone', 'b'], rows, ({ id }) => id).map(({ id }) => id)).toEqual(['a', 'new', 'b', 'newer']);
    expect(inOrderOf([], rows, ({ id }) => id)).toEqual(rows);
  });
});

describe('a dashboard that is watched', () => {
  const [first, second] = BOARD.reasons;
  if (!first || !second) throw new Error('the board of specs has two reasons');
  const columns = [...BOARD.payerReasons.causes, { causeId: 'BG-LATE', name: 'Filed too late' }];
  const cells = columns.map(({ causeId }, index) => ({ causeId, denied: index, share: index / 100 }));
  const row = { payerId: 'PAY-001', payerName: 'Aetna', decided: 100, denied: 1, cells };
  const before = { ...BOARD, payerReasons: { causes: columns, rows: [row, { ...row, payerId: 'PAY-002' }] } };
  const turned = {
    ...before,
    reasons: [
      { ...second, share: 0.6 },
      { ...first, share: 0.3 },
      { ...first, causeId: 'BG-NEW', share: 0.1 },
    ],
    payerReasons: {
      causes: [...columns].reverse(),
      rows: before.payerReasons.rows.map((each) => ({ ...each, cells: [...cells].reverse() })).reverse(),
    },
  };

  it('keeps rows and columns in their order, with shares that add up from above', () => {
    const { reasons, payerReasons } = steadyBoard(before, turned);
    expect(reasons.map(({ causeId, share, cumulativeShare }) => [causeId, share, cumulativeShare.toFixed(2)])).toEqual([
      ['PTN-001', 0.3, '0.30'],
      ['BG-LATE', 0.6, '0.90'],
      ['BG-NEW', 0.1, '1.00'],
    ]);
    expect(payerReasons.causes).toEqual(columns);
    expect(payerReasons.rows.map(({ payerId }) => payerId)).toEqual(['PAY-001', 'PAY-002']);
    for (const each of payerReasons.rows) expect(each.cells).toEqual(cells);
  });

  it('keeps the place of a reason that came no more, with nothing in it', () => {
    const [won] = BOARD.overturnByReason;
    if (!won) throw new Error('the board of specs has an appeal that was won');
    const { reasons, overturnByReason } = steadyBoard(before, { ...before, reasons: [second], overturnByReason: [] });
    expect(reasons[0]).toEqual({ ...first, claims: 0, billed: 0, share: 0, cumulativeShare: 0 });
    expect(reasons[1]).toMatchObject({ causeId: second.causeId, claims: second.claims, billed: second.billed });
    expect(overturnByReason[0]).toEqual({ ...won, overturned: 0, decided: 0, rate: null, recovered: 0 });

    const [, ...rest] = columns;
    const rows = [{ ...row, cells: cells.slice(1) }];
    const { payerReasons } = steadyBoard(before, { ...before, payerReasons: { causes: rest, rows } });
    expect(payerReasons.causes).toEqual(columns);
    expect(payerReasons.rows[0]?.cells).toEqual([{ ...cells[0], denied: 0, share: 0 }, ...cells.slice(1)]);
  });

  it('is as it came at first, and for another run', () => {
    expect(steadyBoard(null, turned)).toBe(turned);
    expect(steadyBoard({ ...before, runId: 'RUN-0' }, turned)).toBe(turned);
  });
});
