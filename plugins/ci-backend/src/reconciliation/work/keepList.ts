import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { ConditionalRead } from '@mainline/backstage-plugin-ci-node';
import type { CollectedFacts, RepositoryRow } from '../../facts';
import type { Reading } from '../Reading';

/** What is noted of a list: when it was asked for, and with what to ask next time. */
interface Noted {
  at: Extract<
    keyof RepositoryRow,
    'pull_requests_listed_up_to' | 'branches_listed_at' | 'environments_read_at'
  >;
  validator: Extract<
    keyof RepositoryRow,
    'pull_requests_validator' | 'branches_validator' | 'environments_validator'
  >;
}

/** Keeps a list, if it is another than the last time, and notes that it was asked for. */
export async function keepList<Value>(
  reading: Reading,
  read: ConditionalRead<Value>,
  noted: Noted,
  factsOf: (value: Value) => CollectedFacts,
): Promise<void> {
  const startedAt: Instant = reading.options.startedAt;
  if (!read.changed) {
    reading.note({ [noted.at]: startedAt });
    return;
  }
  await reading.apply(factsOf(read.value), {
    [noted.at]: startedAt,
    [noted.validator]: read.validator ?? null,
  });
}
