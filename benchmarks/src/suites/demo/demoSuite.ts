import type { Figure, Surroundings } from '../../figures/Figure';
import { figureLine } from '../../figures/figureLine';
import { describeMachine } from '../../machine/describeMachine';
import { startPortal, type BenchPortal } from '../../portal/startPortal';
import { progress } from '../../progress';
import type { Suite, SuiteContext } from '../Suite';
import { measureDeployments } from './measureDeployments';
import { measurePages } from './measurePages';
import { measureStart } from './measureStart';
import { tellIngest } from './tellIngest';

const parts = ['pages', 'deploy', 'start'];

/** What somebody meets who looks at the demo: pages, a deployment, and the start. */
export const demoSuite: Suite = {
  name: 'demo',
  summary:
    'pages and deployments of a portal with the demo’s services, and the start of the demo',
  parts,
  run: runDemo,
};

async function runDemo(context: SuiteContext): Promise<void> {
  const { only = parts } = context.options;
  const portal = await startPortal(context);
  const surroundings = await describe(portal, context);
  const print = (figures: Figure[], about: Surroundings = surroundings) =>
    figures.forEach(figure => context.print(figureLine(figure, about)));

  print(await tellIngest(portal));
  if (only.includes('pages')) print(await measurePages(portal, context));
  if (only.includes('deploy')) print(await measureDeployments(portal, context));
  // What comes now has a portal of its own, and the machine for itself.
  await portal.stop();
  if (only.includes('start')) {
    const { data, figures } = await measureStart(context);
    print(figures, { ...surroundings, data });
  }
  progress('Done.');
}

async function describe(
  { store, organisation, collected }: BenchPortal,
  { options }: SuiteContext,
): Promise<Surroundings> {
  return {
    bench: 'demo',
    data: {
      scenario: organisation.scenario,
      database: 'postgresql',
      services: organisation.services,
      days: options.days,
      runs: collected.rows['ci.runs'],
    },
    machine: describeMachine(await store.version()),
  };
}
