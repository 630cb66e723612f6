import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';

/**
 * What one reading of deployments hands to the next. GitHub changes `updated_at` of a deployment with every status, so
 * the newest of them, beside the list's etag, tells whose statuses were read.
 */
export interface DeploymentsValidator {
  /** Of the list's first page. */
  etag?: string;
  /** How far back the list was read. */
  since: Instant;
  /** Newest `updated_at` on the list. */
  seen?: Instant;
  /** The same, when the list was read further back than its newest days. */
  deepSeen?: Instant;
}

const form = z.object({
  etag: z.string().optional(),
  since: z.string(),
  seen: z.string().optional(),
  deepSeen: z.string().optional(),
});

export function readDeploymentsValidator(
  text: string | undefined,
): DeploymentsValidator | undefined {
  if (text === undefined) return undefined;
  try {
    return form.safeParse(JSON.parse(text)).data;
  } catch {
    // Of another version: the deployments are read as if for the first time.
    return undefined;
  }
}
