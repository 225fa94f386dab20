/** A page of a list as the API answers it; cursors are null at the ends. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly total: number;
}

/** Which page of a list is wanted. */
export interface PageChoice {
  readonly cursor?: string | null;
  readonly limit?: number;
}
