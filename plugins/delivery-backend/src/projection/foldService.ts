import { checkInRef, foldRuns } from '@mainline/backstage-plugin-ci-common';
import type { CheckInFacts } from '@mainline/backstage-plugin-ci-common';
import {
  BUILD_WORKFLOW_ANNOTATION,
  foldCandidates,
  versionOf,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  Candidate,
  Deployment,
  Environment,
  EnvironmentCell,
  Pipeline,
  VersionFacts,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import { deploymentFact } from './deploymentFact';
import { environmentCell } from './environmentCell';
import { outsideDeployments } from './outsideDeployments';

/** So many of the newest check-ins are asked for. */
export const CHECK_INS = 100;

/** Everything that the computed rows of a service rest on. */
export interface ServiceFacts {
  /** Entity ref. */
  service: string;
  annotations: Record<string, string>;
  ci: CheckInFacts;
  /** Of the newest check-ins, so many were asked for. */
  checkIns: number;
  environments: Environment[];
  pipeline: Pick<Pipeline, 'stages'>;
  /** Deployments of the service that were asked for here. */
  own: Deployment[];
  /** Others that were asked for here and whose run is one of the service's repository. */
  ofOthers: Deployment[];
  /** Whether another service is built from the same repository: then nobody knows which one was deployed from outside. */
  sharesRepository: boolean;
}

/** What is computed of a service. */
export interface FoldedService {
  /** Newest first. */
  candidates: Candidate[];
  versions: VersionFacts;
  versionOf: (sha: string) => string;
  newest?: VersionRef;
  /** Asked for here and elsewhere. */
  deployments: Deployment[];
  outside: Deployment[];
  /** In the order of the environments. */
  cells: EnvironmentCell[];
}

/** Pure: the same facts, in any order, give the same. */
export function foldService(facts: ServiceFacts): FoldedService {
  const { ci, environments, own } = facts;
  const runs = foldRuns(ci.runs);
  const versions: VersionFacts = {
    repository: ci.repository,
    workflows: ci.workflows,
    commitStage: ci.commitStage,
    checkIns: ci.checkIns,
    runs,
    buildWorkflow: facts.annotations[BUILD_WORKFLOW_ANNOTATION],
  };
  const nameOf = versionOf(versions);
  const outside = facts.sharesRepository
    ? []
    : outsideDeployments({
        service: facts.service,
        facts: { ...ci, runs },
        environments,
        versionOf: nameOf,
        own: [...own, ...facts.ofOthers],
      });
  const deployments = [...own, ...outside];
  const commitStage = new Set(ci.commitStage);
  const candidates = foldCandidates({
    service: facts.service,
    pipeline: facts.pipeline,
    defaultBranch: ci.repository?.defaultBranch ?? '',
    checkIns: ci.checkIns,
    workflows: ci.workflows,
    inCommitStage: workflow => commitStage.has(workflow.id),
    runs,
    jobs: ci.jobs,
    deployments: deployments.flatMap(each => deploymentFact(each) ?? []),
    signOffs: [],
  });
  const [newest] = candidates;
  return {
    candidates,
    versions,
    versionOf: nameOf,
    newest: newest && versionRef(newest, nameOf),
    deployments,
    outside,
    cells: environments.map(({ name }) =>
      environmentCell({
        environment: name,
        deployments,
        candidates,
        unbroken: facts.checkIns,
      }),
    ),
  };
}

export function versionRef(
  { checkIn }: Pick<Candidate, 'checkIn'>,
  nameOf: (sha: string) => string,
): VersionRef {
  return {
    version: nameOf(checkIn.sha),
    sha: checkIn.sha,
    checkIn: checkInRef(checkIn),
  };
}
