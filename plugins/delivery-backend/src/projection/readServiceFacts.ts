import type { CheckInFacts, CiApi } from '@mainline/backstage-plugin-ci-common';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import type { DeliverySetup } from '../directory';
import { askCi } from '../ci/askCi';
import type { ServiceFacts } from './foldService';
import { readDeploymentsOf, readStandingDeployments } from './readDeployments';

/** ci takes no more of them at once. */
const mostIncluded = 50;

/**
 * Reads all that a service's computed rows, or an explanation, rest on. No transaction may be open: ci is asked over HTTP.
 *
 * Of the deployments that were asked for here it reads what stands in an environment or is on its way there, those of the
 * check-ins, and those whose runs ci saw deploying: however many there were, these are few.
 *
 * Throws `ServiceUnavailableError` where ci can't answer.
 */
export async function readServiceFacts(options: {
  knex: Knex;
  ci: CiApi;
  setup: DeliverySetup;
  service: { entityRef: string; annotations: Record<string, string> };
  checkIns: number;
  /** Full SHAs whose check-in is wanted, however old. */
  include?: string[];
}): Promise<ServiceFacts> {
  const { knex, ci, setup, service, checkIns } = options;
  const { pipeline } = setup.pipelineOf(service.entityRef);
  const standing = await readStandingDeployments(knex, service.entityRef);
  const jobsOf = pipeline.stages.flatMap(stage =>
    stage.kind === 'workflow' ? stage.workflows : [],
  );
  const ask = (include: string[]) =>
    askCi(() =>
      ci.getCheckInFacts(service.entityRef, {
        checkIns,
        include: [...new Set(include)].slice(0, mostIncluded),
        jobsOf: jobsOf.length > 0 ? jobsOf : undefined,
      }),
    );
  const wanted = [
    ...(options.include ?? []),
    ...standing.flatMap(each => each.sha ?? []),
  ];
  let facts = await ask(wanted);
  // What was deployed from outside may be older than what was asked for; only ci knows.
  const missing = seenShas(facts).filter(
    sha => !wanted.includes(sha) && !facts.checkIns.some(c => c.sha === sha),
  );
  if (missing.length > 0) facts = await ask([...wanted, ...missing]);

  const [ofCheckIns, ofRuns, sharesIt] = await Promise.all([
    readDeploymentsOf(
      knex,
      'sha',
      facts.checkIns.map(each => each.sha),
      { service: service.entityRef },
    ),
    readDeploymentsOf(
      knex,
      'run_id',
      facts.deployments.flatMap(each => each.runId ?? []),
    ),
    sharesRepository(knex, service.entityRef, facts),
  ]);
  const isOwn = (each: Deployment) => each.service === service.entityRef;
  return {
    service: service.entityRef,
    annotations: service.annotations,
    ci: facts,
    checkIns,
    environments: setup.environments,
    pipeline,
    own: eachOnce([...standing, ...ofCheckIns, ...ofRuns.filter(isOwn)]),
    ofOthers: ofRuns.filter(each => !isOwn(each)),
    sharesRepository: sharesIt,
  };
}

/** The newest that succeeded in each environment. */
function seenShas(facts: CheckInFacts): string[] {
  const newest = new Map<string, { sha: string; at: string }>();
  for (const { environment, state, sha, stateAt } of facts.deployments) {
    const before = newest.get(environment);
    if (state === 'success' && (!before || before.at < stateAt)) {
      newest.set(environment, { sha, at: stateAt });
    }
  }
  return [...newest.values()].map(each => each.sha);
}

function eachOnce(deployments: Deployment[]): Deployment[] {
  return [...new Map(deployments.map(each => [each.id, each])).values()];
}

async function sharesRepository(
  knex: Knex,
  service: string,
  { repository }: CheckInFacts,
): Promise<boolean> {
  if (!repository) return false;
  const neighbour = await knex('services')
    .where({ repository_id: repository.id, listed: true })
    .whereNot('entity_ref', service)
    .first('entity_ref');
  return neighbour !== undefined;
}
