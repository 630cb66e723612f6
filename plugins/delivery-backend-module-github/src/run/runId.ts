import { z } from 'zod';

/** GitHub's id of a run, as text; Octokit parses those beyond 2^53 as bigint. */
export const runId = z
  .union([
    z.number().int().positive(),
    z.bigint().positive(),
    z.string().regex(/^\d{1,20}$/),
  ])
  .transform(String);
