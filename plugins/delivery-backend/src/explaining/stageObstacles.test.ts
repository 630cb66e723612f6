import type { Candidate } from '@mainline/backstage-plugin-delivery-common';
import type { FoldedService } from '../projection';
import { stageObstacles } from './stageObstacles';

const sha = 'a'.repeat(40);

function folded(candidates: Candidate[]): FoldedService {
  return {
    candidates,
    versions: {
      workflows: [],
      commitStage: [],
      checkIns: [],
      runs: [],
    },
    versionOf: () => 'b1',
    deployments: [],
    outside: [],
    cells: [],
  };
}

function aCandidate(state: 'passed' | 'failed'): Candidate {
  const since = '2026-11-20T10:00:00.000Z';
  return {
    checkIn: {
      repositoryId: 'github.com:1',
      sha,
      message: 'Sell more',
      reachedMainlineAt: since,
      reachedBy: 'push',
      pushIndex: 0,
    },
    stages: [
      {
        stage: { name: 'commit', title: 'Commit', kind: 'commit-stage' },
        running: false,
        evidence: [],
        state,
        since,
      },
      {
        stage: {
          name: 'production',
          title: 'Production',
          kind: 'deployment',
          environment: 'production',
        },
        running: false,
        evidence: [],
        state: 'waiting',
      },
    ],
  };
}

describe('the stages before', () => {
  const rulesOf = (candidates: Candidate[]) =>
    stageObstacles(
      folded(candidates),
      { version: 'b1', sha },
      'production',
    ).map(each => each.rule);

  it('stop a version that failed one, and let one go that passed all', () => {
    expect(rulesOf([aCandidate('failed')])).toEqual(['stage-failed']);
    expect(rulesOf([aCandidate('passed')])).toEqual([]);
  });

  it('stop a version of which nothing is known', () => {
    expect(rulesOf([])).toEqual(['stage-waiting']);
  });
});
