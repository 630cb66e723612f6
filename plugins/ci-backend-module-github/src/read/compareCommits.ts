import {
  translateCommit,
  type ListedCommit,
} from '../translate/translateCommit';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

/** Commits that `head` has and `base` lacks, newest first; undefined where one is not there, or they have nothing in common. */
export async function compareCommits(
  { reader, options, logger }: ReadInput,
  { base, head }: { base: string; head: string },
): Promise<ListedCommit[] | undefined> {
  const oldestFirst: ListedCommit[] = [];
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { basehead: `${base}...${head}`, per_page: 100 },
    options,
  )) {
    if (!page || page.notModified) return undefined;
    oldestFirst.push(...itemsOf(page.data, 'commits', translateCommit, logger));
  }
  return oldestFirst.reverse();
}
