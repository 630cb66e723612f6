import type {
  CheckInFact,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import type { Stage } from '../pipeline';
import type { DeploymentFact } from './DeploymentFact';
import type { SignOffFact } from './SignOffFact';

/**
 * What one piece of evidence says of its stage. `inconclusive`: it ended without a verdict (cancelled, or a word that is
 * not known). `nothing`: it was skipped, and does not count either way.
 *
 * @public
 */
export type Signal =
  | 'waiting'
  | 'running'
  | 'passed'
  | 'failed'
  | 'inconclusive'
  | 'nothing';

/** @public */
export type Evidence = { signal: Signal; at: Instant } & (
  | {
      kind: 'run';
      workflowId: string;
      runId: string;
      attempt: number;
      url: string;
    }
  | {
      kind: 'job';
      workflowId: string;
      runId: string;
      attempt: number;
      jobId: string;
      jobName: string;
      url?: string;
    }
  | { kind: 'deployment'; deployment: DeploymentFact }
  | { kind: 'sign-off'; signOff: SignOffFact }
);

/**
 * How a candidate stands in one stage. The newest verdict decides; what is on its way stands beside it as `running`.
 *
 * @public
 */
export type StageProgress = {
  stage: Stage;
  running: boolean;
  /** Everything that it rests on, oldest first. */
  evidence: Evidence[];
} & (
  | { state: 'waiting' }
  | { state: 'running' | 'passed' | 'failed' | 'inconclusive'; since: Instant }
);

/**
 * A check-in that is offered for release, and how far it got.
 *
 * @public
 */
export interface Candidate {
  checkIn: CheckInFact;
  /** In the pipeline's order. */
  stages: StageProgress[];
}
