import { inject, Injectable } from '@angular/core';
import type { ClaimImport, ClaimImportRequest } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** What is chosen beside the files: who stands for whom, the name of the set, and whether faulty claims are left out. */
export type ClaimImportChoices = Omit<ClaimImportRequest, 'dryRun'>;

/** Claims from files: the portal looks them through, and stores them. */
@Injectable({ providedIn: 'root' })
export class ClaimImportClient {
  private readonly api = inject(ApiClient);

  /**
   * What an import would bring. Nothing is stored.
   * @param sent told which share of the files has left this machine
   * @param cancelled breaks it off
   */
  check(
    files: readonly File[],
    choices: ClaimImportChoices,
    sent: (share: number) => void,
    cancelled: AbortSignal,
  ): Promise<ClaimImport> {
    return this.send(files, { ...choices, dryRun: true }, sent, cancelled);
  }

  /**
   * Stores the claims as a set of their own.
   * @param sent told which share of the files has left this machine
   * @param cancelled breaks it off; nothing of the set stays then
   */
  import(
    files: readonly File[],
    choices: ClaimImportChoices,
    sent: (share: number) => void,
    cancelled: AbortSignal,
  ): Promise<ClaimImport> {
    return this.send(files, { ...choices, dryRun: false }, sent, cancelled);
  }

  /** A CSV file that shows which columns are taken. */
  template(): Promise<string> {
    return this.api.text('/admin/claims/import/template');
  }

  private send(
    files: readonly File[],
    request: ClaimImportRequest,
    sent: (share: number) => void,
    cancelled: AbortSignal,
  ): Promise<ClaimImport> {
    const form = new FormData();
    form.append('request', JSON.stringify(request));
    for (const file of files) form.append('files', file);
    return this.api.upload('/admin/claims/import', form, sent, cancelled);
  }
}
