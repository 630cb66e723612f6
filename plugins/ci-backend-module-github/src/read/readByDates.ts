import type { CheckInsRead } from '@mainline/backstage-plugin-ci-node';
import {
  translateCommit,
  type ListedCommit,
} from '../translate/translateCommit';
import type { CheckInsInput } from './CheckInsInput';
import { checkInsOf } from './checkInsOf';
import { compareCommits } from './compareCommits';
import { itemsOf } from './itemsOf';
import { mainlineEnd } from './mainlineEnd';
import { uniqueCommits } from './uniqueCommits';

const headValidator = 'head ';

/**
 * Where no activity tells: the commits of the list, and those between where mainline ended before and where it does now,
 * which may have been made long before they were pushed.
 */
export async function readByDates(
  input: CheckInsInput,
  { commits, isWhole }: { commits: ListedCommit[]; isWhole: boolean },
): Promise<CheckInsRead> {
  const { repository, since, head: headBefore, validator } = input;
  const newest = commits[0] ?? (await readHead(input));
  if (!newest) return { changed: true, value: [] };
  const head = newest.sha;
  if (headValidator + head === validator) return { changed: false };

  const brought =
    headBefore === undefined || headBefore === head
      ? []
      : (await compareCommits(input, { base: headBefore, head })) ?? [];
  const met = uniqueCommits([...commits, ...brought]);
  return {
    changed: true,
    value: checkInsOf({
      repository,
      since,
      commits: met,
      pushes: [],
      brought: new Set(brought.map(({ sha }) => sha)),
    }),
    validator: isWhole ? headValidator + head : undefined,
    mainline: await mainlineEnd(input, {
      head,
      headBefore,
      commits: met,
      rewrites: [],
    }),
  };
}

/** The commit at the end of mainline, however old. */
async function readHead(
  input: CheckInsInput,
): Promise<ListedCommit | undefined> {
  const { reader, repository, options, logger } = input;
  const answer = await reader.read(
    'GET /repos/{owner}/{repo}/commits',
    { sha: repository.defaultBranch, per_page: 1 },
    options,
    [409],
  );
  if (!answer || answer.notModified) return undefined;
  return itemsOf(answer.data, undefined, translateCommit, logger)[0];
}
