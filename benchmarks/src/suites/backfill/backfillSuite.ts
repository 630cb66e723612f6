import type { Figure } from '../../figures/Figure';
import { figureLine } from '../../figures/figureLine';
import { describeMachine } from '../../machine/describeMachine';
import { progress } from '../../progress';
import { countRequests } from '../../stepped/countRequests';
import {
  startSteppedPortal,
  type SteppedPortal,
} from '../../stepped/startSteppedPortal';
import type { Suite, SuiteContext } from '../Suite';

/** Of 450 repositories with ninety days of twenty runs. */
const mostRequests = 10_000;
const runsOfThat = 450 * 90 * 20;

/** What the history of a new portal costs GitHub. */
export const backfillSuite: Suite = {
  name: 'backfill',
  summary: 'requests to GitHub until a new portal has the whole history',
  parts: ['history'],
  run: measureHistory,
};

async function measureHistory(context: SuiteContext): Promise<void> {
  const { services, days } = context.options;
  const portal = await startSteppedPortal(context, {
    services,
    days,
    webhooks: false,
  });
  const { github, repositories } = portal;
  progress(`${repositories.runs()} runs have happened; the portal reads them`);
  do {
    await portal.round();
  } while (await isHistoryLeft(portal));

  const counts = countRequests(github.requests.all);
  const [{ stored }] = await portal.knex('runs').count({ stored: '*' });
  const query = 'a new portal reads everything that is to be known';
  const figures: Figure[] = [
    {
      metric: 'history.runs',
      value: counts.byKind.runs,
      unit: 'requests',
      query: `${query}: its run history`,
      samples: 1,
      aim: { value: (mostRequests * services * days * 20) / runsOfThat },
      details: { runs: repositories.runs(), stored: Number(stored) },
    },
    {
      metric: 'history.all',
      value: counts.all,
      unit: 'requests',
      query: `${query}: jobs, check-ins, deployments and pull requests too`,
      samples: 1,
      details: { ...counts },
    },
  ];
  const surroundings = {
    bench: 'backfill',
    data: {
      scenario: 'twenty runs a repository and day',
      database: 'postgresql' as const,
      services,
      days,
      runs: Number(stored),
    },
    machine: describeMachine(portal.postgres),
  };
  figures.forEach(figure => context.print(figureLine(figure, surroundings)));
  progress('Done.');
}

async function isHistoryLeft({ knex }: SteppedPortal): Promise<boolean> {
  const row = await knex('repositories')
    .whereNull('complete_up_to')
    .orWhereRaw('known_since > backfill_until')
    .first('id');
  return row !== undefined;
}
