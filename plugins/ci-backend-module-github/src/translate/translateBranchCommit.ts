import type { BranchCommit } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { instant, listOf, optional, text } from './lenientFields';

const body = z.object({
  sha: text,
  parents: listOf(z.object({ sha: text })),
  commit: optional(
    z.object({
      author: optional(
        z.object({ name: optional(text), date: optional(instant) }),
      ),
    }),
  ),
  author: optional(z.object({ type: optional(text) })),
});

/** A commit of a branch; undefined without its name. Only GitHub's own word for bots is taken: people's accounts are used by machines too. */
export function translateBranchCommit(
  value: unknown,
): BranchCommit | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const { sha, parents, commit, author } = read.data;
  return {
    sha,
    author: commit?.author?.name,
    ...(author?.type === 'Bot' ? { authorIsBot: true } : {}),
    authoredAt: commit?.author?.date,
    ...(parents.length > 0 ? { parents: parents.length } : {}),
  };
}
