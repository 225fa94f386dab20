import { z } from 'zod';

/** The body of every error: RFC 9457 problem details with pointers to the offending fields. */
export const problemDetails = z
  .looseObject({
    type: z.string().meta({ examples: ['/problems/invalid-input'] }),
    title: z.string().meta({ examples: ['The request has a field that cannot be accepted'] }),
    status: z
      .number()
      .int()
      .meta({ examples: [400] }),
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: 'Path of the request' }),
    errors: z
      .array(z.object({ pointer: z.string().meta({ examples: ['/claimsPerDay'] }), detail: z.string() }))
      .optional()
      .meta({ description: 'One entry a bad field, with a JSON pointer into the body or query' }),
  })
  .meta({ id: 'ProblemDetails' });

/** The body of every error. */
export type ProblemDetails = z.infer<typeof problemDetails>;
