import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  CheckInFact,
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  ConditionalRead,
  ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import type { BranchActivity } from '../translate/translateActivity';
import {
  translateCommit,
  type ListedCommit,
} from '../translate/translateCommit';
import { assignPushes } from './assignPushes';
import { checkInsOf } from './checkInsOf';
import { isPartlyRead, itemsOf } from './itemsOf';
import { readActivity } from './readActivity';
import type { RepositoryReader } from './RepositoryReader';

interface CheckInsInput {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  validator?: string;
  options: ReadOptions;
  logger: LoggerService;
}

/** Commits are made before they are pushed, and GitHub's list is by their own dates: it is read from this much earlier. */
const marginMs = 24 * 3600 * 1000;

const activityValidator = 'activity ';
const headValidator = 'head ';

/**
 * Check-ins with the instant at which they reached mainline.
 *
 * GitHub's activity tells when the branch moved, and between which commits; the list of commits tells which ones came along.
 * A commit that is older than the list (a branch of last month, merged today) is asked for by comparing the two ends of its push.
 * Where a host keeps no activity, the commits' own dates have to serve.
 */
export async function readCheckIns(
  input: CheckInsInput,
): Promise<ConditionalRead<CheckInFact[]>> {
  const { repository, since, validator } = input;
  const activity = await readActivity({
    ...input,
    etag: validator?.startsWith(activityValidator)
      ? validator.slice(activityValidator.length)
      : undefined,
  });
  if (activity.kind === 'not-modified') return { changed: false };

  const { commits, isWhole } = await readCommits(input);
  if (activity.kind === 'unavailable') {
    const head =
      commits.length && isWhole ? headValidator + commits[0].sha : undefined;
    if (head && head === validator) return { changed: false };
    const value = checkInsOf({ repository, since, commits, pushes: [] });
    return { changed: true, value, validator: head };
  }

  const { pushes, etag } = activity;
  const exact = await compareIncomplete(input, pushes, commits);
  return {
    changed: true,
    value: checkInsOf({
      repository,
      since,
      commits,
      pushes: assignPushes(pushes, commits, exact),
    }),
    validator: etag && isWhole ? activityValidator + etag : undefined,
  };
}

async function readCommits(
  input: CheckInsInput,
): Promise<{ commits: ListedCommit[]; isWhole: boolean }> {
  const { reader, repository, since, options, logger } = input;
  const commits: ListedCommit[] = [];
  let isWhole = true;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/commits',
    {
      sha: repository.defaultBranch,
      since: new Date(Date.parse(since) - marginMs).toISOString(),
      per_page: 100,
    },
    options,
    // 409: the repository is empty. A missing one has been found out by whoever read the repository.
    [409],
  )) {
    if (!page || page.notModified) break;
    const read = itemsOf(page.data, undefined, translateCommit, logger);
    isWhole &&= !isPartlyRead(page.data, undefined, read);
    commits.push(...read);
  }
  return { commits, isWhole };
}

/** Asks for the commits of pushes that the list does not hold wholly. */
async function compareIncomplete(
  input: CheckInsInput,
  pushes: BranchActivity[],
  commits: ListedCommit[],
): Promise<Map<BranchActivity, ListedCommit[]>> {
  const exact = new Map<BranchActivity, ListedCommit[]>();
  // What came before a forced push may be on mainline no longer: there only the list counts.
  const forced = pushes.findIndex(({ how }) => how === 'force_push');
  const standing = new Set(forced < 0 ? pushes : pushes.slice(0, forced + 1));

  for (const { push, incomplete } of assignPushes(pushes, commits)) {
    if (!incomplete || !standing.has(push)) continue;
    const compared = await compare(input, push);
    if (compared) exact.set(push, compared);
  }
  return exact;
}

async function compare(
  input: CheckInsInput,
  push: BranchActivity,
): Promise<ListedCommit[] | undefined> {
  const oldestFirst: ListedCommit[] = [];
  for await (const page of input.reader.pages(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { basehead: `${push.before}...${push.after}`, per_page: 100 },
    input.options,
  )) {
    if (!page || page.notModified) return undefined;
    oldestFirst.push(
      ...itemsOf(page.data, 'commits', translateCommit, input.logger),
    );
  }
  return oldestFirst.reverse();
}
