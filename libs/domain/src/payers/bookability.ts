import { activeContracts, instancesOf, mappingOf, type PayerBook } from './payer-book.js';
import type { PayerProfile, ServiceInstance } from './payer-profile.js';
import { templateOf, VISIT_KIND_NAMES, type VisitTemplate } from './visit-template.js';

/** What keeps a payer from being booked. */
export const OBSTACLES = [
  'suspended',
  'rejected',
  'no-contract',
  'no-intake',
  'intake-elsewhere',
  'intake-other-place',
  'missing-mapping',
] as const;
/** What keeps a payer from being booked. */
export type Obstacle = (typeof OBSTACLES)[number];

/** Whether a payer can be booked, and exactly why not. */
export interface Bookability {
  readonly bookable: boolean;
  /** Every obstacle, the first to remove first. Empty when bookable. */
  readonly obstacles: readonly { readonly code: Obstacle; readonly detail: string }[];
  /** What should be mended although it does not stand in the way. */
  readonly warnings: readonly string[];
}

/** How one kind of visit of a payer stands. */
export interface VisitState {
  readonly template: VisitTemplate;
  /** Instances that follow the template, oldest first. More than one is a duplicate. */
  readonly instances: readonly ServiceInstance[];
  readonly mapped: boolean;
}

/** The visits of a payer by template. */
export function visitStates(book: PayerBook, payerId: string): VisitState[] {
  const own = instancesOf(book, payerId);
  return book.templates.map((template) => {
    const instances = own.filter((instance) => templateOf(instance, book.templates) === template);
    return { template, instances, mapped: instances.some(({ id }) => mappingOf(book, id, template.system)) };
  });
}

/**
 * Whether a payer can be booked: it is neither suspended nor rejected, has a contract, and has an Intake by telehealth
 * that the booking system knows. The database's view says the same of every pair of provider and payer.
 */
export function bookabilityOf(book: PayerBook, payer: PayerProfile): Bookability {
  const obstacles: { code: Obstacle; detail: string }[] = [];
  if (payer.statusCode === 'suspended' || payer.statusCode === 'rejected')
    obstacles.push({ code: payer.statusCode, detail: `payer is ${payer.statusCode}` });
  if (activeContracts(book, payer.id) === 0) obstacles.push({ code: 'no-contract', detail: 'no contract in force' });
  const intake = intakeObstacle(book, payer.id);
  if (intake) obstacles.push(intake);
  return { bookable: obstacles.length === 0, obstacles, warnings: warningsOf(book, payer) };
}

function intakeObstacle(book: PayerBook, payerId: string): { code: Obstacle; detail: string } | null {
  const state = visitStates(book, payerId).find(({ template }) => template.kind === 'intake');
  if (!state) return { code: 'no-intake', detail: 'no Intake template' };
  if (state.mapped) return null;
  if (state.instances.length > 0) return { code: 'missing-mapping', detail: 'missing IntakeQ mapping' };
  const { serviceId, location, posCode } = state.template;
  const astray = instancesOf(book, payerId).filter((instance) => instance.serviceId === serviceId);
  const elsewhere = astray.find((instance) => instance.location !== location);
  if (elsewhere) return { code: 'intake-elsewhere', detail: `Intake at ${elsewhere.location}, not ${location}` };
  const other = astray.find((instance) => instance.posCode !== posCode);
  if (other)
    return { code: 'intake-other-place', detail: `Intake has place of service ${other.posCode}, not ${posCode}` };
  return { code: 'no-intake', detail: 'no Intake instance' };
}

function warningsOf(book: PayerBook, payer: PayerProfile): string[] {
  const states = visitStates(book, payer.id);
  const duplicates = states.filter(({ instances }) => instances.length > 1);
  const unmapped = states.filter(
    ({ template, instances, mapped }) => template.kind !== 'intake' && instances.length > 0 && !mapped,
  );
  return [
    ...duplicates.map(({ template }) => `duplicate ${VISIT_KIND_NAMES[template.kind]}, to be repaired`),
    ...unmapped.map(({ template }) => `${VISIT_KIND_NAMES[template.kind]} is not mapped`),
    ...(usesInsuranceService(payer, states) ? ['uses the insurance service; set its own if needed'] : []),
    ...(payer.setupFaults.length > 0 ? ['needs attention: its set-up did not finish'] : []),
  ];
}

/** The default Intake of the booking system is made for insurance: people who pay themselves may want their own. */
function usesInsuranceService(payer: PayerProfile, states: readonly VisitState[]): boolean {
  const mapped = states.some(({ template, mapped }) => template.kind === 'intake' && mapped);
  return payer.type === 'Self-Pay' && mapped && !payer.mappingOverrides.intake;
}
