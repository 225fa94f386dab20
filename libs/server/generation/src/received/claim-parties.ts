import type { ClaimParty } from '@portal/contracts';
import { type FieldProblem, DomainError } from '@portal/domain';
import type { NamedParty, ReceivedClaim } from '@portal/interchange';
import { REFERENCE } from '@portal/reference';

/** Who of the portal stands for whom of the files, by the key of the party there. */
export type StandIns = Readonly<Record<string, string>>;

type StandIn = Pick<ClaimParty, 'standsFor' | 'how'>;

/** A provider or payer of the portal, and what files may know it by. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

const PROVIDERS: readonly Known[] = REFERENCE.providers.map(({ id, name, npi }) => ({ id, name, number: npi }));
const PAYERS: readonly Known[] = REFERENCE.payers.map(({ id, name }) => ({ id, name, number: id }));

/** What files call a party: its id, or its name where it has none. */
function keyOf({ id, name }: NamedParty): string {
  return (id ?? name ?? '').slice(0, 120);
}

/** Finds which providers and payers of the portal stand for those of files. */
export class ClaimParties {
  private readonly providers: Acquaintances;
  private readonly payers: Acquaintances;

  /** @throws DomainError `unknown-reference` naming a choice that the portal does not know */
  constructor(providers: StandIns, payers: StandIns) {
    const problems = [
      ...strangers('providers', providers, REFERENCE.providerById),
      ...strangers('payers', payers, REFERENCE.payerById),
    ];
    if (problems.length > 0) {
      throw new DomainError('unknown-reference', 'There is no such provider or payer in the portal.', problems);
    }
    this.providers = new Acquaintances(providers, PROVIDERS);
    this.payers = new Acquaintances(payers, PAYERS);
  }

  /** Id of the provider who stands for the one that bills the claim, or null. */
  providerOf({ billingProvider }: ReceivedClaim): string | null {
    return this.providers.standInFor(billingProvider).standsFor;
  }

  /** Id of the payer who stands for the claim's, or null. */
  payerOf({ payer }: ReceivedClaim): string | null {
    return this.payers.standInFor(payer).standsFor;
  }

  /** The billing providers of some claims, those with most claims first. */
  providersOf(claims: readonly ReceivedClaim[]): ClaimParty[] {
    return this.providers.among(claims.map(({ billingProvider }) => billingProvider));
  }

  /** The payers of some claims, those with most claims first. */
  payersOf(claims: readonly ReceivedClaim[]): ClaimParty[] {
    return this.payers.among(claims.map(({ payer }) => payer));
  }
}

function strangers(field: string, chosen: StandIns, known: ReadonlyMap<string, unknown>): FieldProblem[] {
  return Object.entries(chosen)
    .filter(([, id]) => !known.has(id))
    .map(([key, id]) => ({
      pointer: `/${field}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail: `there is no ${id}`,
    }));
}

/** Who of some known parties stands for whom. */
class Acquaintances {
  private readonly found = new Map<string, StandIn>();

  constructor(
    private readonly chosen: StandIns,
    private readonly known: readonly Known[],
  ) {}

  standInFor(party: NamedParty): StandIn {
    const key = `${party.id}/${party.name}`;
    let found = this.found.get(key);
    if (!found) this.found.set(key, (found = this.find(party)));
    return found;
  }

  /** Each of the parties once, with the number of times that it is there. */
  among(parties: readonly NamedParty[]): ClaimParty[] {
    const counted = new Map<string, { readonly party: NamedParty; claims: number }>();
    for (const party of parties) {
      const key = keyOf(party);
      const before = counted.get(key);
      if (before) before.claims++;
      else counted.set(key, { party, claims: 1 });
    }
    return [...counted]
      .map(([key, { party, claims }]) => ({ key, name: party.name, claims, ...this.standInFor(party) }))
      .sort((a, b) => b.claims - a.claims || (a.key < b.key ? -1 : 1));
  }

  private find(party: NamedParty): StandIn {
    const choice = this.chosen[keyOf(party)];
    if (choice !== undefined) return { standsFor: choice, how: 'chosen' };
    const byNumber = this.known.find(({ number }) => number === party.id);
    if (byNumber) return { standsFor: byNumber.id, how: 'id' };
    const name = plain(party.name ?? '');
    const byName = this.known.find((one) => name !== '' && plain(one.name) === name);
    return byName ? { standsFor: byName.id, how: 'name' } : { standsFor: null, how: 'unknown' };
  }
}

/** A name as it is compared: `AETNA, INC.` and `Aetna Inc` are one. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
