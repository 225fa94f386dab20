import { z } from 'zod';

/** Largest page of any list. */
export const MAX_PAGE_SIZE = 200;

/** Query of every list: keyset cursor and page size. Unknown parameters are refused. */
export const pageQuery = z.strictObject({
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Opaque position from `nextCursor` or `previousCursor` of another page' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(50)
    .meta({ description: 'Rows in the page, at most 200' }),
});

/** A page of a list. Cursors are null at the ends. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).describe('Rows of the page'),
    nextCursor: z.string().nullable().describe('Cursor of the page after this one; null at the end'),
    previousCursor: z.string().nullable().describe('Cursor of the page before this one; null at the start'),
    total: z.number().int().nonnegative().meta({ description: 'Rows that match the filters' }),
  });

/** A query parameter that may be given once or several times, or as a comma-separated list. */
export const oneOrMore = <Item extends z.ZodType<string>>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(','))),
    z.array(item).min(1).max(50).optional(),
  );

/** Query of figures that may be asked for one run. */
export const runFilter = z.strictObject({ runId: z.string().optional().describe('Only what this run generated') });
/** Query of figures that may be asked for one run. */
export type RunFilter = z.infer<typeof runFilter>;
