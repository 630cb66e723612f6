import type { Figure } from '../../figures/Figure';
import { figureLine } from '../../figures/figureLine';
import { describeMachine } from '../../machine/describeMachine';
import { progress } from '../../progress';
import { countRequests } from '../../stepped/countRequests';
import { startSteppedPortal } from '../../stepped/startSteppedPortal';
import type { Suite, SuiteContext } from '../Suite';
import { agesOfActive } from './agesOfActive';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** Of a GitHub App's installation in a large organisation. */
const hourlyLimit = 12_500;
/** More history changes nothing: thorough readings go back a week, and one a month. */
const historyDays = 8;

const parts = ['webhooks', 'polling'];

/** What a day costs GitHub: every request, those answered 304 too. */
export const budgetSuite: Suite = {
  name: 'budget',
  summary: 'requests to GitHub in a simulated day of twenty runs a repository',
  parts,
  run: async context => {
    const { only = parts } = context.options;
    for (const part of only) await measureDay(context, part === 'webhooks');
    progress('Done.');
  },
};

async function measureDay(
  context: SuiteContext,
  webhooks: boolean,
): Promise<void> {
  const { services, days } = context.options;
  const portal = await startSteppedPortal(context, {
    services,
    days: Math.min(days, historyDays),
    webhooks,
  });
  const { github, repositories } = portal;
  const part = webhooks ? 'webhooks' : 'polling';

  // A day until the history is there and deliveries are trusted, and then the day that counts.
  progress(`${part}: the day before`);
  repositories.schedule(github.clock.now());
  await portal.pass(dayMs);
  github.requests.clear();
  const runsBefore = repositories.runs();
  progress(`${part}: the day`);
  repositories.schedule(github.clock.now());
  const ages = agesOfActive(portal);
  await portal.pass(dayMs, webhooks ? undefined : ages.sample);

  const counts = countRequests(github.requests.all);
  const anHour = counts.all / 24;
  // Of an organisation, however many repositories it has.
  const pushes = counts.byKind.pushes ?? 0;
  const figures: Figure[] = [
    {
      metric: `${part}.requests-an-hour`,
      value: anHour,
      unit: 'requests',
      against: hourlyLimit,
      query: `every request of a day, 304 included, by 24${
        webhooks ? ', with webhooks' : ', without webhooks'
      }`,
      yardstick: 'what a GitHub App may ask in an hour',
      samples: 1,
      aim: { ratio: aimOf(services, { webhooks, pushes: pushes / 24 }) },
      details: {
        ...counts,
        perRepositoryAndDay: (counts.all - pushes) / services,
        runsOfTheDay: repositories.runs() - runsBefore,
      },
    },
    ...ages.figures(),
  ];
  const surroundings = {
    bench: 'budget',
    data: {
      scenario: 'twenty runs a repository and day',
      database: 'postgresql' as const,
      services,
      days: Math.min(days, historyDays),
      runs: repositories.runs(),
    },
    machine: describeMachine(portal.postgres),
  };
  figures.forEach(figure => context.print(figureLine(figure, surroundings)));
  await portal.stop();
}

/** For fewer repositories the same for each of them. */
function aimOf(
  services: number,
  { webhooks, pushes }: { webhooks: boolean; pushes: number },
): number {
  const ofMany = webhooks && services > 450;
  const [most, of] = ofMany ? [0.4, 5000] : [webhooks ? 0.05 : 0.5, 450];
  const ofOrganisation = pushes / hourlyLimit;
  return ((most - ofOrganisation) * services) / of + ofOrganisation;
}
