import type { CheckInsRead } from '@mainline/backstage-plugin-ci-node';
import type { BranchActivity } from '../translate/translateActivity';
import {
  translateCommit,
  type ListedCommit,
} from '../translate/translateCommit';
import { assignPushes } from './assignPushes';
import type { CheckInsInput } from './CheckInsInput';
import { checkInsOf } from './checkInsOf';
import { compareIncomplete } from './compareIncomplete';
import { isPartlyRead, itemsOf } from './itemsOf';
import { mainlineEnd } from './mainlineEnd';
import { readActivity } from './readActivity';
import { readByDates } from './readByDates';
import { readRewrites } from './readRewrites';
import { uniqueCommits } from './uniqueCommits';

/** Commits are made before they are pushed, and GitHub's list is by their own dates: it is read from this much earlier. */
const marginMs = 24 * 3600 * 1000;

const activityValidator = 'activity ';

/**
 * Check-ins with the instant at which they reached mainline.
 *
 * GitHub's activity tells when the branch moved, and between which commits; the list of commits tells which ones came along.
 * A commit that is older than the list (a branch of last month, merged today) is asked for by comparing the two ends of its push;
 * so is what a forced push removed.
 * Where a host keeps no activity, the commits' own dates have to serve.
 */
export async function readCheckIns(
  input: CheckInsInput,
): Promise<CheckInsRead> {
  const { repository, since, head: headBefore, anew, validator } = input;
  const activity = await readActivity({
    ...input,
    etag: validator?.startsWith(activityValidator)
      ? validator.slice(activityValidator.length)
      : undefined,
  });
  if (activity.kind === 'not-modified') return { changed: false };

  const { commits, isWhole } = await readCommits(input);
  if (activity.kind === 'unavailable') {
    return readByDates(input, { commits, isWhole });
  }

  const { pushes, etag } = activity;
  const news = anew ? pushes : pushesSince(headBefore, pushes);
  const rewrites = await readRewrites(input, news);
  const met = uniqueCommits([
    ...commits,
    ...rewrites.flatMap(({ removed = [] }) => removed),
  ]);
  const exact = await compareIncomplete(input, {
    pushes,
    news,
    met,
    rewrites,
  });
  const assigned = assignPushes(pushes, met, exact);
  const head = commits[0]?.sha ?? pushes[0]?.after;
  return {
    changed: true,
    value: checkInsOf({ repository, since, commits, pushes: assigned }),
    validator: etag && isWhole ? activityValidator + etag : undefined,
    ...(head && {
      mainline: await mainlineEnd(input, {
        head,
        headBefore,
        commits: uniqueCommits([
          ...met,
          ...assigned.flatMap(push => push.commits),
        ]),
        rewrites,
      }),
    }),
  };
}

/**
 * How mainline came to where it ended at the last reading was found out then: those that moved it on from there. It may have
 * ended there more than once, so that the oldest counts.
 */
function pushesSince(
  headBefore: string | undefined,
  pushes: BranchActivity[],
): BranchActivity[] {
  const first = pushes.findLastIndex(({ before }) => before === headBefore);
  if (first >= 0) return pushes.slice(0, first + 1);
  return pushes[0]?.after === headBefore ? [] : pushes;
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
