import type { Said } from '@mainline/backstage-plugin-mainline-common';
import type { Stage } from '../pipeline';
import { shortSha } from '../version/versionOf';
import { say } from '../words';
import { otherArtifact } from './artifacts';
import type { Candidate, Evidence, StageProgress } from './Candidate';
import type { DeploymentFact } from './DeploymentFact';

/**
 * Whether a candidate may go to an environment, and if not, what stops it and what to do.
 *
 * @public
 */
export type Promotion =
  | { allowed: true; stage: string }
  | ({
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
    } & Said);

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
      ...say('promotion.noStage', { environment }),
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
      const { sentence, messages } = other;
      return {
        allowed: false,
        reason: 'other-artifact',
        stage: stage.name,
        sentence,
        messages,
      };
    }
  }
  return { allowed: true, stage: here };
}

type Unpassed = Exclude<StageProgress['state'], 'passed'>;

function stopped(
  version: string,
  environment: string,
  stage: Stage,
  state: Unpassed,
): Promotion {
  const why =
    stage.kind === 'sign-off' && state === 'waiting' ? 'signOff' : state;
  return {
    allowed: false,
    reason: `stage-${state}`,
    stage: stage.name,
    ...say(`promotion.${why}`, { version, environment, stage: stage.title }),
  };
}

function deploymentsIn(evidence: Evidence[]): DeploymentFact[] {
  return evidence.flatMap(each =>
    each.kind === 'deployment' ? [each.deployment] : [],
  );
}
