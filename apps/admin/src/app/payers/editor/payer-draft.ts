import type { PayerBody, PayerDetail, ProviderView } from '@portal/contracts';
import { VISIT_KINDS, type VisitKind } from '@portal/domain';
import type { ApiProblem } from '@portal/web/data';

/** A payer while it is edited. Own ids are text: an empty one means the default. */
export interface PayerDraft {
  readonly name: string;
  readonly type: PayerDetail['type'];
  readonly statusCode: PayerDetail['statusCode'];
  readonly providerIds: readonly string[];
  readonly ownIds: Readonly<Record<VisitKind, string>>;
}

/** A new payer. */
export const NEW_PAYER: PayerDraft = {
  name: '',
  type: 'Private',
  statusCode: 'approved',
  providerIds: [],
  ownIds: { intake: '', 'follow-up-short': '', 'follow-up-extended': '' },
};

/** A payer as it is now, ready to be edited. */
export function draftOf({ name, type, statusCode, providers, mappingOverrides }: PayerDetail): PayerDraft {
  return {
    name,
    type,
    statusCode,
    providerIds: providers.filter(({ inForce }) => inForce).map(({ providerId }) => providerId),
    ownIds: {
      intake: mappingOverrides.intake ?? '',
      'follow-up-short': mappingOverrides['follow-up-short'] ?? '',
      'follow-up-extended': mappingOverrides['follow-up-extended'] ?? '',
    },
  };
}

/** Providers in their order, those that have a contract with the payer before the others. */
export function inForceFirst(
  providers: readonly ProviderView[],
  { providerIds }: Pick<PayerDraft, 'providerIds'>,
): ProviderView[] {
  return providers.toSorted((a, b) => Number(providerIds.includes(b.id)) - Number(providerIds.includes(a.id)));
}

/** What is sent to save a draft. */
export function bodyOf({ name, type, statusCode, providerIds, ownIds }: PayerDraft, id: string | null): PayerBody {
  const mappingOverrides = Object.fromEntries(
    VISIT_KINDS.flatMap((kind) => (ownIds[kind].trim() === '' ? [] : [[kind, ownIds[kind].trim()]])),
  );
  return { ...(id === null ? {} : { id }), name, type, statusCode, providerIds: [...providerIds], mappingOverrides };
}

/** What is wrong with a field, where the API named it. */
export function fieldError(problem: ApiProblem | null, pointer: string): string | null {
  return problem?.errors.find((error) => error.pointer === pointer)?.detail ?? null;
}
