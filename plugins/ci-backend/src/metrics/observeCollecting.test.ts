import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Knex } from 'knex';
import {
  aRun,
  at,
  clearTables,
  createCollecting,
  lookFor,
  morning,
  testDatabases,
} from '../__testUtils__';
import { observeCollecting } from './observeCollecting';

jest.setTimeout(60_000);

type Callback = (result: {
  observe: (value: number, attributes?: object) => void;
}) => void | Promise<void>;

describe.each(testDatabases().eachSupportedId())('metrics on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
    await clearTables(knex);
  });

  it('tell of requests, of the inbox, and of how far repositories are complete', async () => {
    await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
    const { collecting, source, truth, clock } = await createCollecting(knex, {
      migrated: true,
    });
    truth.runs = [aRun()];
    await collecting.settle();
    source.accounts = [
      {
        host: 'fake.example',
        account: 'token',
        requests: { person: 1, webhook: 2, reconciliation: 3, backfill: 4 },
        unchanged: 5,
        remaining: 4000,
        blockedUntil: at(181),
      },
    ];
    await knex('deliveries').insert(
      ['pending', 'pending', 'parked', 'applied'].map((state, n) => ({
        source: 'fake',
        hook: '1',
        id: `${n}`,
        event: 'facts',
        payload: '{}',
        received_at: at(170 + n),
        state,
      })),
    );
    clock.minutes = 180;

    const callbacks: Record<string, Callback> = {};
    const instrument = (name: string) => ({
      addCallback: (callback: Callback) => {
        callbacks[name] = callback;
      },
      removeCallback: () => {},
    });
    observeCollecting({
      metrics: metricsServiceMock.mock({
        createObservableCounter: instrument,
        createObservableGauge: instrument,
      }),
      knex,
      sources: [source],
      lateAfterMs: 45 * 60_000,
      clock: () => new Date(morning + clock.minutes * 60_000),
    });
    const observed: Record<string, unknown[]> = {};
    for (const [name, callback] of Object.entries(callbacks)) {
      const seen: unknown[] = [];
      await callback({
        observe: (value, attributes = {}) => {
          const told = Object.entries(attributes)
            .filter(([key]) => !['source', 'host', 'account'].includes(key))
            .map(([, word]) => word);
          seen.push([value, ...told]);
        },
      });
      observed[name.replace('mainline.ci.', '')] = seen;
    }
    expect(observed).toEqual({
      'source.requests': [
        [1, 'person'],
        [2, 'webhook'],
        [3, 'reconciliation'],
        [4, 'backfill'],
      ],
      'source.unchanged': [[5]],
      'source.remaining': [[4000]],
      'source.blocked': [[60]],
      'inbox.deliveries': [
        [2, 'pending'],
        [1, 'parked'],
      ],
      'inbox.oldest': [[600]],
      repositories: [
        [1, 'all'],
        [1, 'due'],
        [1, 'late'],
        [0, 'unread'],
      ],
      lag: [
        [7200, 'p95'],
        [7200, 'max'],
      ],
      'backfill.left': [[0]],
    });
  });
});
