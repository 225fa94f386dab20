/** Stands in text and in stored columns for what is null in a scope: payers in general, or wherever it is given. */
export const ANY = '*';

/** A service, of one payer or of all, in one place or everywhere. */
export interface ServiceScope {
  /** Null = payers in general. */
  readonly payerId: string | null;
  /** A code, or `WHOLE_CLAIM` for claims as such. */
  readonly procedureCode: string;
  /** Null = wherever it is given. */
  readonly placeOfService: string | null;
}

/** A scope as text. */
export function scopeKey({ payerId, procedureCode, placeOfService }: ServiceScope): string {
  return `${payerId ?? ANY} ${procedureCode} ${placeOfService ?? ANY}`;
}

/** The scopes that a service falls into: its payer and place, its payer, its place, the service as such. */
export function scopesAround(payerId: string, procedureCode: string, placeOfService: string): ServiceScope[] {
  return [
    { payerId, procedureCode, placeOfService },
    { payerId, procedureCode, placeOfService: null },
    { payerId: null, procedureCode, placeOfService },
    { payerId: null, procedureCode, placeOfService: null },
  ];
}

/** The scope that two scopes share, or null when no service falls into both. */
export function commonScope(a: ServiceScope, b: ServiceScope): ServiceScope | null {
  if (a.procedureCode !== b.procedureCode) return null;
  if (a.payerId !== null && b.payerId !== null && a.payerId !== b.payerId) return null;
  if (a.placeOfService !== null && b.placeOfService !== null && a.placeOfService !== b.placeOfService) return null;
  return {
    payerId: a.payerId ?? b.payerId,
    procedureCode: a.procedureCode,
    placeOfService: a.placeOfService ?? b.placeOfService,
  };
}
