import type { PayerSummary } from '@portal/contracts';
import { inOrder, statusWord, visitWords, whyOf } from './payer-words.js';

const visit = (instances: number, mapped = false) => ({ kind: 'intake', label: 'Intake', instances, mapped }) as const;
const payer = (name: string, part: Partial<PayerSummary> = {}): PayerSummary => ({
  id: name,
  name,
  type: 'Private',
  statusCode: 'approved',
  contracts: 1,
  visits: [visit(0)],
  bookable: false,
  obstacles: [],
  warnings: [],
  needsAttention: false,
  ...part,
});

describe('the words of a payer', () => {
  it.each([
    [visit(0), 'none'],
    [visit(1), 'not mapped'],
    [visit(1, true), 'mapped'],
    [visit(2, true), '2, one too many'],
    [visit(4, true), '4, 3 too many'],
  ])('say of %p: %s', (state, text) => expect(visitWords(state).text).toBe(text));

  it('say why it cannot be booked before what should be mended', () => {
    const obstacles = [
      { code: 'no-contract', detail: 'no contract in force' },
      { code: 'no-intake', detail: 'no Intake instance' },
    ] as const;
    expect(whyOf(payer('A', { obstacles: [...obstacles], warnings: ['duplicate Intake'] }))).toBe(
      'no contract in force; no Intake instance',
    );
    expect(whyOf(payer('A', { warnings: ['duplicate Intake'] }))).toBe('duplicate Intake');
    expect(whyOf(payer('A'))).toBe('');
  });

  it('begin with a capital where they stand alone', () => expect(statusWord('pending')).toBe('Pending'));

  it('come with the bookable ones first, then those that have something, then the rest, each by name', () => {
    const payers = [
      payer('Zinc'),
      payer('Beryl', { visits: [visit(1)] }),
      payer('Opal', { bookable: true }),
      payer('Agate'),
      payer('Jade', { bookable: true }),
    ];
    expect(inOrder(payers).map(({ name }) => name)).toEqual(['Jade', 'Opal', 'Beryl', 'Agate', 'Zinc']);
  });
});
