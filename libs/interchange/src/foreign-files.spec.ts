import { readClaimFile } from './read-claim-file.js';
import { FOREIGN_ANSWERS, FOREIGN_CLAIMS } from './testing/foreign-files.js';

describe('a file of another program', () => {
  it('holds claims of two providers, whatever separators it has and in whatever case names are written', () => {
    const { format, claims, claimsLeftOut, findings } = readClaimFile('out.txt', FOREIGN_CLAIMS);
    expect([format, claimsLeftOut, findings]).toEqual(['x12-837', 0, []]);
    const practice = { id: '1999999984', name: 'example practice' };
    expect(claims).toMatchObject([
      {
        ...{ claimNumber: 'a/1', submissionDate: '2026-03-02T09:15:00Z', dateOfService: '2026-02-27' },
        billingProvider: { id: '1234567893', name: 'sample, mary' },
        payer: { id: 'ex001', name: 'example health plan' },
        patient: { name: 'de la muestra, ana maria', birthDate: '1991-07-04', sex: 'F', memberId: 'w 0001' },
        lines: [{ procedureCode: '99212', diagnosisCodes: ['J06.9'], billedAmount: 9_500 }],
      },
      {
        ...{ claimNumber: 'b-1', billingProvider: practice, payer: { id: 'ex002', name: 'second plan' } },
        patient: { name: 'sample, nia', birthDate: '2015-01-02', sex: 'F', memberId: 'w0002' },
        lines: [{ procedureCode: '90460', diagnosisCodes: ['Z00.129'], billedAmount: 6_050 }],
      },
      { claimNumber: 'b-2', billingProvider: practice },
    ]);
  });

  it('names other payers beside the one that it goes to, and nothing of theirs is taken', () => {
    const [, before, claim] = readClaimFile('out.txt', FOREIGN_CLAIMS).claims;
    expect(claim).toMatchObject({
      ...{ payer: before?.payer, patient: before?.patient, renderingNpi: '1234567893', replacedClaimNumber: null },
      ...{ dateOfService: '2026-02-25', billedAmount: 18_000, diagnosisCodes: ['H65.03', 'J06.9'] },
      lines: [{ procedureCode: '99213', modifiers: ['25'], diagnosisCodes: ['H65.03', 'J06.9'], billedAmount: 18_000 }],
    });
  });

  it('holds answers of a payer that paid after another, whose part is an adjustment', () => {
    const { format, answers, answersLeftOut, findings } = readClaimFile('era.txt', FOREIGN_ANSWERS);
    expect([format, answersLeftOut]).toEqual(['x12-835', 0]);
    expect(findings.map(({ field }) => field)).toEqual(['ISA16']);
    const otherPayer = { group: 'OA', carc: '23', rarcs: [] };
    const [usual, share] = [
      { group: 'CO', carc: '45', amount: 3_000 },
      { group: 'PR', carc: '2', amount: 1_000 },
    ];
    expect(answers).toMatchObject([
      {
        ...{ claimNumber: 'b-2', payerClaimNumber: 'plan-77', processedOn: '2026-03-17', outcome: 'paid' },
        ...{ billedAmount: 18_000, paidAmount: 4_000, patientAmount: 1_000, adjustments: [] },
        lines: [{ modifiers: ['25'], adjustments: [{ ...otherPayer, amount: 10_000 }, usual, share] }],
      },
      {
        ...{ claimNumber: 'c-1', payerClaimNumber: 'plan-78', outcome: 'paid', billedAmount: 2_500, paidAmount: 1_000 },
        ...{ adjustments: [{ ...otherPayer, amount: 1_500 }], lines: [] },
      },
    ]);
  });
});
