import type { Instant, RunFact } from '@mainline/backstage-plugin-ci-common';
import type { RunRow } from '../facts';
import { confirmRepository } from './confirmRepository';
import { dayMs, dayOf, earlier, plusMs } from './instants';
import type { Reading } from './Reading';

/** What to ask with next time, and from when on what it speaks of was created. */
export interface RunsValidator {
  validator: string | undefined;
  validatedSince: Instant | undefined;
}

/**
 * Lists the runs of the window, page by page, newest first.
 *
 * A thorough reading asks without a validator: it speaks for the first page only, and what a thorough reading is
 * after stands further back.
 */
export async function readRuns(
  reading: Reading,
  last: RunsValidator,
): Promise<RunsValidator> {
  const { repository, source, how } = reading;
  const { startedAt, window, settings } = reading.options;
  const { validator } = last;
  const pages = source.readRuns(
    repository,
    {
      since: window.since,
      ...(validator && !window.thorough ? { validator } : {}),
    },
    how,
  );
  // Whole pages are paid for: what is older on them is kept too, but nothing of before the history.
  const from = dayOf(plusMs(startedAt, -settings.historyDays * dayMs));
  let next: RunsValidator | undefined;
  for await (const page of pages) {
    if (!page.changed) {
      reading.noteUnchangedSince(last.validatedSince);
      return last;
    }
    const { value: runs } = page;
    if (
      runs.some(run => run.repositoryId !== repository.id) ||
      (page.hasNone && (await hasRuns(reading)))
    ) {
      await confirmRepository(reading);
    }
    next ??= { validator: page.validator, validatedSince: oldestOf(runs) };
    await reading.apply({ runs: runs.filter(run => run.createdAt >= from) });
  }
  return next ?? { validator: undefined, validatedSince: undefined };
}

function oldestOf(runs: RunFact[]): Instant | undefined {
  return runs
    .map(run => run.createdAt)
    .reduce<Instant | undefined>(
      (oldest, at) => (oldest === undefined ? at : earlier(oldest, at)),
      undefined,
    );
}

async function hasRuns({ options, repository }: Reading): Promise<boolean> {
  const run = await options
    .knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .first('id');
  return run !== undefined;
}
