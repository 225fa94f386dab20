import type { ClaimLineSubmission, ClaimSubmission } from '../claims/claim.js';
import type { PricingMode } from '../generation/generation-config.js';
import { type Cents, roundToCents } from '../money/cents.js';
import type { Payer, PolicyBook, Procedure, Provider } from './policy-book.js';

/** Price ranges of a line in the Demo scenario, in cents, as the owner asked for them. */
export const DEMO_PRICE_RANGES: Readonly<Record<Procedure['demoCategory'], readonly [Cents, Cents]>> = {
  'E&M': [15_000, 30_000],
  Procedure: [20_000, 100_000],
  Lab: [5_000, 20_000],
};

const FACILITY_PLACES = new Set(['21', '22', '23', '24']);
/** The vaccine itself is free of charge. */
const FREE_SUPPLY_MODIFIER = 'SL';

/** Fee schedule amount of one unit: by place of service, and for the reading part alone with modifier 26. */
export function feeOf(procedure: Procedure, placeOfService: string | null, modifiers: readonly string[]): Cents {
  if (modifiers.includes(FREE_SUPPLY_MODIFIER)) return 0;
  if (modifiers.includes('26') && procedure.fee26Cents !== undefined) return procedure.fee26Cents;
  if (procedure.feeFacilityCents !== undefined && FACILITY_PLACES.has(placeOfService ?? ''))
    return procedure.feeFacilityCents;
  return procedure.feeCents;
}

/**
 * What a provider charges for a line, in cents. A provider has one price per code for all payers. `fee-schedule`: fee ×
 * the provider's multiple × units. `demo`: one price per provider and code for the whole line, whatever the units, inside
 * the range of its category.
 */
export function chargeFor(
  pricing: PricingMode,
  provider: Provider,
  procedure: Procedure,
  line: Pick<ClaimLineSubmission, 'modifiers' | 'units'>,
  placeOfService: string | null,
): Cents {
  if (pricing === 'demo') return demoPrice(provider, procedure);
  return roundToCents(feeOf(procedure, placeOfService, line.modifiers) * provider.chargeMultiple) * line.units;
}

/** What a line yields if nothing is wrong with it. */
export interface LinePrice {
  readonly billed: Cents;
  readonly allowed: Cents;
  readonly patient: Cents;
  /** Why the patient owes: 1 deductible, 2 coinsurance, 3 copay. */
  readonly patientCarc: '1' | '2' | '3';
}

/**
 * Prices the lines of a claim for its payer. `demo` pays as billed. `fee-schedule` allows fee × the payer's multiple, at
 * most the charge, and leaves the patient a copay on the visit, else the open deductible, else coinsurance. Whose
 * deductible is open follows from the member number and the year, so that the same member gets the same answer.
 */
export function priceLines(claim: ClaimSubmission, payer: Payer, book: PolicyBook): LinePrice[] {
  if (book.pricing === 'demo') {
    return claim.lineItems.map(({ billedAmount }) => ({
      billed: billedAmount,
      allowed: billedAmount,
      patient: 0,
      patientCarc: '2',
    }));
  }
  const deductibleOpen = openDeductible(claim, payer);
  let copayLeft = copayOf(claim, payer);
  return claim.lineItems.map((line) => {
    const procedure = book.procedures.get(line.procedureCode);
    const fee = procedure ? feeOf(procedure, claim.placeOfService, line.modifiers) * line.units : 0;
    const billed = line.billedAmount;
    const allowed = Math.min(billed, roundToCents(fee * payer.feeMultiple));
    if (deductibleOpen) return { billed, allowed, patient: allowed, patientCarc: '1' as const };
    if (procedure?.em && copayLeft > 0) {
      const patient = Math.min(allowed, copayLeft);
      copayLeft = 0;
      return { billed, allowed, patient, patientCarc: '3' as const };
    }
    return {
      billed,
      allowed,
      patient: roundToCents(allowed * (payer.patientShare.coinsurance ?? 0)),
      patientCarc: '2' as const,
    };
  });
}

function openDeductible({ memberId, dateOfService }: ClaimSubmission, { patientShare }: Payer): boolean {
  const chance = patientShare.deductibleChance ?? 0;
  return chance > 0 && hash(memberId + dateOfService.slice(0, 4)) < chance;
}

function copayOf({ memberId }: ClaimSubmission, { patientShare }: Payer): Cents {
  if (!patientShare.copay) return 0;
  const [primaryCare, specialist] = patientShare.copay;
  return 100 * (hash(memberId) < 0.5 ? primaryCare : specialist);
}

const demoPrices = new WeakMap<Provider, Map<Procedure, Cents>>();

function demoPrice(provider: Provider, procedure: Procedure): Cents {
  let prices = demoPrices.get(provider);
  if (!prices) demoPrices.set(provider, (prices = new Map()));
  const known = prices.get(procedure);
  if (known !== undefined) return known;
  const [min, max] = DEMO_PRICE_RANGES[procedure.demoCategory];
  const price = 100 * Math.round((min + hash(provider.id + procedure.code) * (max - min)) / 100);
  prices.set(procedure, price);
  return price;
}

/** FNV-1a over the text, as a share of 1. Prices and members are fixed by their names, not drawn. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return (value >>> 0) / 4_294_967_296;
}
