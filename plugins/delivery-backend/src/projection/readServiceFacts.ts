import type { CheckInFacts, CiApi } from '@mainline/backstage-plugin-ci-common';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { Knex } from 'knex';
import type { DeliverySetup } from '../directory';
import { askCi } from '../ci/askCi';
import type { ServiceFacts } from './foldService';
import { readDeployments } from './readDeployments';

/** ci takes no more of them at once. */
const mostIncluded = 50;

/**
 * Reads all that a service's computed rows, or an explanation, rest on. No transaction may be open: ci is asked over HTTP.
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
  const own = await readDeployments(
    knex('deployments').where('service', service.entityRef),
  );
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
  const wanted = [...(options.include ?? []), ...livingShas(own)];
  let facts = await ask(wanted);
  // What was deployed from outside may be older than what was asked for; only ci knows.
  const missing = seenShas(facts).filter(
    sha => !wanted.includes(sha) && !facts.checkIns.some(c => c.sha === sha),
  );
  if (missing.length > 0) facts = await ask([...wanted, ...missing]);

  return {
    service: service.entityRef,
    annotations: service.annotations,
    ci: facts,
    checkIns,
    environments: setup.environments,
    pipeline,
    own,
    ...(await readNeighbours(knex, service.entityRef, facts)),
  };
}

/** What is in an environment or on its way there. */
function livingShas(own: Deployment[]): string[] {
  const current = new Map<string, Deployment>();
  for (const each of own.filter(d => d.state === 'succeeded')) {
    const before = current.get(each.environment);
    if (!before || endOf(before) < endOf(each)) {
      current.set(each.environment, each);
    }
  }
  return [...current.values(), ...own.filter(each => !isEnded(each))].flatMap(
    each => each.sha ?? [],
  );
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

function endOf(deployment: Deployment): string {
  return deployment.endedAt ?? deployment.requestedAt;
}

async function readNeighbours(
  knex: Knex,
  service: string,
  { repository, deployments }: CheckInFacts,
): Promise<Pick<ServiceFacts, 'ofOthers' | 'sharesRepository'>> {
  if (!repository) return { ofOthers: [], sharesRepository: false };
  const neighbour = await knex('services')
    .where({ repository_id: repository.id, listed: true })
    .whereNot('entity_ref', service)
    .first('entity_ref');
  const runIds = [...new Set(deployments.flatMap(each => each.runId ?? []))];
  const ofOthers: Deployment[] = [];
  for (let start = 0; start < runIds.length; start += 500) {
    ofOthers.push(
      ...(await readDeployments(
        knex('deployments')
          .whereIn('run_id', runIds.slice(start, start + 500))
          .whereNot('service', service),
      )),
    );
  }
  return { ofOthers, sharesRepository: neighbour !== undefined };
}
