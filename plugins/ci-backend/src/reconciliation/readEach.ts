import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { CollectedFacts } from '../facts';
import type { Reading } from './Reading';

/** A kill loses no more of them; each needs a request. */
const together = 20;

/** What can be asked for one by one. */
type Told = Pick<
  CollectedFacts,
  | 'runs'
  | 'jobs'
  | 'jobsRead'
  | 'pullRequestCommits'
  | 'branchCommits'
  | 'changedPaths'
>;

/**
 * Asks the source about one thing after the other, and keeps the answers some at a time: what to keep costs the same for one as
 * for twenty. Where the source fails, what it told before is kept.
 */
export async function readEach<Item>(
  reading: Reading,
  items: Item[],
  read: (item: Item) => Promise<Told>,
): Promise<void> {
  for (const some of chunksOf(items, together)) {
    const told: Told[] = [];
    try {
      for (const item of some) told.push(await read(item));
    } finally {
      if (told.length > 0) await reading.apply(allOf(told));
    }
  }
}

function allOf(told: Told[]): Told {
  return {
    runs: told.flatMap(({ runs = [] }) => runs),
    jobs: told.flatMap(({ jobs = [] }) => jobs),
    jobsRead: told.flatMap(({ jobsRead = [] }) => jobsRead),
    pullRequestCommits: told.flatMap(
      ({ pullRequestCommits = [] }) => pullRequestCommits,
    ),
    branchCommits: told.flatMap(({ branchCommits = [] }) => branchCommits),
    changedPaths: told.flatMap(({ changedPaths = [] }) => changedPaths),
  };
}
