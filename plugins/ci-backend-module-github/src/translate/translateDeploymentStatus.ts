import type { SeenDeployment } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { instant, optional, text } from './lenientFields';

/** Whoever makes a status writes its links: what is none must not become one on a page. */
const link = text.pipe(z.string().regex(/^https?:\/\//));

const body = z.object({
  state: text,
  created_at: instant,
  environment: optional(text),
  log_url: optional(link),
  target_url: optional(link),
});

/** Actions links each status to the job that made it. */
const runLink = /\/actions\/runs\/(\d{1,20})(?:[/?#]|$)/;

/**
 * What one status says of its deployment; undefined without state or instant. `inactive` only retires it: how it ended
 * stands as it was.
 *
 * @param deployment - as {@link translateDeployment} gives it
 */
export function translateDeploymentStatus(
  value: unknown,
  deployment: SeenDeployment,
): SeenDeployment | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const status = read.data;
  if (status.state === 'inactive') return { ...deployment, retired: true };

  const url = status.log_url ?? status.target_url;
  return {
    ...deployment,
    environment: status.environment ?? deployment.environment,
    state: status.state,
    stateAt: status.created_at,
    url: url ?? deployment.url,
    runId:
      deployment.runId ?? runOf(status.log_url) ?? runOf(status.target_url),
  };
}

function runOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : runLink.exec(url)?.[1];
}
