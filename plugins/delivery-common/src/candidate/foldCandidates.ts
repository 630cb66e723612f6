import {
  checkInSequence,
  foldJobs,
  foldRuns,
  isMainlineBuild,
  mainlineState,
} from '@mainline/backstage-plugin-ci-common';
import type {
  JobFact,
  MainlineFacts,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Pipeline, Stage } from '../pipeline';
import type { Candidate } from './Candidate';
import type { DeploymentFact } from './DeploymentFact';
import { progressOf } from './progressOf';
import type { Track } from './progressOf';
import type { SignOffFact } from './SignOffFact';
import {
  deploymentTracks,
  runTracks,
  signOffTracks,
  workflowTracks,
} from './tracks';

/**
 * Everything that the state of a service's candidates rests on, in any order, each fact once or more often.
 *
 * @public
 */
export interface CandidateFacts extends MainlineFacts {
  /** Entity ref of the service. Deployments and sign-offs of others are passed over. */
  service: string;
  pipeline: Pick<Pipeline, 'stages'>;
  jobs: JobFact[];
  deployments: DeploymentFact[];
  signOffs: SignOffFact[];
}

/**
 * The release candidates of a service: every check-in, newest first, and how it stands in each stage of the pipeline.
 *
 * Pure, without a clock; the order of the facts does not matter. The commit stage counts what the mainline rule counts.
 *
 * @public
 */
export function foldCandidates(facts: CandidateFacts): Candidate[] {
  const runs = foldRuns(facts.runs).sort(byRunOrder);
  const jobs = foldJobs(facts.jobs);
  const builds = mainlineBuilds({ ...facts, runs });
  const ofService = <T extends { service: string }>(each: T) =>
    each.service === facts.service;
  const deployments = facts.deployments.filter(ofService);
  const signOffs = facts.signOffs.filter(ofService);

  const tracksOf = (stage: Stage, sha: string): Track[] => {
    const isOfSha = (each: { sha: string }) => each.sha === sha;
    switch (stage.kind) {
      case 'commit-stage':
        return runTracks(builds.filter(run => run.headSha === sha));
      case 'workflow':
        return workflowTracks(
          stage,
          runs.filter(run => run.headSha === sha),
          jobs,
        );
      case 'deployment':
        return deploymentTracks(
          deployments.filter(
            each => isOfSha(each) && each.environment === stage.environment,
          ),
        );
      case 'sign-off':
        return signOffTracks(
          signOffs.filter(each => isOfSha(each) && each.stage === stage.name),
        );
      default:
        return stage satisfies never;
    }
  };

  return checkInSequence(facts.checkIns, builds)
    .reverse()
    .map(checkIn => ({
      checkIn,
      stages: facts.pipeline.stages.map(stage =>
        progressOf(stage, tracksOf(stage, checkIn.sha)),
      ),
    }));
}

/** Those of the commit stage's active workflows, as the mainline rule has them. */
function mainlineBuilds(facts: MainlineFacts): RunFact[] {
  const counted = new Set(
    mainlineState(facts).workflows.map(each => each.workflowId),
  );
  const shas = new Set(facts.checkIns.map(checkIn => checkIn.sha));
  return facts.runs.filter(
    run =>
      counted.has(run.workflowId) &&
      isMainlineBuild(run, {
        defaultBranch: facts.defaultBranch,
        isCheckIn: sha => shas.has(sha),
      }),
  );
}

/** Runs by when they were made, attempts of a run by their number. */
function byRunOrder(a: RunFact, b: RunFact): number {
  if (a.id === b.id) return a.attempt - b.attempt;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}
