import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  repositoryId,
  type Instant,
} from '@mainline/backstage-plugin-ci-common';
import type {
  ConditionalRead,
  ReadOptions,
  RepositoryOwner,
  RepositoryPush,
} from '@mainline/backstage-plugin-ci-node';
import type {
  GithubClientService,
  GithubResponse,
} from '@mainline/backstage-plugin-github-node';
import { z } from 'zod';
import { id, instant, optional } from '../translate/lenientFields';
import { asSourceError, statusOf } from './asSourceError';
import { itemsOf } from './itemsOf';

/** An empty repository was never pushed to. */
const body = z.object({ id, pushed_at: optional(instant) });

/** From an organisation's list of its repositories, the last that was pushed to first. A user has no list that shows all. */
export async function readPushes(input: {
  github: GithubClientService;
  owner: RepositoryOwner;
  since: Instant;
  validator?: string;
  options: ReadOptions;
  logger: LoggerService;
}): Promise<ConditionalRead<RepositoryPush[]> | undefined> {
  const { github, since, validator, options, logger } = input;
  const { host, owner } = input.owner;
  const value: RepositoryPush[] = [];
  let firstEtag: string | undefined;
  try {
    const client = github.forOrganisation({ host, organisation: owner });
    const pages: AsyncIterable<GithubResponse> = client.pages(
      'GET /orgs/{org}/repos',
      { org: owner, sort: 'pushed', direction: 'desc', per_page: 100 },
      { ...options, etag: validator },
    );
    for await (const page of pages) {
      if (page.notModified) return { changed: false };
      firstEtag ??= page.etag;
      const listed = itemsOf(
        page.data,
        undefined,
        item => body.safeParse(item).data,
        logger,
      );
      value.push(
        ...listed.flatMap(({ id: number, pushed_at: pushedAt }) =>
          pushedAt !== undefined && pushedAt >= since
            ? { repositoryId: repositoryId(host, number), pushedAt }
            : [],
        ),
      );
      if (listed.some(({ pushed_at: at }) => at !== undefined && at < since)) {
        break;
      }
    }
  } catch (error) {
    if ([403, 404].includes(statusOf(error) ?? 0)) return undefined;
    throw asSourceError(
      error,
      `The list of repositories of ${owner}`,
      options.signal,
    );
  }
  // What is on the pages behind moves the first page when it is pushed to.
  return { changed: true, value, validator: firstEtag };
}
