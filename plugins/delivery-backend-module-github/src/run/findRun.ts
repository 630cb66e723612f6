import { ServiceUnavailableError } from '@backstage/errors';
import { toInstant, type Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type {
  DeployerOptions,
  DeployOrder,
} from '@mainline/backstage-plugin-delivery-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { z } from 'zod';
import { asUnavailable } from '../asUnavailable';
import { parseDeployCall, workflowFileOf } from '../DeployCall';
import { runId } from './runId';

/** GitHub's clock may be behind ours. */
const skewMs = 60_000;

const listSchema = z.object({ workflow_runs: z.array(z.unknown()) });

/** Old answers lack `display_title`; in some of them, `name` is what `run-name` said. */
const runSchema = z.object({
  id: runId,
  name: z.string().optional().catch(undefined),
  display_title: z.string().optional().catch(undefined),
  created_at: z.string().optional().catch(undefined),
  run_attempt: z.number().int().positive().optional().catch(undefined),
  html_url: z.string().optional().catch(undefined),
});

type Run = z.infer<typeof runSchema>;

/**
 * The run of an order, by the correlation id in its title; the oldest, should there be several.
 * Throws `ServiceUnavailableError` where GitHub can't answer.
 */
export async function findRun(
  github: GithubClientService,
  order: DeployOrder,
  sentSince: Instant,
  { signal }: DeployerOptions = {},
): Promise<DeploymentRun | undefined> {
  const call = parseDeployCall(order.call);
  const failed = `The runs of ${call.workflowPath} of ${call.slug} can't be read`;
  const since = new Date(Date.parse(sentSince) - skewMs);
  const pages = github.forRepository(call).pages(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    {
      workflow_id: workflowFileOf(call),
      event: 'workflow_dispatch',
      // GitHub keeps no fractions of a second.
      created: `>=${since.toISOString().slice(0, 19)}Z`,
      per_page: 100,
    },
    { purpose: 'person', signal },
  );
  try {
    for await (const page of pages) {
      const runs = runsOf(page.notModified ? undefined : page.data, failed);
      const run = runs.findLast(one => isOf(one, order.correlationId));
      if (run) {
        return {
          repositoryId: call.repositoryId,
          id: run.id,
          attempt: run.run_attempt,
          url: run.html_url,
        };
      }
      if (runs.some(one => isOlder(one, since))) break;
    }
    return undefined;
  } catch (error) {
    throw asUnavailable(error, failed, signal);
  }
}

/** What can't be read is left out; where there is no list at all, something else answered in GitHub's place. */
function runsOf(data: unknown, failed: string): Run[] {
  const list = listSchema.safeParse(data);
  if (!list.success) {
    throw new ServiceUnavailableError(
      `${failed}: the answer holds no workflow_runs. Check apiBaseUrl of integrations.github.`,
    );
  }
  return list.data.workflow_runs.flatMap(item => {
    const run = runSchema.safeParse(item);
    return run.success ? [run.data] : [];
  });
}

function isOf(run: Run, correlationId: string): boolean {
  const title = run.display_title ?? run.name ?? '';
  return title.toLowerCase().includes(correlationId.toLowerCase());
}

/** Newest come first, so that those that follow are older still. Some hosts know no filter `created`. */
function isOlder(run: Run, since: Date): boolean {
  const created = toInstant(run.created_at);
  return created !== undefined && created < wholeSecond(since);
}

function wholeSecond(date: Date): Instant {
  return new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
}
