import { inject, Injectable } from '@angular/core';
import type {
  AuditPage,
  BackfillBody,
  BackfillReport,
  BookedVisitList,
  InstanceBody,
  PayerBody,
  PayerDetail,
  PayerList,
  PayerSetupView,
  ServiceView,
} from '@portal/contracts';
import { ApiClient, type QueryValues } from './api-client.js';

/** Payers, their service instances, the backfill and the audit trail. */
@Injectable({ providedIn: 'root' })
export class PayerClient {
  private readonly api = inject(ApiClient);

  /** All payers; a practice has at most 200. */
  list(): Promise<PayerList> {
    return this.api.get('/admin/payers');
  }

  get(payerId: string): Promise<PayerDetail> {
    return this.api.get(`/admin/payers/${encodeURIComponent(payerId)}`);
  }

  async services(): Promise<readonly ServiceView[]> {
    return (await this.api.get<{ items: ServiceView[] }>('/admin/payers/services')).items;
  }

  /** Creates the payer, or updates the one with this id or name. */
  save(body: PayerBody): Promise<PayerSetupView> {
    return this.api.post('/admin/payers/comprehensive-update', body);
  }

  /** Tries again what failed when the payer was set up. */
  retry(payerId: string): Promise<PayerSetupView> {
    return this.api.post(`/admin/payers/${encodeURIComponent(payerId)}/retry`);
  }

  addInstance(payerId: string, body: InstanceBody): Promise<PayerDetail> {
    return this.api.post(`/admin/payers/${encodeURIComponent(payerId)}/instances`, body);
  }

  removeInstance(payerId: string, instanceId: string): Promise<PayerDetail> {
    return this.api.delete(`/admin/payers/${encodeURIComponent(payerId)}/instances/${encodeURIComponent(instanceId)}`);
  }

  /** @param externalId id of its own in the booking system; null gives the default back */
  mapInstance(payerId: string, instanceId: string, externalId: string | null): Promise<PayerDetail> {
    const path = `/admin/payers/${encodeURIComponent(payerId)}/instances/${encodeURIComponent(instanceId)}/mapping`;
    return this.api.put(path, { externalId });
  }

  /** Replaces all payers by the state as it was found. */
  loadStartingState(discardEdits: boolean): Promise<PayerList> {
    return this.api.post('/admin/payers/starting-state', { discardEdits });
  }

  /** Plans a backfill, or applies the plan that was approved. */
  backfill(body: BackfillBody): Promise<BackfillReport> {
    return this.api.post('/admin/backfill-service-instances', body);
  }

  /** Booked visits to come, as a run can take them in. */
  visitsAhead(): Promise<BookedVisitList> {
    return this.api.get('/appointments/visits');
  }

  /** A page of the audit trail, newest first. */
  audit(query: QueryValues): Promise<AuditPage> {
    return this.api.get('/admin/audit-log', query);
  }
}
