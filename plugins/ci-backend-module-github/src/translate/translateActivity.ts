import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { instant, text } from './lenientFields';

const body = z.object({
  before: text,
  after: text,
  timestamp: instant,
  activity_type: text,
});

/** How a branch moved, once. */
export interface BranchActivity {
  before: string;
  after: string;
  at: Instant;
  /** GitHub's word: `push`, `force_push`, `pr_merge`, `merge_queue_merge`, `branch_creation`, `branch_deletion`, … */
  how: string;
}

/** An entry of `GET /repos/{owner}/{repo}/activity`; undefined without its two commits, its instant or its word. */
export function translateActivity(value: unknown): BranchActivity | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const { before, after, timestamp, activity_type } = read.data;
  return { before, after, at: timestamp, how: activity_type };
}
