import type { Page } from '@mainline/backstage-plugin-ci-common';
import { distribution } from '../../figures/distribution';
import type { Figure } from '../../figures/Figure';
import type { CollectingPortal } from '../../portal/CollectingPortal';
import { jsonOf, PortalClient } from '../../portal/PortalClient';
import { signInAsGuest } from '../../portal/signInAsGuest';
import { progress } from '../../progress';
import { interleave } from '../../sampling/interleave';
import type { SuiteContext } from '../Suite';
import { firstPage, furtherQuestions, yardstick } from './questions';

const ofSmall = 'ci-first-page-of-small';
const atMost = (ratio: number) => ({ median: { ratio }, p95: { ratio } });

/** Pages of the large portal beside its catalog's, and beside the same page of the small one, sample by sample. */
export async function measurePages(
  portals: { large: CollectingPortal; small: CollectingPortal },
  { options, signal, onEnd }: SuiteContext,
): Promise<Figure[]> {
  const clientOf = async ({ url }: CollectingPortal) => {
    const token = await signInAsGuest(url, signal);
    const client = new PortalClient({ baseUrl: url, token });
    onEnd(() => client.close());
    return client;
  };
  const large = await clientOf(portals.large);
  const small = await clientOf(portals.small);

  const { nextCursor } = jsonOf<Page<unknown>>(await large.get(firstPage.path));
  if (!nextCursor) {
    throw new Error('There is no second page: take more than 50 services.');
  }
  const further = furtherQuestions(nextCursor);
  const answers: Record<string, object> = {
    [ofSmall]: await answerOf(small, firstPage.path),
  };
  for (const { metric, path } of [yardstick, firstPage, ...further]) {
    answers[metric] = await answerOf(large, path);
  }

  progress(
    `Measuring pages: ${options.samples} rounds after ${options.warmUp} of warm-up …`,
  );
  const taken = await interleave(
    [
      ...[yardstick, firstPage, ...further].map(({ metric, path }) => ({
        name: metric,
        measure: async () => (await large.get(path)).ms,
      })),
      {
        name: ofSmall,
        measure: async () => (await small.get(firstPage.path)).ms,
      },
    ],
    { ...options, signal },
  );
  const query = (path: string) => `GET ${path}`;
  return [
    ...distribution(
      firstPage.metric,
      { ours: taken[firstPage.metric], yardstick: taken[yardstick.metric] },
      {
        query: query(firstPage.path),
        yardstick: query(yardstick.path),
        aims: atMost(1),
        details: {
          answer: answers[firstPage.metric],
          yardstickAnswer: answers[yardstick.metric],
        },
      },
    ),
    ...distribution(
      'ci-first-page-by-size',
      { ours: taken[firstPage.metric], yardstick: taken[ofSmall] },
      {
        query: query(firstPage.path),
        yardstick: `${query(firstPage.path)} of the small portal`,
        aims: atMost(1.3),
        details: {
          answer: answers[firstPage.metric],
          yardstickAnswer: answers[ofSmall],
        },
      },
    ),
    ...further.flatMap(({ metric, path }) =>
      distribution(
        metric,
        { ours: taken[metric] },
        { query: query(path), details: { answer: answers[metric] } },
      ),
    ),
  ];
}

/** What is in an answer: two that are compared had better hold as much. */
async function answerOf(client: PortalClient, path: string): Promise<object> {
  const answer = await client.get(path);
  const { items, totalItems } = jsonOf<Partial<Page<unknown>>>(answer);
  if (items?.length === 0) throw new Error(`GET ${path} answers no rows.`);
  return {
    rows: items?.length,
    of: totalItems,
    bytes: answer.body.length,
    encoding: answer.headers['content-encoding'] ?? 'identity',
  };
}
