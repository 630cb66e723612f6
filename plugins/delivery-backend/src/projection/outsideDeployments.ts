import { checkInRef } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInFact,
  CheckInFacts,
  RunFact,
  SeenDeployment,
} from '@mainline/backstage-plugin-ci-common';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployment,
  DeploymentOutcome,
  Environment,
} from '@mainline/backstage-plugin-delivery-common';

/**
 * What ci saw being deployed that nobody asked for here.
 *
 * What a run deployed is known only where a push or the merge queue started it: then it is the run's own commit. Of any
 * other run the commit is that of the workflow, and what it deployed is unknown.
 */
export function outsideDeployments(options: {
  service: string;
  facts: CheckInFacts;
  environments: ReadonlyArray<Pick<Environment, 'name'>>;
  versionOf: (sha: string) => string;
  /** Those of the service, and those of others whose run is one of the repository. */
  own: Deployment[];
}): Deployment[] {
  const { facts, own } = options;
  const runs = new Map(facts.runs.map(run => [run.id, run]));
  const checkIns = new Map(facts.checkIns.map(each => [each.sha, each]));
  const ofRun = new Map(
    own.flatMap(each => (each.run ? [[each.run.id, each] as const] : [])),
  );
  const withoutRun = own.filter(each => !each.run && !isEnded(each));
  return facts.deployments
    .filter(seen => !isOwn(seen, ofRun.get(seen.runId ?? ''), withoutRun))
    .map(seen =>
      outsideDeployment(seen, {
        ...options,
        run: runs.get(seen.runId ?? ''),
        checkIn: checkIns.get(seen.sha),
      }),
    );
}

/** One that was sent and whose run nobody knows yet is taken for what it most likely is, until its run is known. */
function isOwn(
  seen: SeenDeployment,
  ofRun: Deployment | undefined,
  withoutRun: Deployment[],
): boolean {
  if (seen.runId === undefined) return false;
  const repositoryId = ofRun?.run?.repositoryId ?? seen.repositoryId;
  if (ofRun && repositoryId === seen.repositoryId) return true;
  return withoutRun.some(
    each =>
      lower(each.environment) === lower(seen.environment) &&
      each.requestedAt <= seen.createdAt,
  );
}

function outsideDeployment(
  seen: SeenDeployment,
  {
    service,
    environments,
    versionOf,
    run,
    checkIn,
  }: Parameters<typeof outsideDeployments>[0] & {
    run: RunFact | undefined;
    checkIn: CheckInFact | undefined;
  },
): Deployment {
  const isKnown = seen.runId === undefined || deploysItsCommit(run);
  const state = stateOf(seen.state);
  return {
    id: `${seen.repositoryId}/${seen.id}`,
    origin: 'outside',
    service,
    environment: environmentOf(seen, environments),
    ...(isKnown
      ? {
          version: versionOf(seen.sha),
          sha: seen.sha,
          checkIn: checkIn && checkInRef(checkIn),
        }
      : { workflowSha: seen.sha }),
    state,
    requestedBy: seen.creator,
    requestedAt: seen.createdAt,
    endedAt: isEnded({ state }) ? seen.stateAt : undefined,
    run:
      seen.runId === undefined
        ? undefined
        : {
            repositoryId: seen.repositoryId,
            id: seen.runId,
            attempt: run?.attempt,
            url: run?.url,
          },
    url: seen.url,
    claim: 'none',
  };
}

function deploysItsCommit(run: RunFact | undefined): boolean {
  return run?.event === 'push' || run?.event === 'merge_group';
}

/** Sources write names of environments as they like; ours are told apart without regard to case. */
function environmentOf(
  seen: SeenDeployment,
  environments: ReadonlyArray<Pick<Environment, 'name'>>,
): string {
  const known = environments.find(
    each => lower(each.name) === lower(seen.environment),
  );
  return known?.name ?? seen.environment;
}

function stateOf(word: string): DeploymentOutcome {
  switch (word) {
    case 'queued':
    case 'pending':
    case 'waiting':
      return 'waiting';
    case 'in_progress':
      return 'running';
    case 'success':
      return 'succeeded';
    case 'failure':
    case 'error':
      return 'failed';
    default:
      return 'unknown';
  }
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
