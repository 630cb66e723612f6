import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { instant, listOf, optional, text } from './lenientFields';

const body = z.object({
  sha: text,
  html_url: optional(text),
  parents: listOf(z.object({ sha: text })),
  commit: z.object({
    message: z.string().catch(''),
    tree: optional(z.object({ sha: text })),
    author: optional(
      z.object({ name: optional(text), date: optional(instant) }),
    ),
    committer: z.object({ date: instant }),
  }),
});

/** A commit as a list of commits or a comparison gives it; it becomes a check-in once it is known when it reached mainline. */
export interface ListedCommit {
  sha: string;
  parents: string[];
  message: string;
  committedAt: Instant;
  treeId?: string;
  author?: string;
  authoredAt?: Instant;
  url?: string;
}

/** Undefined without its name or the date of its committer. */
export function translateCommit(value: unknown): ListedCommit | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const { sha, html_url: url, parents, commit } = read.data;
  return {
    sha,
    parents: parents.map(parent => parent.sha),
    message: commit.message.replaceAll('\u0000', ''),
    committedAt: commit.committer.date,
    treeId: commit.tree?.sha,
    author: commit.author?.name,
    authoredAt: commit.author?.date,
    url,
  };
}
