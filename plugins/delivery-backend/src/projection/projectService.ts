import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  Environment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import type { DeliverySetup, ServiceRow } from '../directory';
import { candidateRows } from './candidateRows';
import { endOf } from './environmentCell';
import { failuresIn } from './failuresIn';
import { CHECK_INS, foldService } from './foldService';
import type { ServiceFacts } from './foldService';
import { readServiceFacts } from './readServiceFacts';
import { writeProjection } from './writeProjection';
import type { Projection } from './writeProjection';

/**
 * Computes one service from the facts of this moment, which are at least as new as the version that was read with its row.
 *
 * @returns whether anything is other than before
 */
export async function projectService(options: {
  knex: Knex;
  ci: CiApi;
  setup: DeliverySetup;
  service: ServiceRow;
}): Promise<boolean> {
  const { knex, ci, setup, service } = options;
  const facts = await readServiceFacts({
    knex,
    ci,
    setup,
    service: {
      entityRef: service.entity_ref,
      annotations: JSON.parse(service.annotations),
    },
    checkIns: CHECK_INS,
  });
  return writeProjection({ knex, service, projection: projectionOf(facts) });
}

/** Pure. */
export function projectionOf(facts: ServiceFacts): Projection {
  const folded = foldService(facts);
  const failures = failuresIn(folded.cells);
  return {
    cells: { newest: folded.newest, cells: folded.cells },
    flags: {
      underway: folded.deployments.some(
        each =>
          !isEnded(each) &&
          facts.environments.some(({ name }) => name === each.environment),
      ),
      failed: failures.length > 0,
      differs: differs(folded.cells, facts.environments),
    },
    failedAt: failures.map(endOf).sort().at(-1),
    candidates: candidateRows(folded),
    outside: folded.outside,
    repository: facts.ci.repository,
    completeUpTo: facts.ci.completeUpTo,
  };
}

/** Whether some environment has a version that is not production's. Of an unknown version nothing can be said. */
function differs(cells: EnvironmentCell[], environments: Environment[]) {
  const last = environments.filter(each => each.kind === 'production').at(-1);
  if (!last) return false;
  const production = cells.find(cell => cell.environment === last.name);
  if (production?.current && production.current.sha === undefined) return false;
  return cells.some(
    ({ current }) =>
      current?.sha !== undefined && current.sha !== production?.current?.sha,
  );
}
