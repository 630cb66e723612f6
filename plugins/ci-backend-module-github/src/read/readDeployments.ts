import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  foldDeployments,
  type Instant,
  type RepositoryFact,
  type SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import type {
  ConditionalRead,
  ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import { translateDeployment } from '../translate/translateDeployment';
import { translateDeploymentStatus } from '../translate/translateDeploymentStatus';
import { chooseDeployments } from './chooseDeployments';
import {
  readDeploymentsValidator,
  type DeploymentsValidator,
} from './DeploymentsValidator';
import { itemsOf } from './itemsOf';
import { listDeployments, type ListedDeployment } from './listDeployments';
import type { RepositoryReader } from './RepositoryReader';

interface DeploymentsInput {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  /** Ids of those that were on their way when last heard of. */
  known: string[];
  validator?: string;
  options: ReadOptions;
  logger: LoggerService;
}

/** `unavailable`: these credentials may not read deployments. */
export type DeploymentsRead =
  | ConditionalRead<SeenDeployment[]>
  | { changed: 'unavailable' };

/**
 * Deployments with their statuses.
 *
 * What it costs: where nothing is on its way, one conditional request, which GitHub does not count while nothing changed.
 * Where something is, one request for the list and one for the statuses of each that is on its way or that changed since
 * the reading before; two for one on its way that is no longer among the listed. See {@link chooseDeployments} for the
 * first reading.
 *
 * One that ended, stands further back than the newest hundred and is retired later is noticed when the list is next read
 * further back than before (`since`): the caller's thorough readings do that.
 */
export async function readDeployments(
  input: DeploymentsInput,
): Promise<DeploymentsRead> {
  const { since } = input;
  const last = readDeploymentsValidator(input.validator);
  const deep = last !== undefined && since < last.since;
  const known = new Set(input.known);
  const list = await listDeployments({
    ...input,
    // What is on its way is read again whatever the list says; a deep reading is after what the first page does not tell.
    etag: known.size > 0 || deep ? undefined : last?.etag,
  });
  if (list.kind === 'unavailable') return { changed: 'unavailable' };
  if (list.kind === 'not-modified') return { changed: false };

  const { listed, etag } = list;
  const chosen = chooseDeployments(listed, { since, known, last, deep });
  const value: SeenDeployment[] = [];
  for (const { deployment } of chosen) {
    value.push(...(await readStatuses(input, deployment)));
  }
  for (const id of unlisted(known, listed)) {
    const deployment = await readDeployment(input, id);
    if (deployment) value.push(...(await readStatuses(input, deployment)));
  }
  const seen = newestUpdate(listed) ?? last?.seen;
  const validator: DeploymentsValidator = {
    etag,
    since,
    seen,
    deepSeen: deep || !last ? seen : last.deepSeen,
  };
  return {
    changed: true,
    value: foldDeployments(value),
    validator: JSON.stringify(validator),
  };
}

/** The deployment as it began, and what each of its statuses says of it; nothing where it was deleted meanwhile. */
async function readStatuses(
  input: DeploymentsInput,
  deployment: SeenDeployment,
): Promise<SeenDeployment[]> {
  const facts = [deployment];
  for await (const page of input.reader.pages(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { deployment_id: deployment.id, per_page: 100 },
    input.options,
  )) {
    if (!page) return [];
    if (page.notModified) break;
    facts.push(
      ...itemsOf(
        page.data,
        undefined,
        item => translateDeploymentStatus(item, deployment),
        input.logger,
      ),
    );
  }
  return facts;
}

async function readDeployment(
  { reader, repository, options }: DeploymentsInput,
  id: string,
): Promise<SeenDeployment | undefined> {
  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}',
    { deployment_id: id },
    options,
  );
  if (!answer || answer.notModified) return undefined;
  return translateDeployment(answer.data, repository);
}

function unlisted(known: Set<string>, listed: ListedDeployment[]): string[] {
  const ids = new Set(listed.map(({ deployment }) => deployment.id));
  return [...known].filter(id => !ids.has(id));
}

function newestUpdate(listed: ListedDeployment[]): Instant | undefined {
  return listed
    .map(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1);
}
