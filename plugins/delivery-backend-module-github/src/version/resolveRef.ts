import { ServiceUnavailableError } from '@backstage/errors';
import type { DeployerOptions } from '@mainline/backstage-plugin-delivery-node';
import type { GithubRepositoryClient } from '@mainline/backstage-plugin-github-node';
import { z } from 'zod';
import { asUnavailable, statusOf } from '../asUnavailable';
import { isRefName } from './isRefName';

const commitSchema = z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) });

/**
 * The commit that a tag or branch stands for, an annotated tag's too; undefined where there is none of that name.
 * Throws `ServiceUnavailableError` where GitHub can't answer.
 */
export async function resolveRef(
  client: GithubRepositoryClient,
  name: string,
  { signal }: DeployerOptions = {},
): Promise<string | undefined> {
  if (!isRefName(name)) return undefined;
  const failed = `The commit of '${name}' in ${client.slug} can't be read`;
  try {
    const answer = await client.request(
      'GET /repos/{owner}/{repo}/commits/{ref}',
      // Of the files that it changed, and there may be thousands, the first is too many already.
      { ref: name, per_page: 1 },
      { purpose: 'person', signal },
    );
    const commit = commitSchema.safeParse(
      answer.notModified ? undefined : answer.data,
    );
    if (commit.success) return commit.data.sha;
    throw new ServiceUnavailableError(
      `${failed}: ${client.host} answered without a commit. Check apiBaseUrl of integrations.github.`,
    );
  } catch (error) {
    // 404: no such repository or name; 409: a repository without commits; 422: a name that stands for no commit.
    if ([404, 409, 422].includes(statusOf(error) ?? 0)) return undefined;
    throw asUnavailable(error, failed, signal);
  }
}
