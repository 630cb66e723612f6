import {
  endedDeploymentStates,
  outcomeOf,
} from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { Activity } from './cadence';
import { hourMs, later, plusMs } from './instants';

/**
 * A run that has not moved for so long waits for a person, mostly: one for its approval may wait for a month. It is still
 * asked after, with every reading, but it must not keep its repository busy for all that time.
 */
const movingMs = 6 * hourMs;
/** What moves without being new (a re-run, a deployment that is approved) is mostly among these. */
const newest = 100;

const ended = new Set<string>(['completed', ...endedDeploymentStates]);

/** A row of {@link queryOfMoved}. */
export interface Moved {
  what: 'run' | 'check-in' | 'deployment';
  /** Of a run or a deployment; a check-in has none. */
  state: string | null;
  /** Of a run that ended. */
  conclusion: string | null;
  at: Instant;
}

/** What moved last in a repository, as far as the store knows. */
export function queryOfMoved(knex: Knex, repositoryId: string) {
  const newestOf = (
    table: string,
    { by, limit }: { by: string; limit: number },
    columns: Array<string | Knex.Raw | Record<string, string>>,
  ) =>
    knex.select('*').from(
      knex(table)
        .where({ repository_id: repositoryId })
        .orderBy(by, 'desc')
        .limit(limit)
        .select(...columns)
        .as(table),
    );
  return newestOf('runs', { by: 'created_at', limit: newest }, [
    knex.raw("'run' as what"),
    { state: 'status' },
    'conclusion',
    { at: 'updated_at' },
  ]).unionAll([
    newestOf('check_ins', { by: 'reached_mainline_at', limit: 1 }, [
      knex.raw("'check-in' as what"),
      knex.raw('null as state'),
      knex.raw('null as conclusion'),
      { at: 'reached_mainline_at' },
    ]),
    newestOf('deployments', { by: 'state_at', limit: newest }, [
      knex.raw("'deployment' as what"),
      'state',
      knex.raw('null as conclusion'),
      { at: 'state_at' },
    ]),
  ]);
}

/** What goes on in a repository, by what moved last. */
export function activityOf(moved: Moved[], now: Instant): Activity {
  const moving = plusMs(now, -movingMs);
  return {
    movedAt: latestOf(moved),
    byHandAt: latestOf(moved.filter(isGoneOnWithByHand)),
    onItsWay: moved.some(
      ({ state, at }) => state !== null && !ended.has(state) && at >= moving,
    ),
  };
}

function isGoneOnWithByHand({ what, state, conclusion }: Moved): boolean {
  return (
    what === 'deployment' ||
    (state !== null && outcomeOf({ status: state, conclusion }) === 'failing')
  );
}

function latestOf(moved: Moved[]): Instant | undefined {
  return moved
    .map(({ at }) => at)
    .reduce<Instant | undefined>(
      (latest, at) => (latest === undefined ? at : later(latest, at)),
      undefined,
    );
}
