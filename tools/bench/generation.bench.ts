// Pure generation with adjudication on one core, against 100,000 claims a second and against three times the rate at
// which faker alone fills flat rows of the same fields. And the estimate, which is made anew while one types.
import { faker } from '@faker-js/faker';
import { type Claim, type ClaimLine, DAY_SECONDS, runStart } from '@portal/domain';
import { type Carry, createRunKey, estimate, SCENARIOS, simulate, SIMULATION_VERSION } from '@portal/simulation';
import { bestOf, report } from './report.js';

const SEED = 20260105;
const DAYS = 30;
const FAKER_CLAIMS = 5_000;
/** Claims of a batch of the portal. */
const BATCH_CLAIMS = 500;

const demo = SCENARIOS.find((scenario) => scenario.id === 'demo');
if (!demo) throw new Error('the demo scenario is missing');
const hospital = SCENARIOS.find((scenario) => scenario.id === 'hospital');
if (!hospital) throw new Error('the hospital scenario is missing');
const config = { ...demo.config, claimsPerDay: 1000, warmupDays: 0, duration: 'continuous' as const };
const runKey = createRunKey(config, SEED, SIMULATION_VERSION, 1);
const run = { runId: `RUN-${runKey}`, runKey, seed: SEED, config, inputs: [] };
const start = runStart(config);

let claims = 0;
const seconds = bestOf(3, () => {
  claims = livedThrough();
});
const claimsPerSecond = claims / seconds;

const fakerSeconds = bestOf(3, () => {
  for (let i = 0; i < FAKER_CLAIMS; i++) fakerRows(i);
});

report({
  name: 'generation.claims-per-second',
  value: claimsPerSecond,
  unit: 'claims/s',
  limit: 100_000,
  goal: 'at-least',
});
report({
  name: 'generation.against-faker-rows',
  value: claimsPerSecond,
  unit: 'claims/s',
  limit: 3 * (FAKER_CLAIMS / fakerSeconds),
  goal: 'at-least',
});
report({
  name: 'generation.estimate',
  value: bestOf(3, () => estimate(hospital.config, 'max')) * 1_000,
  unit: 'ms',
  limit: 250,
  goal: 'at-most',
});

/** Lives through the run in batches, as the portal does; answers with the number of its claims. */
function livedThrough(): number {
  const end = start + DAYS * DAY_SECONDS;
  let number = 0;
  for (let [now, carry]: [number, Carry | null] = [start, null]; now < end;) {
    const step = simulate(run, now, end, carry, { maxClaims: BATCH_CLAIMS });
    number += step.batch.claims.length;
    [now, carry] = [step.batch.to, step.carry];
  }
  return number;
}

/** Lines of a claim, about as many as ours have. */
const FAKER_LINES = 2;

/**
 * What a mock-data script would do: a flat row with the fields of a claim and one for each of its lines, each field filled
 * by faker without any meaning. Fields that most claims leave blank, and what the payer's file says, cost nothing.
 */
function fakerRows(index: number): object[] {
  return [fakerClaim(index), ...Array.from({ length: FAKER_LINES }, (_, line) => fakerLine(line))];
}

function fakerClaim(index: number) {
  return {
    id: `CLM-${index}`,
    runId: 'RUN-1',
    source: 'generated',
    sequence: index,
    synthetic: true,
    providerId: faker.string.numeric(3),
    specialtyId: faker.helpers.arrayElement(['family', 'internal', 'cardiology']),
    billingNpi: faker.string.numeric(10),
    renderingNpi: faker.string.numeric(10),
    payerId: faker.string.numeric(3),
    patientId: faker.string.alphanumeric(12),
    patientName: faker.person.fullName(),
    patientDob: faker.date.birthdate().toISOString(),
    patientSex: faker.helpers.arrayElement(['F', 'M']),
    memberId: faker.string.alphanumeric(11),
    dateOfService: faker.date.recent().toISOString(),
    submissionDate: faker.date.recent().toISOString(),
    placeOfService: faker.helpers.arrayElement(['11', '22', '10']),
    serviceLocation: faker.location.streetAddress(),
    diagnosisCodes: [faker.string.alphanumeric(5), faker.string.alphanumeric(5)],
    procedureCodes: [faker.string.numeric(5), faker.string.numeric(5)],
    authorizationNumber: null,
    referralNumber: null,
    orderingNpi: null,
    referringNpi: null,
    cliaNumber: null,
    accidentDate: null,
    attachmentControlNumber: null,
    primaryRemittanceNumber: null,
    frequencyCode: '1',
    originalClaimId: null,
    billedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    status: faker.helpers.arrayElement(['approved', 'denied']),
    initialStatus: faker.helpers.arrayElement(['approved', 'denied']),
    processingDate: faker.date.recent().toISOString(),
    denialReason: faker.lorem.words(3),
    denialCauseId: faker.string.numeric(3),
    denialGroup: faker.helpers.arrayElement(['CO', 'PR', 'OA']),
    denialCarc: faker.string.numeric(2),
    denialRarcs: [],
    denialLine: null,
    allowedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    paidAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    patientAmount: faker.number.int({ min: 0, max: 5_000 }),
    adjustmentAmount: faker.number.int({ min: 0, max: 50_000 }),
    payerRecord: null,
  } satisfies Record<keyof Omit<Claim, 'lineItems'>, unknown>;
}

function fakerLine(line: number) {
  return {
    lineNumber: line + 1,
    procedureCode: faker.string.numeric(5),
    modifiers: [],
    units: faker.number.int({ min: 1, max: 4 }),
    diagnosisCodes: [faker.string.alphanumeric(5)],
    ndc: null,
    billedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    status: faker.helpers.arrayElement(['approved', 'denied']),
    allowedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    paidAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    patientAmount: faker.number.int({ min: 0, max: 5_000 }),
    adjustments: [],
  } satisfies Record<keyof ClaimLine, unknown>;
}
