import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { MergedPullRequest } from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { count, instant, optional, text } from './lenientFields';

const body = z.object({
  number: count,
  updated_at: instant,
  merged_at: optional(instant.nullable()),
  merge_commit_sha: optional(text.nullable()),
  base: optional(z.object({ ref: text })),
});

/** A closed pull request of the list. */
export interface ClosedPullRequest {
  updatedAt: Instant;
  /** Absent where it was closed without being merged, or what it became is not told. */
  merged?: MergedPullRequest;
}

/** Undefined without its number or when it was changed. */
export function translatePullRequest(
  value: unknown,
  repository: { id: string },
): ClosedPullRequest | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const { number, updated_at, merged_at, merge_commit_sha, base } = read.data;
  if (!merged_at || !merge_commit_sha || !base) {
    return { updatedAt: updated_at };
  }
  return {
    updatedAt: updated_at,
    merged: {
      repositoryId: repository.id,
      number,
      baseBranch: base.ref,
      mergedAt: merged_at,
      mergeSha: merge_commit_sha,
    },
  };
}
