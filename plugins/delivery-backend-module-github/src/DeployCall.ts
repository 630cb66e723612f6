import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';

/** The inputs that a workflow is given, by convention, if it takes them. */
export const inputNames = [
  'service',
  'environment',
  'version',
  'digest',
  'correlation_id',
] as const;

export type InputName = (typeof inputNames)[number];

const callSchema = z.object({
  host: z.string(),
  slug: z.string(),
  repositoryId: z.string(),
  workflowPath: z.string(),
  ref: z.string(),
  inputs: z.array(z.enum(inputNames)),
});

/**
 * How a workflow is started: stored with a deployment, and handed back when it is sent, looked for or cancelled.
 * A change of this shape must still read what was stored before.
 */
export interface DeployCall extends JsonObject {
  host: string;
  /** `owner/name` */
  slug: string;
  /** Host and GitHub's own id. */
  repositoryId: string;
  /** `.github/workflows/deploy.yml` */
  workflowPath: string;
  /** A branch: GitHub starts workflows at no SHA. */
  ref: string;
  /** Those that the workflow takes. */
  inputs: InputName[];
}

/** Throws `InputError` where it is not one of ours. */
export function parseDeployCall(call: JsonObject): DeployCall {
  const read = callSchema.safeParse(call);
  if (read.success) return read.data;
  const field = read.error.issues[0].path.join('.') || 'call';
  throw new InputError(
    `How the deployment was to be made can't be read any more ('${field}'): ask for a new one.`,
  );
}

/** GitHub takes the name of a workflow's file for its id. */
export function workflowFileOf(call: Pick<DeployCall, 'workflowPath'>): string {
  return call.workflowPath.slice(call.workflowPath.lastIndexOf('/') + 1);
}
