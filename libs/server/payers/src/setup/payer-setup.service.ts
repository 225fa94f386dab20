import { Injectable } from '@nestjs/common';
import type { payerBody } from '@portal/contracts';
import { type AuditNote, DomainError, MAX_PAYERS, notFound, type PayerProfile, unknownReference } from '@portal/domain';
import { providerName, REFERENCE } from '@portal/reference';
import { PayerEntity, ProviderPayerNetworkEntity, takeTurn, UnitOfWork } from '@portal/server/database';
import { WallClock } from '@portal/server/runtime';
import { type EntityManager, Not } from 'typeorm';
import type { z } from 'zod';
import { AuditStore } from '../audit/audit.store.js';
import { MappingStore } from '../instances/mapping.store.js';
import { VisitSetup, type VisitSetupResult } from './visit-setup.js';

/** What a payer is to be. */
export type PayerRequest = z.output<typeof payerBody>;

/** What became of it. */
export interface PayerSaved {
  readonly payerId: string;
  readonly created: boolean;
  readonly visits: VisitSetupResult;
}

/** Digits of a payer's number. */
const NUMBER_DIGITS = 3;

const NOTHING_DONE: VisitSetupResult = { instancesCreated: 0, mappingsCreated: 0, faults: [] };

/** Creates and updates payers so that nobody has to do anything by hand before they can be booked. */
@Injectable()
export class PayerSetupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitSetup,
    private readonly mappings: MappingStore,
    private readonly audit: AuditStore,
    private readonly clock: WallClock,
  ) {}

  /**
   * Creates the payer, or updates the one with the id or the name, then its contracts, instances and mappings. The payer
   * stands whatever becomes of its visits; what failed is kept with it.
   * @throws DomainError `unknown-reference` for a payer or provider that does not exist, `conflict`
   */
  save(request: PayerRequest, actorUserId: string): Promise<PayerSaved> {
    refuseUnknownProviders(request.providerIds ?? []);
    return this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'payers');
      const before = await this.find(manager, request);
      const payer = await this.store(manager, request, before, actorUserId);
      if (request.providerIds) await this.setContracts(manager, payer.id, request.providerIds, actorUserId);
      if (request.mappingOverrides) await this.mappings.follow(manager, payer, actorUserId);
      const visits = await this.setUpVisits(manager, payer, { actorUserId, newPayer: before === null });
      return { payerId: payer.id, created: before === null, visits };
    });
  }

  /**
   * Tries again what failed when a payer was set up.
   * @throws DomainError `not-found`
   */
  retry(payerId: string, actorUserId: string): Promise<PayerSaved> {
    return this.unitOfWork.run(async (manager) => {
      await takeTurn(manager, 'payers');
      const payer = await manager.findOneBy(PayerEntity, { id: payerId });
      if (!payer) throw notFound('payer', payerId);
      const visits = await this.setUpVisits(manager, payer, { actorUserId, newPayer: false });
      return { payerId, created: false, visits };
    });
  }

  private async find(manager: EntityManager, { id, name }: PayerRequest): Promise<PayerEntity | null> {
    const payer = await manager.findOneBy(PayerEntity, id ? { id } : { name });
    if (id && !payer) throw unknownReference('payer', id, '/id');
    if (id && (await manager.existsBy(PayerEntity, { name, id: Not(id) })))
      throw new DomainError('conflict', `Another payer is called ${name}`, [
        { pointer: '/name', detail: 'is the name of another payer' },
      ]);
    return payer;
  }

  private async store(
    manager: EntityManager,
    { name, type, statusCode, mappingOverrides }: PayerRequest,
    before: PayerEntity | null,
    actorUserId: string,
  ): Promise<PayerProfile> {
    const now = this.clock.now();
    const payer: PayerProfile = {
      id: before?.id ?? (await nextId(manager, name)),
      name,
      type,
      statusCode: statusCode ?? before?.statusCode ?? 'approved',
      mappingOverrides: mappingOverrides ?? before?.mappingOverrides ?? {},
      setupFaults: before?.setupFaults ?? [],
      createdAt: before?.createdAt ?? now,
      updatedAt: before?.updatedAt ?? now,
    };
    if (JSON.stringify(payer) === JSON.stringify(before)) return payer;
    const stored = { ...payer, updatedAt: now };
    await manager.save(PayerEntity, stored);
    await this.audit.record(manager, [
      {
        ...{ actorUserId, source: 'editor', payerId: payer.id, entity: 'payers', entityId: payer.id },
        action: before ? 'update_payer' : 'create_payer',
        before: before && { ...before },
        after: { ...stored },
        note: before ? 'Payer updated' : 'Payer created',
      },
    ]);
    return stored;
  }

  private async setContracts(
    manager: EntityManager,
    payerId: string,
    providerIds: readonly string[],
    actorUserId: string,
  ): Promise<void> {
    const known = await manager.findBy(ProviderPayerNetworkEntity, { payerId });
    const wanted = [...new Set(providerIds)];
    const rows = [
      ...wanted.map((providerId) => ({ providerId, payerId, status: 'active' as const })),
      ...known
        .filter(({ providerId }) => !wanted.includes(providerId))
        .map(({ providerId }) => ({ providerId, payerId, status: 'ended' as const })),
    ].filter((row) => known.find(({ providerId }) => providerId === row.providerId)?.status !== row.status);
    if (rows.length === 0) return;
    await manager.upsert(ProviderPayerNetworkEntity, rows, ['providerId', 'payerId']);
    await this.audit.record(
      manager,
      rows.map((row): AuditNote => {
        const before = known.find(({ providerId }) => providerId === row.providerId);
        return {
          ...{ actorUserId, source: 'editor', payerId, entity: 'provider_payer_networks' },
          action: row.status === 'active' ? 'begin_contract' : 'end_contract',
          entityId: `${row.providerId}/${payerId}`,
          before: before ? { status: before.status } : null,
          after: { status: row.status },
          note: `Contract with ${providerName(row.providerId)}`,
        };
      }),
    );
  }

  /** Suspended and rejected payers get no visits; those that they have stay, and cannot be booked. */
  private async setUpVisits(
    manager: EntityManager,
    payer: PayerProfile,
    cause: { readonly actorUserId: string; readonly newPayer: boolean },
  ): Promise<VisitSetupResult> {
    const out = payer.statusCode === 'suspended' || payer.statusCode === 'rejected';
    const result = out ? NOTHING_DONE : await this.visits.ensure(manager, payer, cause);
    if (JSON.stringify(result.faults) !== JSON.stringify(payer.setupFaults))
      await manager.update(PayerEntity, { id: payer.id }, { setupFaults: result.faults });
    return result;
  }
}

function refuseUnknownProviders(providerIds: readonly string[]): void {
  const problems = providerIds.flatMap((providerId, index) =>
    REFERENCE.providerById.has(providerId)
      ? []
      : [{ pointer: `/providerIds/${index}`, detail: `there is no provider ${providerId}` }],
  );
  if (problems.length > 0)
    throw new DomainError('unknown-reference', 'A provider with a contract does not exist', problems);
}

/** The id that claims name a payer by, or the next number. */
async function nextId(manager: EntityManager, name: string): Promise<string> {
  const ids = (await manager.find(PayerEntity, { select: { id: true } })).map(({ id }) => id);
  if (ids.length >= MAX_PAYERS)
    throw new DomainError('conflict', `There are ${MAX_PAYERS} payers, as many as a practice can have here`);
  const known = REFERENCE.payers.find((payer) => payer.name === name);
  if (known && !ids.includes(known.id)) return known.id;
  const numbers = [...ids, ...REFERENCE.payerById.keys()].map((id) => Number(/^PAY-(\d+)$/.exec(id)?.[1] ?? 0));
  return `PAY-${String(Math.max(...numbers) + 1).padStart(NUMBER_DIGITS, '0')}`;
}
