import { outcomeOf } from '@mainline/backstage-plugin-ci-common';
import type { JobFact, RunFact } from '@mainline/backstage-plugin-ci-common';
import picomatch from 'picomatch';
import type { Stage } from '../pipeline';
import { byDeploymentAge } from './DeploymentFact';
import type { DeploymentFact } from './DeploymentFact';
import type { Evidence } from './Candidate';
import type { Track } from './progressOf';
import { signalOfDeployment, signalOfOutcome, signalOfWord } from './signalOf';
import type { SignOffFact } from './SignOffFact';

/** A track for each workflow. Runs come sorted. */
export function runTracks(runs: RunFact[]): Track[] {
  return grouped(runs.map(run => [run.workflowId, runEvidence(run)]));
}

/** A track for each workflow that the stage names, or for each of its jobs that the stage names. */
export function workflowTracks(
  stage: Extract<Stage, { kind: 'workflow' }>,
  runs: RunFact[],
  jobs: JobFact[],
): Track[] {
  const isOfStage = matches(stage.workflows);
  const ofStage = runs.filter(
    run => !isPullRequest(run) && wordsFor(run).some(isOfStage),
  );
  if (!stage.jobs) return runTracks(ofStage);

  const isNamed = matches(stage.jobs);
  return grouped(
    ofStage.flatMap((run): Array<[string, Evidence]> => {
      const named = jobs
        .filter(job => isOf(job, run) && isNamed(job.name))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      if (named.length > 0) {
        return named.map(job => [
          `${run.workflowId} ${job.name}`,
          jobEvidence(job, run),
        ]);
      }
      // Its jobs are not known yet; a completed run without such a job says nothing of the stage.
      return run.status === 'completed'
        ? []
        : [[run.workflowId, runEvidence(run)]];
    }),
  );
}

/** One track: the newest fact of each deployment, oldest first. */
export function deploymentTracks(deployments: DeploymentFact[]): Track[] {
  const newest = new Map<string, DeploymentFact>();
  for (const fact of [...deployments].sort(byDeploymentAge)) {
    newest.set(fact.id, fact);
  }
  return asTrack(
    [...newest.values()].sort(byDeploymentAge).map(deployment => ({
      kind: 'deployment',
      signal: signalOfDeployment(deployment.state),
      at: deployment.at,
      deployment,
    })),
  );
}

const leastRedFirst: Array<SignOffFact['word']> = [
  'accepted',
  'withdrawn',
  'rejected',
];

/** One track of the newest word: a withdrawal leaves nothing of what was said before. */
export function signOffTracks(signOffs: SignOffFact[]): Track[] {
  const newest = [...signOffs]
    .sort(
      (a, b) =>
        compare(a.at, b.at) ||
        leastRedFirst.indexOf(a.word) - leastRedFirst.indexOf(b.word) ||
        compare(a.by, b.by),
    )
    .at(-1);
  if (!newest) return [];
  const signal = signalOfWord(newest.word);
  return [[{ kind: 'sign-off', signal, at: newest.at, signOff: newest }]];
}

function asTrack(evidence: Evidence[]): Track[] {
  return evidence.length > 0 ? [evidence] : [];
}

function grouped(evidence: Array<[string, Evidence]>): Track[] {
  const tracks = new Map<string, Track>();
  for (const [key, each] of evidence) {
    const track = tracks.get(key);
    if (track) track.push(each);
    else tracks.set(key, [each]);
  }
  return [...tracks.values()];
}

function runEvidence(run: RunFact): Evidence {
  return {
    kind: 'run',
    signal: signalOfOutcome(outcomeOf(run)),
    at: run.updatedAt,
    workflowId: run.workflowId,
    runId: run.id,
    attempt: run.attempt,
    url: run.url,
  };
}

function jobEvidence(job: JobFact, run: RunFact): Evidence {
  return {
    kind: 'job',
    signal: signalOfOutcome(outcomeOf(job)),
    at: job.completedAt ?? job.startedAt ?? job.createdAt ?? run.updatedAt,
    workflowId: run.workflowId,
    runId: run.id,
    attempt: job.attempt,
    jobId: job.id,
    jobName: job.name,
    ...(job.url === undefined ? {} : { url: job.url }),
  };
}

/** A pull request's run tests the merge, which is another tree than the check-in that later has this commit. */
function isPullRequest(run: RunFact): boolean {
  return (
    run.headRepository !== undefined || run.event.startsWith('pull_request')
  );
}

function wordsFor(run: RunFact): string[] {
  const path = run.workflowPath ?? '';
  return [run.workflowName ?? '', path, path.split('/').at(-1) ?? ''].filter(
    word => word !== '',
  );
}

function isOf(job: JobFact, run: RunFact): boolean {
  return (
    job.repositoryId === run.repositoryId &&
    job.runId === run.id &&
    job.attempt === run.attempt
  );
}

function matches(globs: string[]): (word: string) => boolean {
  return picomatch(globs, { dot: true });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
