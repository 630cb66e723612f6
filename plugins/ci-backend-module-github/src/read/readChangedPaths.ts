import type { ChangedPaths } from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { optional, text } from '../translate/lenientFields';
import { itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';

/** GitHub tells no more files of a commit, over all pages. */
const mostListed = 3_000;

const file = z.object({
  filename: text,
  previous_filename: optional(text),
});

/** The files of a commit; 404 and 422 mean that GitHub has it no longer. */
export async function readChangedPaths(
  input: ReadInput & { sha: string },
): Promise<ChangedPaths | undefined> {
  const { reader, sha, options, logger } = input;
  const paths = new Set<string>();
  let files = 0;
  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/commits/{ref}',
    { ref: sha },
    options,
    [404, 422],
  )) {
    if (!page) return undefined;
    if (page.notModified) break;
    const listed = itemsOf(
      page.data,
      'files',
      item => file.safeParse(item).data,
      logger,
    );
    files += listed.length;
    for (const { filename, previous_filename: before } of listed) {
      paths.add(filename);
      if (before) paths.add(before);
    }
  }
  return {
    paths: [...paths].sort(),
    ...(files >= mostListed ? { isCut: true } : {}),
  };
}
