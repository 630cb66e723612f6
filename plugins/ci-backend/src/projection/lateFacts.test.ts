import { mockServices } from '@backstage/backend-test-utils';
import type {
  CheckInFact,
  RunFact,
  Service,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { clearTables, testDatabases } from '../__testUtils__';
import { migrated } from '../__testUtils__/migrated';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { syncServices } from '../directory/syncServices';
import { applyFacts, type CollectedFacts } from '../facts';
import { HealthProjector } from './HealthProjector';

jest.setTimeout(120_000);

const now = Date.parse('2026-03-31T12:00:00.000Z');
const dayMs = 24 * 60 * 60 * 1000;

function ago(days: number): string {
  return new Date(now - days * dayMs).toISOString();
}

const service: Service = {
  entityRef: 'component:default/catalog',
  name: 'catalog',
  mapping: {
    mapped: true,
    repository: { host: 'github.com', slug: 'acme/catalog' },
    from: 'project-slug',
  },
};

function checkIn(days: number): CheckInFact {
  return aCheckIn({ sha: `s${days}`, reachedMainlineAt: ago(days) });
}

/** A build of a check-in that many days old, judged an hour after it. */
function build(days: number, said: Partial<RunFact> = {}): RunFact {
  return aRun({
    id: `${1000 + days}`,
    headSha: `s${days}`,
    createdAt: ago(days),
    startedAt: ago(days),
    updatedAt: ago(days - 1 / 24),
    ...said,
  });
}

const red = { conclusion: 'failure' };

const threeDaysAgo = {
  createdAt: ago(3),
  startedAt: ago(3),
  updatedAt: ago(3 - 1 / 24),
};

interface Case {
  what: string;
  /** By age in days. */
  checkIns: number[];
  known: RunFact[];
  /** What comes after health was computed. */
  late: Pick<CollectedFacts, 'runs' | 'checkIns' | 'settled'>;
  before: Partial<ServiceHealth>;
  after: Partial<ServiceHealth>;
  /** From which day on check-ins were judged anew. */
  from: string;
}

const cases: Case[] = [
  {
    what: 'a red that began sixty days ago, seven before the window, goes on',
    checkIns: [61, 60, 40, 1],
    known: [build(61), build(60, red), build(40, red)],
    late: { runs: [build(1, red)] },
    before: { state: 'failing', since: ago(60 - 1 / 24), builds: 0 },
    after: {
      state: 'failing',
      since: ago(60 - 1 / 24),
      builds: 1,
      checkInsSinceRed: 2,
    },
    from: ago(1),
  },
  {
    what: 'a red that began sixty days ago is fixed',
    checkIns: [61, 60, 1],
    known: [build(61), build(60, red)],
    late: { runs: [build(1)] },
    before: { state: 'failing', timeToFixMs: undefined },
    after: {
      state: 'passing',
      since: ago(1 - 1 / 24),
      timeToFixMs: 59 * dayMs,
      checkInsSinceRed: 0,
    },
    from: ago(1),
  },
  {
    what: 'a check-in of before the window is judged anew within it',
    checkIns: [35, 2],
    known: [build(35, red), build(2)],
    late: { runs: [build(35, { attempt: 2, updatedAt: ago(1) })] },
    before: { builds: 1, flakyRate: 0, timeToFixMs: 33 * dayMs },
    after: { builds: 2, flakyRate: 0.5, timeToFixMs: undefined },
    from: ago(35),
  },
  {
    what: 'a check-in is judged red long after a newer one was green',
    checkIns: [3, 2],
    known: [build(2)],
    late: { runs: [build(3, { ...red, updatedAt: ago(1) })] },
    before: { state: 'passing', builds: 1, successRate: 1 },
    after: {
      state: 'passing',
      builds: 2,
      successRate: 0.5,
      timeToFixMs: undefined,
    },
    from: ago(3),
  },
  {
    what: 'a commit that its build alone told of turns out to have arrived days before',
    checkIns: [3],
    known: [build(3), build(1, red)],
    late: { checkIns: [{ ...checkIn(1), reachedMainlineAt: ago(5) }] },
    before: {
      state: 'failing',
      lastCheckIn: expect.objectContaining({ sha: 's1' }),
    },
    after: {
      state: 'passing',
      lastCheckIn: expect.objectContaining({ sha: 's3' }),
    },
    from: ago(5),
  },
  {
    what: 'a check-in that is told of again keeps its first arrival',
    checkIns: [5],
    known: [build(5)],
    late: { checkIns: [{ ...checkIn(5), reachedMainlineAt: ago(1) }] },
    before: { lastCheckIn: expect.objectContaining({ at: ago(5) }) },
    after: { lastCheckIn: expect.objectContaining({ at: ago(5) }) },
    from: '',
  },
  {
    what: 'a contradiction of a build that came two days after its check-in is settled',
    checkIns: [5, 4],
    known: [
      build(5, {
        ...threeDaysAgo,
        ...red,
        contradiction: {
          words: ['failure', 'success'],
          at: threeDaysAgo.updatedAt,
          resolvedBy: 'pending',
        },
      }),
    ],
    late: {
      settled: [{ id: '1005', attempt: 1, answer: build(5, threeDaysAgo) }],
    },
    before: { state: 'failing', builds: 1 },
    after: { state: 'passing', builds: 1 },
    from: ago(5),
  },
  {
    what: 'a run of another branch concerns no day',
    checkIns: [3],
    known: [build(3)],
    late: { runs: [build(1, { ...red, branch: 'topic' })] },
    before: { state: 'passing', builds: 1 },
    after: { state: 'passing', builds: 1 },
    from: '',
  },
];

describe.each(testDatabases().eachSupportedId())(
  'health of what comes late on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrated(await databases.init(id));
    });

    async function health(): Promise<ServiceHealth> {
      const projector = new HealthProjector({
        knex,
        logger: mockServices.logger.mock(),
        windowDays: 30,
        onServicesChanged: () => {},
      });
      await projector.projectDue();
      await projector.stop();
      return JSON.parse((await knex('service_health').first()).document);
    }

    it.each(cases)('$what', async each => {
      await clearTables(knex);
      await syncServices({ knex, services: [service], now: new Date(now) });
      await seedFacts(knex, {
        completeUpTo: ago(0),
        checkIns: each.checkIns.map(checkIn),
        runs: each.known,
      });
      expect(askedOf(await health(), each.before)).toEqual(each.before);

      await transact(knex, (tx, writes) =>
        applyFacts({
          tx,
          writes,
          repositoryId: catalogRepository.id,
          facts: each.late,
          at: ago(0),
        }),
      );
      expect(askedOf(await health(), each.after)).toEqual(each.after);
      const { taken_from: from } = await knex('repositories').first();
      expect(from ?? '').toBe(each.from.slice(0, 10));
    });
  },
);

/** Those fields that a case says something of. */
function askedOf(
  health: ServiceHealth,
  said: Partial<ServiceHealth>,
): Partial<ServiceHealth> {
  const fields = Object.keys(said) as Array<keyof ServiceHealth>;
  return Object.fromEntries(fields.map(field => [field, health[field]]));
}
