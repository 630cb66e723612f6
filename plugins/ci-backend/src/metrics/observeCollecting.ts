import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type {
  CiSource,
  ReadPurpose,
  SourceBudget,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import {
  readCollectionFigures,
  type CollectionFigures,
} from './readCollectionFigures';

const purposes: ReadPurpose[] = [
  'person',
  'webhook',
  'reconciliation',
  'backfill',
];
/** The instruments of one collection share what was read. */
const sharedForMs = 1000;

/**
 * Tells metrics of the requests to sources, as this process counts them, and of how far collecting is, as the database has it:
 * the latter is the same from every process. Asks nothing while nobody collects.
 */
export function observeCollecting(options: {
  metrics: MetricsService;
  knex: Knex;
  sources: CiSource[];
  lateAfterMs: number;
  clock?: () => Date;
}): void {
  const {
    metrics,
    knex,
    sources,
    lateAfterMs,
    clock = () => new Date(),
  } = options;
  let last: { at: number; figures: Promise<CollectionFigures> } | undefined;
  const read = async () => {
    const now = clock();
    const at = now.getTime();
    if (!last || at - last.at > sharedForMs) {
      const lateBefore = new Date(at - lateAfterMs).toISOString();
      const figures = readCollectionFigures({
        knex,
        now: now.toISOString(),
        lateBefore,
      });
      last = { at, figures };
    }
    return last.figures;
  };
  const gauge = (
    name: string,
    about: { description: string; unit: string },
    figures: (read: CollectionFigures) => Array<[number, object?]>,
  ) =>
    metrics
      .createObservableGauge(`mainline.ci.${name}`, about)
      .addCallback(async result => {
        for (const [value, attributes] of figures(await read())) {
          result.observe(value, { ...attributes });
        }
      });
  const ofAccounts = (
    observe: (budget: SourceBudget, account: object) => void,
  ) => {
    for (const source of sources) {
      for (const budget of source.budgets?.() ?? []) {
        const { host, account } = budget;
        observe(budget, { source: source.id, host, account });
      }
    }
  };

  metrics
    .createObservableCounter('mainline.ci.source.requests', {
      description:
        'Requests to the source, those answered "as it was" included',
      unit: '{request}',
    })
    .addCallback(result =>
      ofAccounts(({ requests }, account) =>
        purposes.forEach(purpose =>
          result.observe(requests[purpose], { ...account, purpose }),
        ),
      ),
    );
  metrics
    .createObservableCounter('mainline.ci.source.unchanged', {
      description: 'Requests to the source that were answered "as it was"',
      unit: '{request}',
    })
    .addCallback(result =>
      ofAccounts(({ unchanged }, account) =>
        result.observe(unchanged, { ...account }),
      ),
    );
  metrics
    .createObservableGauge('mainline.ci.source.remaining', {
      description: 'Requests that remain until the limit is renewed',
      unit: '{request}',
    })
    .addCallback(result =>
      ofAccounts(({ remaining }, account) => {
        if (remaining !== undefined) result.observe(remaining, { ...account });
      }),
    );
  metrics
    .createObservableGauge('mainline.ci.source.blocked', {
      description: 'How long nothing may be asked any more; 0 if something may',
      unit: 's',
    })
    .addCallback(result =>
      ofAccounts(({ blockedUntil }, account) => {
        const ms = blockedUntil ? Date.parse(blockedUntil) - +clock() : 0;
        result.observe(Math.max(0, ms) / 1000, { ...account });
      }),
    );

  gauge(
    'inbox.deliveries',
    { description: 'Deliveries that wait, or were parked', unit: '{delivery}' },
    ({ inbox }) => [
      [inbox.pending, { state: 'pending' }],
      [inbox.parked, { state: 'parked' }],
    ],
  );
  gauge(
    'inbox.oldest',
    { description: 'Age of the oldest delivery that waits', unit: 's' },
    ({ inbox }) => [[inbox.oldestPendingMs / 1000]],
  );
  gauge(
    'repositories',
    { description: 'Repositories of services', unit: '{repository}' },
    ({ repositories }) =>
      Object.entries(repositories).map(([state, count]) => [count, { state }]),
  );
  gauge(
    'lag',
    { description: 'How far behind repositories are complete', unit: 's' },
    ({ lag }) => [
      [lag.p95Ms / 1000, { statistic: 'p95' }],
      [lag.maxMs / 1000, { statistic: 'max' }],
    ],
  );
  gauge(
    'backfill.left',
    {
      description: 'Repositories with history to be read',
      unit: '{repository}',
    },
    ({ backfillLeft }) => [[backfillLeft]],
  );
}
