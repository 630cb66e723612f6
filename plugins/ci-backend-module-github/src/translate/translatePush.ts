import type {
  CheckInFact,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { instant, optional, text } from './lenientFields';

/** GitHub names no more commits of a push. */
const mostNamed = 2048;

const commit = z.object({
  id: text,
  tree_id: optional(text),
  message: z.string().catch(''),
  url: optional(text),
  timestamp: optional(instant),
  author: optional(z.object({ name: optional(text) })),
});

const body = z.object({
  after: text,
  created: z.literal(false),
  deleted: z.literal(false),
  forced: z.literal(false),
  /** Strictly: one that is left out would be missed. */
  commits: z
    .array(commit)
    .min(1)
    .max(mostNamed - 1),
  /** Seconds since 1970, in this event alone. */
  repository: z.object({ pushed_at: z.number().int().positive() }),
});

/**
 * The check-ins that a push to mainline brought, oldest first; undefined where the source has to be asked which they are: mainline
 * was rewritten, or the payload does not name them all.
 *
 * How they got there (pushed, merged, by a queue) only the source's activity tells, and what it tells counts before this.
 */
export function translatePush(
  payload: unknown,
  repository: RepositoryFact,
): CheckInFact[] | undefined {
  const push = body.safeParse(payload).data;
  if (!push || push.commits.at(-1)?.id !== push.after) return undefined;
  const { commits } = push;
  const at = new Date(push.repository.pushed_at * 1000).toISOString();
  return commits.map((each, index) => ({
    repositoryId: repository.id,
    sha: each.id,
    treeId: each.tree_id,
    message: each.message.replaceAll('\u0000', ''),
    author: each.author?.name,
    authoredAt: each.timestamp,
    url: each.url,
    reachedMainlineAt: at,
    pushIndex: commits.length - 1 - index,
  }));
}
