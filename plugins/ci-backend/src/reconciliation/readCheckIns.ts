import type { CheckInsRead } from '@mainline/backstage-plugin-ci-node';
import type { RepositoryRow } from '../facts';
import { confirmRepository } from './confirmRepository';
import { dayMs, dayOf, plusMs } from './instants';
import type { Reading } from './Reading';

/**
 * Reads what reached mainline in the window, and what left it. Answers the validator to ask with next time.
 *
 * Where another branch became mainline, and where mainline has nothing to do any more with what it was, the window is the
 * whole history.
 */
export async function readCheckIns(
  reading: Reading,
  row: RepositoryRow,
): Promise<string | undefined> {
  const { repository, source, how } = reading;
  const { thorough, since } = reading.options.window;
  const validator = row.check_ins_validator ?? undefined;
  const head = row.mainline_head ?? undefined;
  const branch = repository.defaultBranch;
  const isOther = (row.mainline_branch ?? branch) !== branch;
  let read: CheckInsRead = await source.readCheckIns(
    repository,
    {
      since: isOther ? historyStart(reading) : since,
      anew: isOther,
      ...(head ? { head } : {}),
      ...(validator && !thorough && !isOther ? { validator } : {}),
    },
    how,
  );
  if (!read.changed) return validator;
  reading.noteMainlineMoved();
  if (read.mainline?.left === 'unrelated' && !isOther) {
    await confirmRepository(reading);
    const query = {
      since: historyStart(reading),
      anew: true,
      ...(head ? { head } : {}),
    };
    read = await source.readCheckIns(repository, query, how);
    if (!read.changed) return undefined;
  }
  await keepCheckIns(reading, read, { isOther });
  return read.validator;
}

/** Stores what was read, and where mainline ends. */
export async function keepCheckIns(
  reading: Reading,
  read: Extract<CheckInsRead, { changed: true }>,
  { isOther }: { isOther: boolean },
): Promise<void> {
  const branch = reading.repository.defaultBranch;
  const readAt = reading.options.startedAt;
  await reading.apply({
    checkIns: read.value,
    ...(read.mainline
      ? { mainline: { ...read.mainline, branch, isOther, readAt } }
      : {}),
  });
}

function historyStart({ options: { startedAt, settings } }: Reading): string {
  return dayOf(plusMs(startedAt, -settings.historyDays * dayMs));
}
