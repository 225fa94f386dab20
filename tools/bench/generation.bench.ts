// Pure generation with adjudication on one core, against 100,000 claims a second and against three times the rate at
// which faker alone fills flat rows of the same fields. And the estimate, which is made anew while one types.
import { faker } from '@faker-js/faker';
import { DAY_SECONDS, runStart } from '@portal/domain';
import { type Carry, createRunKey, estimate, SCENARIOS, simulate, SIMULATION_VERSION } from '@portal/simulation';
import { bestOf, report } from './report.js';

const SEED = 20260105;
const DAYS = 30;
const FAKER_ROWS = 5_000;
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
  for (let i = 0; i < FAKER_ROWS; i++) fakerRow(i);
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
  limit: 3 * (FAKER_ROWS / fakerSeconds),
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

/** A flat row with a claim's fields, each filled by faker without any meaning: what a mock-data script would do. */
function fakerRow(index: number): object {
  return {
    id: `CLM-${index}`,
    providerId: faker.string.numeric(3),
    billingNpi: faker.string.numeric(10),
    renderingNpi: faker.string.numeric(10),
    payerId: faker.string.numeric(3),
    patientId: faker.string.uuid(),
    patientName: faker.person.fullName(),
    patientDob: faker.date.birthdate().toISOString(),
    patientSex: faker.helpers.arrayElement(['F', 'M']),
    memberId: faker.string.alphanumeric(11),
    dateOfService: faker.date.recent().toISOString(),
    submissionDate: faker.date.recent().toISOString(),
    processingDate: faker.date.recent().toISOString(),
    placeOfService: faker.helpers.arrayElement(['11', '22', '10']),
    diagnosisCode: faker.string.alphanumeric(5),
    procedureCode: faker.string.numeric(5),
    units: faker.number.int({ min: 1, max: 4 }),
    status: faker.helpers.arrayElement(['approved', 'denied']),
    denialReason: faker.lorem.words(3),
    billedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    allowedAmount: faker.number.int({ min: 5_000, max: 100_000 }),
    paidAmount: faker.number.int({ min: 5_000, max: 100_000 }),
  };
}
