import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
  SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import type { ReadOptions } from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { instant } from '../translate/lenientFields';
import { translateDeployment } from '../translate/translateDeployment';
import { isPartlyRead, itemsOf } from './itemsOf';
import type { RepositoryReader } from './RepositoryReader';

/** A deployment of the list: how it stands is told by its statuses, which are asked for one by one. */
export interface ListedDeployment {
  deployment: SeenDeployment;
  updatedAt: Instant;
  onFirstPage: boolean;
}

export type DeploymentsListed =
  | { kind: 'not-modified' }
  /** These credentials may not read deployments. */
  | { kind: 'unavailable' }
  | { kind: 'read'; listed: ListedDeployment[]; etag?: string };

const updated = z.object({ updated_at: instant });

/** Deployments by creation, newest first, whole pages until one holds one older than `since`. */
export async function listDeployments(input: {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  etag?: string;
  options: ReadOptions;
  logger: LoggerService;
}): Promise<DeploymentsListed> {
  const { reader, repository, since, etag, options, logger } = input;
  const listed: ListedDeployment[] = [];
  let newEtag: string | undefined;
  let pages = 0;

  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/deployments',
    { per_page: 100 },
    { ...options, etag },
    [403, 404],
  )) {
    if (!page) return { kind: 'unavailable' };
    if (page.notModified) return { kind: 'not-modified' };
    const onFirstPage = pages === 0;
    pages += 1;

    const items = itemsOf(
      page.data,
      undefined,
      item => {
        const deployment = translateDeployment(item, repository);
        if (!deployment) return undefined;
        const updatedAt =
          updated.safeParse(item).data?.updated_at ?? deployment.createdAt;
        return { deployment, updatedAt, onFirstPage };
      },
      logger,
    );
    if (onFirstPage && !isPartlyRead(page.data, undefined, items)) {
      newEtag = page.etag;
    }
    listed.push(...items);
    if (items.some(({ deployment }) => deployment.createdAt < since)) break;
  }
  return { kind: 'read', listed, etag: newEtag };
}
