import type { RunRow } from '../facts';
import { confirmRepository } from './confirmRepository';
import type { Reading } from './Reading';

/**
 * Lists the runs of the window, page by page, newest first. Answers the validator to ask with next time.
 *
 * A thorough reading asks without one: the validator speaks for the first page only, and what a thorough reading is
 * after stands further back.
 */
export async function readRuns(
  reading: Reading,
  validator: string | undefined,
): Promise<string | undefined> {
  const { repository, source, how } = reading;
  const { since, thorough } = reading.options.window;
  const pages = source.readRuns(
    repository,
    { since, ...(validator && !thorough ? { validator } : {}) },
    how,
  );
  let first = true;
  let next: string | undefined;
  for await (const page of pages) {
    if (!page.changed) return validator;
    const { value: runs } = page;
    if (
      runs.some(run => run.repositoryId !== repository.id) ||
      (page.hasNone && (await hasRuns(reading)))
    ) {
      await confirmRepository(reading);
    }
    if (first) next = page.validator;
    first = false;
    await reading.apply({ runs });
  }
  return next;
}

async function hasRuns({ options, repository }: Reading): Promise<boolean> {
  const run = await options
    .knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .first('id');
  return run !== undefined;
}
