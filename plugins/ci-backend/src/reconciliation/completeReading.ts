import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { Knex } from 'knex';
import {
  transact,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import { errorColumns, noError, type RepositoryRow } from '../facts';
import { appendChanges } from '../feed';
import { renewLease } from './claimRepository';
import { plusMs } from './instants';
import type { RunsValidator } from './readRuns';

/** The self-check waits so long for the history of a new repository; then it answers from what is there. */
const firstAnswersMs = 60 * 1000;

/** Everything up to an instant was read: says so, and clears what was in the way. Never moves backwards. */
export async function completeReading(options: {
  knex: Knex;
  repositoryId: string;
  token: string;
  completeUpTo: Instant;
  /** From where on its source was listed: of a first reading, that is how far back its facts are known at first. */
  since: Instant;
  /** How far back its history is to be read, of a first reading. */
  historySince: Instant;
  runs: RunsValidator;
  checkInsValidator: string | undefined;
  deploymentsValidator: string | undefined;
  /** Whether it found what a delivery should have told before. */
  foundUntold: boolean;
  now: Instant;
}): Promise<{ changed: boolean }> {
  const { knex, repositoryId, token, completeUpTo, now } = options;
  return transact(knex, async (tx, writes) => {
    const before = await renewLease({ tx, repositoryId, token, now });
    const known = before.complete_up_to;
    const isFirst = known === null;
    const isBehind = isFirst || completeUpTo > known;
    await tx<RepositoryRow>('repositories')
      .where({ id: repositoryId })
      .update({
        runs_validator: options.runs.validator ?? null,
        runs_validated_since: options.runs.validatedSince ?? null,
        check_ins_validator: options.checkInsValidator ?? null,
        deployments_validator: options.deploymentsValidator ?? null,
        ...noError,
        ...(options.foundUntold && { untold_at: now }),
        ...(isBehind && { complete_up_to: completeUpTo }),
        ...(isFirst && {
          known_since: options.since,
          check_ins_known_since: options.since,
          backfill_until: options.historySince,
          self_check_due_at: plusMs(now, firstAnswersMs),
        }),
      });
    const changed = isFirst || before.error !== null;
    if (changed) await tellOfRepository({ tx, writes, repositoryId, now });
    return { changed };
  });
}

/** Shows why a repository can't be read. */
export async function failReading(options: {
  knex: Knex;
  repositoryId: string;
  why: Words;
  now: Instant;
}): Promise<{ changed: boolean }> {
  const { knex, repositoryId, why, now } = options;
  const columns = errorColumns(why);
  return transact(knex, async (tx, writes) => {
    const changed = await tx<RepositoryRow>('repositories')
      .where({ id: repositoryId })
      .where(other =>
        other
          .whereNull('error')
          .orWhereNot({ error: columns.error })
          // Of a version that had no messages, or said it with others.
          .orWhereRaw(`coalesce(error_messages, '') <> ?`, [
            columns.error_messages ?? '',
          ]),
      )
      .update(columns);
    if (changed > 0) {
      await tellOfRepository({ tx, writes, repositoryId, now });
    }
    return { changed: changed > 0 };
  });
}

async function tellOfRepository(options: {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  now: Instant;
}): Promise<void> {
  const { tx, writes, repositoryId, now } = options;
  await writes.add(
    'repositories',
    tx('repositories')
      .where({ id: repositoryId })
      .increment('facts_version', 1),
  );
  await appendChanges({
    tx,
    writes,
    changes: [{ kind: 'repository', ref: repositoryId }],
    at: now,
  });
}
