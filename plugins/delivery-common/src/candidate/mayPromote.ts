import type { Stage } from '../pipeline';
import { shortSha } from '../version/versionOf';
import { otherArtifact } from './artifacts';
import type { Candidate, Evidence, StageProgress } from './Candidate';
import type { DeploymentFact } from './DeploymentFact';

/**
 * Whether a candidate may go to an environment, and if not, why.
 *
 * @public
 */
export type Promotion =
  | { allowed: true; stage: string }
  | {
      allowed: false;
      reason:
        | 'no-such-stage'
        | 'stage-waiting'
        | 'stage-running'
        | 'stage-failed'
        | 'stage-inconclusive'
        | 'other-artifact';
      /** The stage that it is about; absent where the pipeline has none for the environment. */
      stage?: string;
      /** For a person: what stops it and what to do. */
      sentence: string;
    };

/**
 * The promotion rule: a version may go to an environment only if it passed all stages before; and, where the digest of
 * what is to be deployed is known, only if no earlier stage passed with another one.
 *
 * @public
 */
export function mayPromote(
  candidate: Candidate,
  environment: string,
  artifact: {
    digest?: string;
    /** As a person says it: `b456`. */
    version?: string;
  } = {},
): Promotion {
  const { digest, version = shortSha(candidate.checkIn.sha) } = artifact;
  const place = candidate.stages.findIndex(
    ({ stage }) =>
      stage.kind === 'deployment' && stage.environment === environment,
  );
  if (place < 0) {
    return {
      allowed: false,
      reason: 'no-such-stage',
      sentence: `environment is "${environment}", which no stage of the pipeline deploys to: choose another, or add a stage for it.`,
    };
  }
  const here = candidate.stages[place].stage.name;
  const before = candidate.stages.slice(0, place);
  for (const { stage, state } of before) {
    if (state !== 'passed') return stopped(version, environment, stage, state);
  }

  if (digest === undefined) return { allowed: true, stage: here };
  for (const { stage, evidence } of before) {
    const other = otherArtifact({ digest, version }, deploymentsIn(evidence));
    if (other) {
      return {
        allowed: false,
        reason: 'other-artifact',
        stage: stage.name,
        sentence: other.sentence,
      };
    }
  }
  return { allowed: true, stage: here };
}

type Unpassed = Exclude<StageProgress['state'], 'passed'>;

const why: Record<Unpassed, string> = {
  waiting: 'has not been passed yet; take it through that one first.',
  running: 'is still running; wait for its end.',
  failed: 'failed; mend it and deploy a later version, or run the stage again.',
  inconclusive: 'ended without a verdict; run it again.',
};

function stopped(
  version: string,
  environment: string,
  stage: Stage,
  state: Unpassed,
): Promotion {
  return {
    allowed: false,
    reason: `stage-${state}`,
    stage: stage.name,
    sentence: `version ${version} can't go to ${environment}: the stage ${
      stage.title
    } ${
      stage.kind === 'sign-off' && state === 'waiting'
        ? 'waits for a sign-off, which this portal can not take yet; take the stage out of the pipeline to go on.'
        : why[state]
    }`,
  };
}

function deploymentsIn(evidence: Evidence[]): DeploymentFact[] {
  return evidence.flatMap(each =>
    each.kind === 'deployment' ? [each.deployment] : [],
  );
}
