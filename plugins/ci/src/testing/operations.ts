import { say } from '@mainline/backstage-plugin-ci-common';
import type {
  CollectedRepository,
  OpenDelivery,
  OperationsOverview,
} from '@mainline/backstage-plugin-ci-common';
import {
  ago,
  day,
  hour,
  minute,
} from '@mainline/backstage-plugin-mainline-react/testing';

/** A calm day: everything is current. */
export function overview(now: number): OperationsOverview {
  return {
    at: ago(0, now),
    budgets: [
      {
        source: 'github',
        host: 'github.com',
        account: 'installation 41',
        requests: {
          person: 212,
          webhook: 1_904,
          reconciliation: 8_420,
          backfill: 12_077,
        },
        unchanged: 7_911,
        limit: 12_500,
        remaining: 9_874,
        resetAt: ago(-23 * minute, now),
        floor: 1_250,
      },
    ],
    lag: {
      repositories: { all: 450, unread: 0, late: 0, failing: 0 },
      completeUpTo: ago(29 * minute, now),
      p50Ms: 4 * minute,
      p95Ms: 27 * minute,
      lateAfterMs: 45 * minute,
    },
    inbox: {
      pending: 0,
      appliedLastHour: 1_482,
      setAside: 12_040,
      parked: 0,
    },
    backfill: { paused: false, done: 450, all: 450 },
    webhooks: { lastDay: 391, before: 58, never: 1 },
  };
}

/** A bad day: GitHub limits, readings fail, deliveries can't be applied, and somebody paused the reading of history. */
export function troubledOverview(now: number): OperationsOverview {
  const calm = overview(now);
  return {
    ...calm,
    budgets: [
      {
        ...calm.budgets[0],
        remaining: 840,
        blockedUntil: ago(-6 * minute, now),
      },
      {
        source: 'github',
        host: 'github.internal',
        account: 'token',
        requests: { person: 3, webhook: 0, reconciliation: 90, backfill: 0 },
        unchanged: 61,
        limit: 5_000,
        remaining: 4_871,
        resetAt: ago(-51 * minute, now),
        floor: 500,
      },
    ],
    lag: {
      ...calm.lag,
      repositories: { all: 450, unread: 4, late: 12, failing: 3 },
      completeUpTo: ago(5 * hour, now),
      p95Ms: 68 * minute,
    },
    inbox: {
      ...calm.inbox,
      pending: 17,
      oldestPendingAt: ago(9 * minute, now),
      parked: 3,
    },
    backfill: {
      paused: true,
      by: 'user:default/kim',
      at: ago(40 * minute, now),
      done: 446,
      all: 450,
    },
  };
}

export function openDeliveries(now: number): OpenDelivery[] {
  const of = (id: number, said: Partial<OpenDelivery>): OpenDelivery => ({
    source: 'github',
    hook: '4711',
    id: `72d3162e-cc78-11e3-81ab-4c9367dc09${id}`,
    event: 'workflow_run',
    repository: 'github.com/acme/catalog',
    receivedAt: ago(id * minute, now),
    tries: 5,
    reason:
      'value too long for type character varying(24): the run 9000000001 says it was created at 2026-03-01T09:30:00.000000Z',
    ...said,
  });
  return [
    of(12, {}),
    of(34, {
      event: 'deployment_status',
      repository: 'github.com/acme/basket',
    }),
    of(58, {
      event: 'workflow_job',
      repository: undefined,
      reason: 'Unexpected end of JSON input',
    }),
  ];
}

export function collectedRepositories(now: number): CollectedRepository[] {
  const of = (
    slug: string,
    said: Partial<CollectedRepository>,
  ): CollectedRepository => ({
    id: `github.com:${slug.length}`,
    host: 'github.com',
    slug,
    url: `https://github.com/${slug}`,
    nextReadAt: ago(-6 * minute, now),
    reading: false,
    services: [`component:default/${slug.split('/')[1]}`],
    ...said,
  });
  const notFound = say('source.notFound', {
    host: 'github.com',
    repository: 'acme/renamed-long-ago',
  });
  return [
    of('acme/renamed-long-ago', {
      id: 'github.com/acme/renamed-long-ago',
      url: undefined,
      error: notFound.sentence,
      errorMessages: notFound.messages,
      nextReadAt: ago(-21 * minute, now),
    }),
    of('acme/newcomer', {}),
    of('acme/monorepo', {
      completeUpTo: ago(5 * hour, now),
      error: 'GitHub answered 502 for the runs of acme/monorepo.',
      services: ['api', 'jobs', 'search', 'web'].map(
        name => `component:default/${name}`,
      ),
    }),
    of('acme/catalog', { completeUpTo: ago(68 * minute, now), reading: true }),
    of('acme/quiet', { completeUpTo: ago(2 * day, now), services: [] }),
  ];
}
