import type { Outcome } from '@mainline/backstage-plugin-ci-common';
import type { Signal } from './Candidate';
import type { DeploymentState } from './DeploymentFact';
import type { SignOffFact } from './SignOffFact';

/** What a run or job says of its stage. */
export function signalOfOutcome(outcome: Outcome): Signal {
  switch (outcome) {
    case 'passing':
      return 'passed';
    case 'failing':
      return 'failed';
    case 'running':
    case 'waiting':
      return outcome;
    case 'skipped':
    case 'neutral':
      return 'nothing';
    case 'cancelled':
    case 'unknown':
      return 'inconclusive';
    default:
      return outcome satisfies never;
  }
}

/** What a deployment says of its stage. */
export function signalOfDeployment(state: DeploymentState): Signal {
  switch (state) {
    case 'succeeded':
      return 'passed';
    case 'waiting':
    case 'running':
    case 'failed':
      return state;
    case 'cancelled':
    case 'unknown':
      return 'inconclusive';
    default:
      return state satisfies never;
  }
}

/** What a person's word says of its stage. */
export function signalOfWord(word: SignOffFact['word']): Signal {
  switch (word) {
    case 'accepted':
      return 'passed';
    case 'rejected':
      return 'failed';
    case 'withdrawn':
      return 'waiting';
    default:
      return word satisfies never;
  }
}
