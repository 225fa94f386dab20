import type { Edit } from '../adjudication/adjudication.js';
import type { DocumentRule, ModifierRule, Payer, PolicyBook, Procedure } from '../adjudication/policy-book.js';
import { causeOfEdit } from '../denial-patterns/denial-causes.js';
import type { Policy } from './policy.js';
import { policyIdOf } from './policy-id.js';

type Scope = Partial<Pick<Policy, 'payerIds' | 'procedureCodes' | 'placeOfService' | 'minimumLines'>>;

/** Every rule of a policy book as a policy, in the order in which payers look at them. */
export function policiesOf(book: PolicyBook): Policy[] {
  return [
    ...coveragePolicies(book),
    ...codingPolicies(book),
    ...modifierPolicies(book),
    ...necessityPolicies(book),
    ...frequencyPolicies(book),
    ...telehealthPolicies(book),
    ...unitPolicies(book),
    ...pairPolicies(book),
    ...paperPolicies(book),
  ];
}

function policy(edit: Edit, ruleId: string | null, name: string, scope: Scope = {}): Policy {
  return {
    id: policyIdOf(edit, ruleId),
    name,
    edit,
    causeId: causeOfEdit(edit),
    source: 'book',
    payerIds: null,
    procedureCodes: null,
    placeOfService: null,
    minimumLines: 1,
    effectiveFrom: null,
    effectiveTo: null,
    ...scope,
  };
}

function coveragePolicies(book: PolicyBook): Policy[] {
  return [
    policy('WRONGPAYER', null, 'Claims go to the payer that covers the patient'),
    policy('MEMBER', null, 'The member number must be known'),
    policy('ELIG', null, 'Coverage on the day of service'),
    policy('DUP', null, 'A claim is sent once'),
    policy('LATE', null, 'Claims are filed in time', {
      payerIds: payersWith(book, ({ timelyFilingDays }) => timelyFilingDays !== null),
    }),
    policy('COB', null, 'The first payer answers first'),
    policy('MISSING', null, 'A claim must be complete'),
    policy('NONCOV', null, 'What the plan covers'),
  ];
}

function codingPolicies(book: PolicyBook): Policy[] {
  return [
    policy('DXRULE', null, 'Diagnoses stand in a right order and combination'),
    policy('AGESEX', null, 'Codes fit the age and sex of the patient'),
    policy('CODE', null, 'Codes must be known'),
    policy('BUNDLED', null, 'Services that are always part of another', { procedureCodes: [...book.bundledCodes] }),
    policy('ADDON', null, 'An add-on stands beside the service that it adds to', {
      procedureCodes: codesWith(book, ({ addOnTo }) => addOnTo !== undefined),
    }),
  ];
}

function modifierPolicies(book: PolicyBook): Policy[] {
  const rules = new Map<string, ModifierRule>();
  for (const rule of [...[...book.modifierRules.values()].flat(), ...book.placeModifierRules]) rules.set(rule.id, rule);
  return [
    ...[...rules.values()].map(({ id, codes, needs, needsOneOf = [] }) =>
      policy('MODRULE', id, needs ? `Modifier ${needs}` : `One of the modifiers ${needsOneOf.join(', ')}`, {
        procedureCodes: codes ? [...codes] : null,
      }),
    ),
    policy('MODRULE', 'laterality', 'The side of the modifier is that of the diagnosis'),
    policy('MODRULE', 'modifier-list', 'At most four modifiers, none of them twice'),
    policy('MODRULE', 'laboratory', 'Tests that the laboratory is certified for', {
      procedureCodes: codesWith(book, ({ clia }) => clia !== undefined),
    }),
  ];
}

function necessityPolicies({ necessity }: PolicyBook): Policy[] {
  const rules = new Map([...necessity.values()].map((rule) => [rule.id, rule]));
  return [...rules.values()].map(({ id, codes }) =>
    policy('NEC', id, `Diagnoses that support ${codes.join(', ')}`, { procedureCodes: [...codes] }),
  );
}

function frequencyPolicies(book: PolicyBook): Policy[] {
  const rules = new Map([...book.frequency.values()].flat().map((rule) => [rule.id, rule]));
  return [...rules.values()].map(({ id, codes, minDays, visitLimit }) => {
    const limited = visitLimit ? payersWith(book, ({ therapyVisitLimit }) => therapyVisitLimit !== null) : null;
    const name = visitLimit ? 'Therapy visits a year' : `${codes.join(', ')} at most once in ${minDays} days`;
    return policy('FREQ', id, name, { procedureCodes: [...codes], payerIds: limited });
  });
}

function telehealthPolicies(book: PolicyBook): Policy[] {
  return [
    policy('TELE', 'not-eligible', 'Services that may be given by video', {
      procedureCodes: codesWith(book, ({ telehealth }) => !telehealth),
    }),
    policy('TELE', 'modifier', 'Video visits carry modifier 95', {
      payerIds: payersWith(book, ({ kind }) => kind !== 'medicare'),
      procedureCodes: codesWith(book, ({ telehealth }) => telehealth === true),
    }),
    policy('TELE', 'place', 'Place and telehealth modifier agree', {
      procedureCodes: codesWith(book, ({ telehealth }) => telehealth === true),
    }),
  ];
}

function unitPolicies(book: PolicyBook): Policy[] {
  const indicators = [...new Set([...book.procedures.values()].map(({ mai }) => mai))].sort((a, b) => a - b);
  return indicators.map((mai) =>
    policy('MUE', `MUE-${mai}`, mai === 3 ? 'Units a day, more with a record' : 'Units a day, never more', {
      procedureCodes: codesWith(book, (procedure) => procedure.mai === mai),
    }),
  );
}

function pairPolicies(book: PolicyBook): Policy[] {
  const codesOf = (wanted: 0 | 1) =>
    new Set(
      [...book.pairs].flatMap(([first, seconds]) =>
        [...seconds].flatMap(([second, indicator]) => (indicator === wanted ? [first, second] : [])),
      ),
    );
  const visits = codesWith(book, ({ em }) => em === true);
  return [
    policy('EM25', null, 'Modifier 25 on a visit beside a procedure', { procedureCodes: visits, minimumLines: 2 }),
    policy('EM57', null, 'Modifier 57 on a visit that decides on major surgery', {
      procedureCodes: codesWith(book, ({ procedureClass }) => procedureClass === 'major'),
      minimumLines: 2,
    }),
    policy('EM25', 'G2211', 'Visit complexity is not paid beside modifier 25', {
      procedureCodes: ['G2211'],
      minimumLines: 2,
    }),
    policy('PTP', 'PTP-1', 'Code pairs that only a modifier parts', {
      procedureCodes: [...codesOf(1)],
      minimumLines: 2,
    }),
    policy('PTP', 'PTP-0', 'Code pairs that are never paid together', {
      procedureCodes: [...codesOf(0)],
      minimumLines: 2,
    }),
  ];
}

function paperPolicies(book: PolicyBook): Policy[] {
  return [
    ...book.authorization
      .filter(({ codes }) => codes.length > 0)
      .map(({ id, codes }) =>
        policy('AUTH', id, `Authorization for ${listed(codes)}`, {
          procedureCodes: [...codes],
          payerIds: payersWith(book, ({ authorizationRules }) => authorizationRules.includes(id)),
        }),
      ),
    policy('REFERRAL', null, 'A referral for an office visit to a specialist', {
      payerIds: payersWith(book, ({ requiresReferral }) => requiresReferral),
      procedureCodes: codesWith(book, ({ emOffice }) => emOffice === true),
    }),
    ...book.documentation.map((rule) => documentPolicy(rule, book)),
  ];
}

const PAPERS: Readonly<Record<DocumentRule['requires'], string>> = {
  ndc: 'The drug code on drug lines',
  orderingProvider: 'The clinician who ordered the service',
  referringProvider: 'The clinician who referred the patient',
  cliaNumber: 'The certificate number of the laboratory',
  accidentDate: 'The date of an accident',
  attachment: 'Records sent along',
};

function documentPolicy(
  { id, requires, flag, codes, modifiers, kinds, payerHabit }: DocumentRule,
  book: PolicyBook,
): Policy {
  const about = modifiers ? ` for modifiers ${listed(modifiers)}` : codes ? ` for ${listed(codes)}` : '';
  return policy('DOC', id, PAPERS[requires] + about, {
    payerIds:
      kinds || payerHabit
        ? payersWith(
            book,
            ({ kind, documentationHabits }) =>
              (!kinds || kinds.includes(kind)) && (!payerHabit || documentationHabits.includes(payerHabit)),
          )
        : null,
    procedureCodes: codes ? [...codes] : flag ? codesWith(book, (procedure) => Boolean(procedure[flag])) : null,
  });
}

function payersWith({ payers }: PolicyBook, holds: (payer: Payer) => boolean): string[] {
  return [...payers.values()].filter((payer) => payer.submitsClaims && holds(payer)).map(({ id }) => id);
}

function codesWith({ procedures }: PolicyBook, holds: (procedure: Procedure) => boolean): string[] {
  return [...procedures.values()].filter(holds).map(({ code }) => code);
}

function listed(items: readonly string[]): string {
  return items.length > 4 ? `${items.slice(0, 3).join(', ')} and ${items.length - 3} more` : items.join(', ');
}
