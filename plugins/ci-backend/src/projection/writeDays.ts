import {
  chunksOf,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { DayRow } from './DayRow';
import type { StoredDays } from './readDays';

const chunkSize = 100;

/** Replaces all days of a repository from one on, of whichever commit stages. */
export async function replaceDays(
  tx: Knex.Transaction,
  writes: Writes,
  repositoryId: string,
  from: string,
  rows: DayRow[],
): Promise<void> {
  await writes.add(
    'mainline_days',
    tx<DayRow>('mainline_days')
      .where('repository_id', repositoryId)
      .where('day', '>=', from)
      .delete(),
  );
  for (const chunk of chunksOf(rows, chunkSize)) {
    await writes.add('mainline_days', tx('mainline_days').insert(chunk));
  }
}

/** Writes the days that say otherwise than what is stored, and removes those that have no check-ins any more. */
export async function writeChangedDays(
  tx: Knex.Transaction,
  writes: Writes,
  repositoryId: string,
  rows: DayRow[],
  stored: Map<string, StoredDays>,
): Promise<void> {
  const changed = rows.filter(row => {
    const before = stored.get(row.commit_stage)?.later.get(row.day);
    return before?.figures !== row.figures || before.carry !== row.carry;
  });
  for (const chunk of chunksOf(changed, chunkSize)) {
    await writes.add(
      'mainline_days',
      tx('mainline_days')
        .insert(chunk)
        .onConflict(['repository_id', 'commit_stage', 'day'])
        .merge(),
    );
  }
  for (const [stage, { later }] of stored) {
    const there = new Set(
      rows.filter(row => row.commit_stage === stage).map(row => row.day),
    );
    const gone = [...later.keys()].filter(day => !there.has(day));
    if (gone.length === 0) continue;
    await writes.add(
      'mainline_days',
      tx<DayRow>('mainline_days')
        .where({ repository_id: repositoryId, commit_stage: stage })
        .whereIn('day', gone)
        .delete(),
    );
  }
}
