import type { Page, ServicesPage } from '@mainline/backstage-plugin-ci-common';
import type { MatrixPage } from '@mainline/backstage-plugin-delivery-common';
import { distribution, type Statistic } from '../../figures/distribution';
import type { Aim, Figure } from '../../figures/Figure';
import { jsonOf, PortalClient } from '../../portal/PortalClient';
import { signInAsGuest } from '../../portal/signInAsGuest';
import type { BenchPortal } from '../../portal/startPortal';
import { progress } from '../../progress';
import { interleave } from '../../sampling/interleave';
import type { SuiteContext } from '../Suite';

interface Question {
  metric: string;
  path: string;
  aims?: Partial<Record<Statistic, Aim>>;
}

/** The catalog's own list of as many components. */
const yardstick: Question = {
  metric: 'catalog-first-page',
  path: '/api/catalog/entities/by-query?limit=50&filter=kind=component&orderField=metadata.name,asc',
};

const asGoodAs = (ratio: number) => ({ median: { ratio }, p95: { ratio } });

const questions: Question[] = [
  {
    metric: 'ci-first-page',
    path: '/api/ci/services?limit=50',
    aims: asGoodAs(1),
  },
  {
    metric: 'matrix-first-screen',
    path: '/api/delivery/matrix?limit=50',
    aims: asGoodAs(1.5),
  },
  // What the pages ask for: they fetch twice a screen at once.
  { metric: 'ci-page-of-100', path: '/api/ci/services?limit=100' },
  { metric: 'matrix-page-of-100', path: '/api/delivery/matrix?limit=100' },
];

/** First pages beside the catalog's, sample by sample with one token over one connection. */
export async function measurePages(
  { backendUrl }: BenchPortal,
  { options, signal, onEnd }: SuiteContext,
): Promise<Figure[]> {
  const token = await signInAsGuest(backendUrl, signal);
  const client = new PortalClient({ baseUrl: backendUrl, token });
  onEnd(() => client.close());

  const all = [yardstick, ...questions];
  const answers: Record<string, object> = {};
  for (const { metric, path } of all) {
    answers[metric] = await answerOf(client, path);
  }

  progress(
    `Measuring pages: ${options.samples} rounds after ${options.warmUp} of warm-up …`,
  );
  const taken = await interleave(
    all.map(({ metric, path }) => ({
      name: metric,
      measure: async () => (await client.get(path)).ms,
    })),
    { ...options, signal },
  );
  return questions.flatMap(({ metric, path, aims }) =>
    distribution(
      metric,
      { ours: taken[metric], yardstick: taken[yardstick.metric] },
      {
        query: `GET ${path}`,
        yardstick: `GET ${yardstick.path}`,
        aims,
        details: {
          answer: answers[metric],
          yardstickAnswer: answers[yardstick.metric],
        },
      },
    ),
  );
}

/** What is in an answer: two that are compared had better hold as much. */
async function answerOf(client: PortalClient, path: string): Promise<object> {
  const answer = await client.get(path);
  const { items, totalItems, environments } = jsonOf<
    Page<unknown> & Partial<ServicesPage & MatrixPage>
  >(answer);
  if (items.length === 0) throw new Error(`GET ${path} answers no rows.`);
  return {
    rows: items.length,
    of: totalItems,
    environments: environments?.length,
    bytes: answer.body.length,
    encoding: answer.headers['content-encoding'] ?? 'identity',
  };
}
