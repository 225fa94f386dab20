import { whatIfRequest, type WhatIf, type WhatIfFuture } from '@portal/contracts';
import {
  differenceText,
  figureText,
  intervalText,
  ratesTable,
  verdictOf,
  weeklyRates,
  whatIfFinding,
} from './what-if-figures.js';
import { emptyFuture, FIRST_FUTURES, formFieldOf, formOf, type FutureForm, whatIfRequestOf } from './what-if-form.js';
import { whatIfProblems } from './what-if-problems.js';

type Figure = WhatIfFuture['figures'][number];

const rate = (difference: number | null, interval: Figure['interval']): Figure => ({
  ...{ key: 'initial-denial-rate', name: 'Initial denial rate', unit: 'share', better: 'lower' },
  ...{ value: 0.25, difference, interval },
});
const future = (name: string, figure: Figure): WhatIfFuture => ({
  ...{ name, claims: 100, figures: [figure] },
  daily: [
    { decided: 10, denied: 3 },
    { decided: 0, denied: 0 },
    { decided: 30, denied: 5 },
  ],
});

describe('the form of a what-if', () => {
  it('sends what was typed and leaves out what was left empty', () => {
    const futures = [
      ...FIRST_FUTURES.slice(1),
      { ...emptyFuture(2), denialRate: '20', appealRate: '62.5', payerId: 'PAY-002', procedureCode: '99213' },
    ];
    const request = whatIfRequestOf('RUN-1', { name: ' ', from: '2026-02-01', days: '30', futures });
    expect(whatIfRequest.parse(request).branches).toEqual([
      { name: 'Five sessions a day', settings: { practiceSessionsPerDay: 5 } },
      {
        name: 'Future 2',
        settings: { denialRate: 0.2, appealRate: 0.625 },
        ruleChange: { payerId: 'PAY-002', procedureCode: '99213', placeOfService: null },
      },
    ]);
  });

  it('asks what was asked when it is opened again, with settings that have no field', () => {
    const patterns = [{ patternId: 'PTN-001', frequency: 0.1, improvementRate: 0.05 }];
    const branches = [
      { name: 'Less', settings: { appealRate: 0.625, claimsPerDay: 80, patterns } },
      { name: 'A rule', ruleChange: { payerId: 'PAY-002', procedureCode: '99213', placeOfService: '11' } },
    ];
    const asked = { id: 'WIF-1', name: 'Both', runId: 'RUN-1', from: '2026-02-01', to: '2026-03-02', branches };
    const times = { createdAt: '2026-11-01T09:00:00Z', computedAt: '2026-11-01T09:00:00Z' };
    const form = formOf({ ...asked, ...times });
    expect(form.futures[0]).toMatchObject({ appealRate: '62.5', claimsPerDay: '80', practiceSessionsPerDay: '' });
    const { id: _, to: __, ...request } = asked;
    expect(whatIfRequestOf('RUN-1', form)).toEqual({ ...request, days: 30 });
  });

  it.each([
    ['/from', 'from'],
    ['/days', 'days'],
    ['/name', 'name'],
    ['/branches/1/name', '1/name'],
    ['/branches/0', '0/name'],
    ['/branches/0/settings/claimsPerDay', '0/claimsPerDay'],
    ['/branches/2/ruleChange/procedureCode', '2/procedureCode'],
    ['/branches/0/ruleChanges/0/payerId', '0/payerId'],
    ['/runId', null],
  ])('knows the field of %s', (pointer, field) => expect(formFieldOf(pointer)).toBe(field));
});

describe('what is wrong with a what-if', () => {
  const form = { name: '', from: '2026-02-01', days: '30', futures: FIRST_FUTURES };
  const wrong = (change: Partial<FutureForm>, scenarioId: string | null = 'training') =>
    Object.fromEntries(whatIfProblems({ ...form, futures: [{ ...emptyFuture(1), ...change }] }, scenarioId));

  it('is nothing while fields are empty or in their bounds', () => {
    expect(whatIfProblems(form, 'training').size).toBe(0);
    expect(wrong({ denialRate: '20', appealRate: '62.5', claimsPerDay: '80' })).toEqual({});
  });

  it('is said of the field, in words', () => {
    expect(Object.fromEntries(whatIfProblems({ ...form, from: '', days: '900' }, null))).toEqual({
      from: 'Choose a day.',
      days: 'A whole number from 1 to 90.',
    });
    expect(wrong({ name: ' ', claimsPerDay: '5', denialRate: 'abc', payerId: 'PAY-002' })).toEqual({
      '0/name': 'Give it a name.',
      '0/claimsPerDay': 'A whole number from 10 to 1,000.',
      '0/denialRate': 'A number from 0 to 100.',
      '0/procedureCode': 'Name a code.',
    });
  });

  it('leaves the claims a day to the server where the scenario is not known', () => {
    expect(wrong({ claimsPerDay: '5' }, null)).toEqual({});
  });
});

describe('the figures of futures', () => {
  it('are better or worse only beyond chance', () => {
    expect(verdictOf(rate(-0.05, { low: -0.07, high: -0.03 }))).toBe('better');
    expect(verdictOf(rate(0.05, { low: 0.03, high: 0.07 }))).toBe('worse');
    expect(verdictOf(rate(-0.05, { low: -0.11, high: 0.01 }))).toBe('open');
    expect(verdictOf(rate(-0.05, null))).toBe('open');
    expect(verdictOf({ ...rate(1, { low: 1, high: 1 }), better: 'neither' })).toBe('open');
  });

  it('are told in their own units', () => {
    expect(differenceText(-0.042, 'share')).toBe('−4.2 points');
    expect(differenceText(1250, 'dollars')).toBe('+$1,250.00');
    expect(differenceText(null, 'count')).toBe('–');
    expect(intervalText(rate(-0.05, { low: -0.07, high: -0.03 }))).toBe('95% interval −7.0 to −3.0 points');
    expect(intervalText({ ...rate(5, { low: -1, high: 10 }), unit: 'dollars' })).toBe('95% interval −$1.00 to +$10.00');
    expect(figureText(21, 'days')).toBe('21 days');
    expect(differenceText(-1, 'days')).toBe('−1 day');
  });

  it('have no sign where what is written is zero', () => {
    expect(differenceText(0.0002, 'share')).toBe('0.0 points');
    expect(differenceText(-0.004, 'dollars')).toBe('$0.00');
    expect(differenceText(0, 'count')).toBe('0');
  });

  it('become averages of a week, and a sentence about what moves most', () => {
    const answer: WhatIf = {
      ...{ id: 'WIF-1', name: 'Training', runId: 'RUN-1', from: '2026-02-01', to: '2026-02-03', branches: [] },
      ...{ createdAt: '2026-11-01T09:00:00Z', computedAt: '2026-11-01T09:00:00Z' },
      futures: [
        future('As it is', rate(null, null)),
        future('Train', rate(-0.05, { low: -0.07, high: -0.03 })),
        future('A new rule', rate(0.02, { low: -0.01, high: 0.05 })),
      ],
    };
    expect(weeklyRates(answer.futures[0] as WhatIfFuture)).toEqual([0.3, 0.3, 0.2]);
    expect(whatIfFinding(answer)).toBe(
      '“Train” moves the initial denial rate by −5.0 points (95% interval −7.0 to −3.0 points).',
    );
    expect(whatIfFinding({ ...answer, futures: answer.futures.toSpliced(1, 1) })).toMatch(/^No future moves/);
    expect(ratesTable(answer).rows[2]).toEqual({ values: ['2026-02-03', 0.2, 0.2, 0.2] });
  });
});
