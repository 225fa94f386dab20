import fc from 'fast-check';
import { amountText, sumOf } from '../reading/amounts.js';
import { ANSWERED, type Cells, messagesOf, readRows } from '../testing/csv-fixture.js';

describe('answers as CSV', () => {
  it('are read beside their claims', () => {
    const { answers, findings, answersLeftOut } = readRows(ANSWERED, {
      ...ANSWERED,
      ...{ procedure_code: '83036', modifiers: 'QW', charge: '38', paid: '0', adjustments: 'co-16:38/M51/N56' },
    });
    expect([findings, answersLeftOut]).toEqual([[], 0]);
    expect(answers).toEqual([
      {
        place: { unit: 'line', number: 2 },
        claimNumber: 'A-1',
        payerClaimNumber: null,
        processedOn: '2026-03-16',
        outcome: 'paid',
        billedAmount: 21_800,
        paidAmount: 10_000,
        patientAmount: 2_500,
        adjustments: [],
        lines: [
          {
            lineNumber: 1,
            procedureCode: '99213',
            modifiers: [],
            billedAmount: 18_000,
            paidAmount: 10_000,
            adjustments: [
              { group: 'CO', carc: '45', amount: 5_500, rarcs: [] },
              { group: 'PR', carc: '3', amount: 2_500, rarcs: [] },
            ],
          },
          {
            lineNumber: 2,
            procedureCode: '83036',
            modifiers: ['QW'],
            billedAmount: 3_800,
            paidAmount: 0,
            adjustments: [{ group: 'CO', carc: '16', amount: 3_800, rarcs: ['M51', 'N56'] }],
          },
        ],
      },
    ]);
  });

  it.each([
    [{}, 'paid'],
    [{ paid: '0', adjustments: 'CO-29:180' }, 'denied'],
    [{ paid: '0', adjustments: 'PR-96:180' }, 'denied'],
    [{ paid: '0', adjustments: 'PR-1:180' }, 'paid'],
    [{ paid: '0', adjustments: 'OA-23:180' }, 'paid'],
    [{ paid: '0', adjustments: 'CO-24:180' }, 'paid'],
    [{ paid: '0', adjustments: 'CO-45:180' }, 'paid'],
    [{ paid: '0', outcome: 'denied', adjustments: 'CO-45:180' }, 'denied'],
    [{ paid: '', outcome: 'Denied', adjustments: 'PR-96:180' }, 'denied'],
    [{ paid: '0', outcome: 'paid', adjustments: 'CO-45:180' }, 'paid'],
  ])('say what came of the claim: %j is %s', (cells, outcome) => {
    const { answers, findings } = readRows({ ...ANSWERED, ...cells });
    expect([answers[0]?.outcome, findings]).toEqual([outcome, []]);
  });

  const PR_2 =
    'warning 2 patient_amount: patient_amount stands without a reason and is read as coinsurance (PR-2), in all rows like this one.';
  const CO_45 =
    'warning 2 adjustments: What is neither paid nor owed by the patient is read as written off by contract (CO-45), in all rows like this one.';

  it.each([
    [{ patient_amount: '25', adjustments: 'CO-45:55 PR-3:25' }, 2_500, ['CO-45:5500', 'PR-3:2500'], []],
    [{ patient_amount: '25.00', adjustments: 'CO-45:55' }, 2_500, ['CO-45:5500', 'PR-2:2500'], [PR_2]],
    [{ patient_amount: '25.01', adjustments: '' }, 2_501, ['PR-2:2501', 'CO-45:5499'], [PR_2, CO_45]],
    [{ patient_amount: '80', adjustments: '' }, 8_000, ['PR-2:8000'], [PR_2]],
    [{ patient_amount: '0', adjustments: '' }, 0, ['CO-45:8000'], [CO_45]],
    [{ paid: '0', patient_amount: '25', adjustments: '' }, 2_500, ['PR-2:2500', 'CO-45:15500'], [PR_2, CO_45]],
    [{ paid: '180', adjustments: '' }, 0, [], []],
  ])('say what the patient owes by its own column: %j', (cells, owed, adjustments, messages) => {
    const [answer] = readRows({ ...ANSWERED, ...cells }).answers;
    const written = answer?.lines[0]?.adjustments.map(({ group, carc, amount }) => `${group}-${carc}:${amount}`);
    expect([answer?.patientAmount, written]).toEqual([owed, adjustments]);
    expect(messagesOf({ ...ANSWERED, ...cells })).toEqual(messages);
  });

  it('settle every line to the cent by what the patient owes alone (law 6)', () => {
    const cents = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(cents, cents, cents, (paid, patient, off) => {
        const [charge, ...amounts] = [paid + patient + off, paid, patient].map(amountText);
        const cells = { charge, paid: amounts[0], patient_amount: amounts[1], adjustments: '' };
        const { answers, errors } = readRows({ ...ANSWERED, ...(cells as Cells) });
        if (paid + patient === 0 && off > 0) return expect([answers, errors]).toEqual([[], 1]);
        const taken = answers[0]?.lines[0]?.adjustments.map(({ amount }) => amount) ?? [];
        expect([answers[0]?.patientAmount, sumOf(taken), errors]).toEqual([patient, patient + off, 0]);
      }),
    );
  });

  it.each([
    [{ processed_on: '' }, 'processed_on: processed_on must be a date like 2026-03-16; it is blank.'],
    [{ outcome: 'pending' }, 'outcome: outcome must be paid or denied; it is written like aaaaaaa.'],
    [{ paid: '' }, 'paid: paid must say what the payer paid, like 125.00; it is blank.'],
    [{ paid: 'x' }, 'paid: paid must be an amount in dollars like 125.00; it is written like a.'],
    [
      { adjustments: '45:55' },
      'adjustments: An adjustment must be written like CO-45:12.50; it is written like 99:99.',
    ],
    [
      { adjustments: 'XX-45:55' },
      'adjustments: There is no such group of adjustments; CO, PR, OA, PI and CR are known.',
    ],
    [
      { patient_amount: '25', adjustments: 'CO-45:80' },
      'patient_amount: patient_amount is 25.00, and the adjustments of group PR add up to 0.00.',
    ],
    [
      { patient_amount: '12.34' },
      'patient_amount: patient_amount is 12.34, and the adjustments of group PR add up to 25.00.',
    ],
    [
      { patient_amount: '80.01', adjustments: '' },
      'patient_amount: patient_amount is 80.01, and 100.00 of 180.00 was paid.',
    ],
    [
      { patient_amount: '-5', adjustments: '' },
      'patient_amount: patient_amount is -5.00, and 100.00 of 180.00 was paid.',
    ],
    [
      { adjustments: '' },
      'adjustments: 100.00 of 180.00 was paid: adjustments or patient_amount must say what became of the rest.',
    ],
    [
      { paid: '0', patient_amount: '0', adjustments: '' },
      'adjustments: adjustments must give the payer’s reason for paying nothing.',
    ],
    [
      { paid: '', outcome: 'denied', adjustments: '' },
      'adjustments: adjustments must give the payer’s reason for paying nothing.',
    ],
    [
      { patient_amount: 'x' },
      'patient_amount: patient_amount must be an amount in dollars like 125.00; it is written like a.',
    ],
  ])('are refused with %j, and the claim is taken without one', (cells, message) => {
    const { claims, answers, answersLeftOut } = readRows({ ...ANSWERED, ...cells });
    expect([claims.length, answers.length, answersLeftOut]).toEqual([1, 0, 1]);
    expect(messagesOf({ ...ANSWERED, ...cells })).toContain(`error 2 ${message}`);
  });

  it.each([
    [{ paid: '101' }, 'paid: What is billed for the line less its adjustments is not what is paid.'],
    [{ outcome: 'denied' }, 'outcome: outcome is denied, and the payer paid something.'],
    [
      { adjustments: 'PI-45:55 PR-3:25' },
      'adjustments: A reduction that the payer initiated (PI) is taken as another adjustment (OA).',
    ],
  ])('are read with a warning of %j', (cells, message) => {
    expect(readRows({ ...ANSWERED, ...cells }).answers).toHaveLength(1);
    expect(messagesOf({ ...ANSWERED, ...cells })).toEqual([`warning 2 ${message}`]);
  });

  it('have the number that the payer gave the claim', () => {
    expect(readRows({ ...ANSWERED, payer_claim_number: 'ICN-1' }).answers[0]?.payerClaimNumber).toBe('ICN-1');
  });

  it('may have the day on which their claim was sent late in the evening', () => {
    const { claims, answers } = readRows({
      ...{ ...ANSWERED, submitted_at: '2026-03-02T21:30:00-05:00', processed_on: '2026-03-02' },
    });
    expect([claims[0]?.submissionDate, answers[0]?.processedOn]).toEqual(['2026-03-02T21:30:00Z', '2026-03-02']);
  });

  it('are left out with a claim that is', () => {
    const { claims, answers, answersLeftOut } = readRows({ ...ANSWERED, patient_name: '' });
    expect([claims, answers, answersLeftOut]).toEqual([[], [], 1]);
  });
});
