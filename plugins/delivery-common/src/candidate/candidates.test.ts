import type {
  CheckInFact,
  JobFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import fc from 'fast-check';
import { foldCandidates, mayPromote, otherArtifact, passedArtifact } from '.';
import type { Candidate, CandidateFacts, DeploymentFact, SignOffFact } from '.';
import type { Stage } from '../pipeline';

const service = 'component:default/catalog';
const stages: Stage[] = [
  { name: 'commit', title: 'Commit', kind: 'commit-stage' },
  { name: 'slow', title: 'Slow', kind: 'workflow', workflows: ['slow.yml'] },
  { name: 'uat', title: 'UAT', kind: 'deployment', environment: 'uat' },
  { name: 'testers', title: 'Testers', kind: 'sign-off' },
  { name: 'live', title: 'Live', kind: 'deployment', environment: 'live' },
];
const byJobs: Stage[] = [
  stages[0],
  {
    name: 'slow',
    title: 'Slow',
    kind: 'workflow',
    workflows: ['slow.yml'],
    jobs: ['integration*'],
  },
];

/**
 * A candidate in words. There is one check-in, `a`. A fact reads `run|job|deploy|sign <what> <word> [key=value …]` and was
 * seen at 01:00 unless `at=HH:MM` says otherwise; of a job, what is `<workflow>/<job>`. Expected are the states of the
 * stages in order; those left out are waiting. `passed 01:00 running` is passed since then, and running again.
 */
type Case = [rule: string, facts: string[], is: string[], stages?: Stage[]];

const ci = 'run ci success';
const slow = 'run slow success';
const uat = 'deploy uat succeeded';
const p = 'passed 01:00';

const cases: Case[] = [
  // commit stage
  ['nothing was seen', [], []],
  ['a green build passes the commit stage', [ci], [p]],
  ['a red build fails it', ['run ci failure'], ['failed 01:00']],
  ['a build on its way', ['run ci in_progress'], ['running 01:00 running']],
  ['a queued build still waits', ['run ci queued'], ['waiting']],
  [
    'a cancelled build proves nothing',
    ['run ci cancelled'],
    ['inconclusive 01:00'],
  ],
  ['a word not known is no success', ['run ci melted'], ['inconclusive 01:00']],
  ['skipped alone proves nothing', ['run ci skipped'], ['inconclusive 01:00']],
  ['skipped beside green does not count', [ci, 'run docs skipped'], [p]],
  [
    'cancelled beside green leaves it open',
    [ci, 'run lint cancelled at=02:00'],
    ['inconclusive 02:00'],
  ],
  [
    'one red workflow of two fails it',
    [ci, 'run lint failure at=02:00'],
    ['failed 02:00'],
  ],
  [
    'it is passed when the last of two is',
    [ci, 'run lint success at=02:00'],
    ['passed 02:00'],
  ],
  [
    'one of two on its way',
    [ci, 'run lint in_progress at=02:00'],
    ['running 02:00 running'],
  ],
  [
    'one red, one on its way: failed already',
    ['run ci failure', 'run lint in_progress'],
    ['failed 01:00 running'],
  ],
  [
    'a re-run that passed',
    ['run ci failure', 'run ci success attempt=2 at=02:00'],
    ['passed 02:00'],
  ],
  [
    'a re-run that failed',
    [ci, 'run ci failure attempt=2 at=02:00'],
    ['failed 02:00'],
  ],
  [
    'a re-run on its way leaves the verdict',
    [ci, 'run ci in_progress attempt=2 at=02:00'],
    ['passed 01:00 running'],
  ],
  [
    'a re-run that was cancelled leaves the verdict',
    [ci, 'run ci cancelled attempt=2 at=02:00'],
    [p],
  ],
  ['a nightly run is no mainline build', ['run ci failure event=schedule'], []],
  ['another branch is no mainline build', ['run ci failure branch=topic'], []],
  ['action_required waits', ['run ci action_required'], ['waiting']],
  // workflow stage
  [
    'a named workflow feeds its stage, whatever started it',
    ['run slow success event=schedule'],
    ['waiting', p],
  ],
  [
    'a pull request tests another tree',
    ['run slow success event=pull_request'],
    [],
  ],
  ['a fork is not ours', ['run slow success event=schedule fork=x/y'], []],
  [
    'a run on another commit is not of this candidate',
    [ci, 'run slow failure event=schedule sha=z'],
    [p],
  ],
  [
    'a job that is named fails its stage',
    [
      'run slow success event=schedule',
      'job slow/integration-1 failure',
      'job slow/lint success',
    ],
    ['waiting', 'failed 01:00'],
    byJobs,
  ],
  [
    'a job that is not named does not count',
    [
      'run slow failure event=schedule',
      'job slow/integration-1 success',
      'job slow/lint failure',
    ],
    ['waiting', p],
    byJobs,
  ],
  [
    'jobs that are not known yet: the run on its way counts',
    ['run slow in_progress event=schedule'],
    ['waiting', 'running 01:00 running'],
    byJobs,
  ],
  [
    'a completed run without the named job says nothing',
    ['run slow success event=schedule'],
    [],
    byJobs,
  ],
  [
    'a job that passed in the second attempt',
    [
      'run slow failure event=schedule',
      'run slow success attempt=2 event=schedule',
      'job slow/integration failure',
      'job slow/integration success attempt=2 at=02:00',
    ],
    ['waiting', 'passed 02:00'],
    byJobs,
  ],
  // deployment
  ['a deployment passes its stage', [ci, uat], [p, 'waiting', p]],
  [
    'a failed deployment fails it',
    ['deploy uat failed'],
    ['waiting', 'waiting', 'failed 01:00'],
  ],
  [
    'a deployment on its way',
    ['deploy uat running'],
    ['waiting', 'waiting', 'running 01:00 running'],
  ],
  ['one asked for still waits', ['deploy uat waiting'], []],
  [
    'an unknown end is no success',
    ['deploy uat unknown'],
    ['waiting', 'waiting', 'inconclusive 01:00'],
  ],
  [
    'a cancelled one proves nothing',
    ['deploy uat cancelled'],
    ['waiting', 'waiting', 'inconclusive 01:00'],
  ],
  [
    'the newest fact of a deployment stands',
    ['deploy uat running', 'deploy uat succeeded at=02:00'],
    ['waiting', 'waiting', 'passed 02:00'],
  ],
  [
    'of two words of one instant the redder stands',
    ['deploy uat succeeded', 'deploy uat failed'],
    ['waiting', 'waiting', 'failed 01:00'],
  ],
  [
    'a second deployment that failed',
    [uat, 'deploy uat failed id=2 at=02:00'],
    ['waiting', 'waiting', 'failed 02:00'],
  ],
  [
    'a second one on its way leaves the verdict',
    [uat, 'deploy uat running id=2 at=02:00'],
    ['waiting', 'waiting', 'passed 01:00 running'],
  ],
  ['a deployment elsewhere is not of the stage', ['deploy qa succeeded'], []],
  [
    'a deployment of another service is not ours',
    ['deploy uat succeeded service=component:default/other'],
    [],
  ],
  [
    'a deployment that went around the stages before is seen',
    ['deploy live succeeded'],
    ['waiting', 'waiting', 'waiting', 'waiting', p],
  ],
  [
    'of two deployments the one that ended last stands, whichever began first',
    [
      'deploy uat running',
      'deploy uat succeeded id=2 at=02:00',
      'deploy uat failed at=03:00',
    ],
    ['waiting', 'waiting', 'failed 03:00'],
  ],
  // sign-off
  [
    'a person accepts',
    ['sign testers accepted'],
    ['waiting', 'waiting', 'waiting', p],
  ],
  [
    'a person rejects',
    ['sign testers rejected'],
    ['waiting', 'waiting', 'waiting', 'failed 01:00'],
  ],
  [
    'the newest word stands',
    ['sign testers rejected', 'sign testers accepted at=02:00'],
    ['waiting', 'waiting', 'waiting', 'passed 02:00'],
  ],
  [
    'a withdrawn word leaves nothing',
    ['sign testers accepted', 'sign testers withdrawn at=02:00'],
    [],
  ],
  ['a word on another stage is not of this one', ['sign others accepted'], []],
  [
    'all the way',
    [ci, slow, uat, 'sign testers accepted', 'deploy live succeeded at=03:00'],
    [p, p, p, p, 'passed 03:00'],
  ],
];

describe('foldCandidates', () => {
  it.each(cases)('%s', (_, words, is, of = stages) => {
    const [candidate] = foldCandidates(factsOf(words, of));
    expect(inWords(candidate)).toEqual(
      of.map((__, index) => is[index] ?? 'waiting'),
    );
  });

  it('offers every check-in, the newest first, and keeps them apart', () => {
    const facts = factsOf([uat, 'deploy uat failed sha=b'], stages);
    const candidates = foldCandidates({
      ...facts,
      checkIns: [...facts.checkIns, checkIn('b', '02:00')],
    });
    expect(
      candidates.map(each => `${each.checkIn.sha} ${inWords(each)[2]}`),
    ).toEqual(['b failed 01:00', 'a passed 01:00']);
  });

  it('offers a check-in that only its build tells of', () => {
    const facts = { ...factsOf([ci], stages), checkIns: [] };
    expect(foldCandidates(facts).map(each => each.checkIn.sha)).toEqual(['a']);
  });

  it('lists what a state rests on, oldest first', () => {
    const [{ stages: told }] = foldCandidates(
      factsOf(['deploy uat failed id=2 at=02:00', uat], stages),
    );
    expect(told[2].evidence.map(each => `${each.at} ${each.signal}`)).toEqual([
      `${clock('01:00')} passed`,
      `${clock('02:00')} failed`,
    ]);
  });

  it('is the same in whatever order facts come, and however often', () => {
    const words = cases.flatMap(each => each[1]);
    fc.assert(
      fc.property(
        fc.constantFrom(stages, byJobs),
        fc
          .uniqueArray(fc.constantFrom(...new Set(words)), { maxLength: 14 })
          .chain(some =>
            fc.tuple(
              fc.constant(some),
              fc.shuffledSubarray([...some, ...some], {
                minLength: some.length * 2,
              }),
            ),
          ),
        (of, [once, shuffled]) => {
          expect(foldCandidates(factsOf(shuffled, of))).toStrictEqual(
            foldCandidates(factsOf(once, of)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('mayPromote', () => {
  const accepted = 'sign testers accepted';
  const digest = 'sha256:1';
  it.each<[string, string[], string, string]>([
    ['the first environment after a green build', [ci, slow], 'uat', 'allowed'],
    ['the last after all before', [ci, slow, uat, accepted], 'live', 'allowed'],
    ['again where it is already', [ci, slow, uat], 'uat', 'allowed'],
    [
      'again where it failed',
      [ci, slow, 'deploy uat failed'],
      'uat',
      'allowed',
    ],
    ['nowhere without a build', [], 'uat', 'stage-waiting commit'],
    [
      'nowhere while it is being built',
      ['run ci in_progress'],
      'uat',
      'stage-running commit',
    ],
    [
      'nowhere after a red build',
      ['run ci failure', slow],
      'uat',
      'stage-failed commit',
    ],
    [
      'nowhere after a cancelled one',
      ['run ci cancelled', slow],
      'uat',
      'stage-inconclusive commit',
    ],
    [
      'not past a stage that was gone around',
      [ci, slow, accepted],
      'live',
      'stage-waiting uat',
    ],
    [
      'not past a rejection',
      [ci, slow, uat, 'sign testers rejected'],
      'live',
      'stage-failed testers',
    ],
    ['not where no stage deploys to', [ci], 'moon', 'no-such-stage'],
    [
      'not another artifact',
      [ci, slow, `${uat} digest=sha256:2`, accepted],
      'live',
      'other-artifact uat',
    ],
    [
      'the artifact that passed',
      [ci, slow, `${uat} digest=${digest}`, accepted],
      'live',
      'allowed',
    ],
  ])('%s', (_, words, environment, expected) => {
    const [candidate] = foldCandidates(factsOf(words, stages));
    const told = mayPromote(candidate, environment, { digest });
    expect(
      told.allowed
        ? 'allowed'
        : [told.reason, told.stage].filter(Boolean).join(' '),
    ).toBe(expected);
  });

  it('says of a sign-off that waits that it can not be given yet', () => {
    const [candidate] = foldCandidates(factsOf([ci, slow, uat], stages));
    expect(mayPromote(candidate, 'live')).toMatchObject({
      reason: 'stage-waiting',
      sentence: expect.stringContaining('waits for a sign-off'),
    });
  });

  it('says what stops it and what to do', () => {
    const [candidate] = foldCandidates(factsOf([ci, slow], stages));
    expect(mayPromote(candidate, 'live')).toEqual({
      allowed: false,
      reason: 'stage-waiting',
      stage: 'uat',
      sentence:
        "version a can't go to live: the stage UAT has not been passed yet; take it through that one first.",
      messages: [
        {
          key: 'promotion.waiting',
          values: { version: 'a', environment: 'live', stage: 'UAT' },
        },
      ],
    });
  });
});

describe('otherArtifact', () => {
  it.each<[string, string[], string | undefined]>([
    ['nothing was deployed', [], undefined],
    ['nothing told a digest', ['deploy uat succeeded'], undefined],
    ['the same passed', ['deploy uat succeeded digest=A'], undefined],
    ['another passed', ['deploy uat succeeded digest=B'], 'passed uat with B'],
    ['another failed', ['deploy uat failed digest=B'], undefined],
    ['another was cancelled', ['deploy uat cancelled digest=B'], undefined],
    ['nobody knows of another', ['deploy uat unknown digest=B'], undefined],
    [
      'another waits',
      ['deploy uat waiting digest=B'],
      'is on its way to uat with B',
    ],
    [
      'another is being deployed',
      ['deploy uat running digest=B'],
      'is on its way to uat with B',
    ],
    [
      'another passed, and one without a digest later',
      ['deploy uat succeeded digest=B', 'deploy uat succeeded id=2 at=02:00'],
      'passed uat with B',
    ],
    [
      'another passed and the same later',
      [
        'deploy uat succeeded digest=B',
        'deploy uat succeeded id=2 digest=A at=02:00',
      ],
      undefined,
    ],
    [
      'another passed elsewhere and the same later',
      [
        'deploy uat succeeded digest=B',
        'deploy live succeeded id=2 digest=A at=02:00',
      ],
      'passed uat with B',
    ],
    [
      'another was to be deployed and failed then',
      ['deploy uat running digest=B', 'deploy uat failed digest=B at=02:00'],
      undefined,
    ],
  ])('where %s', (_, words, expected) => {
    const told = otherArtifact(
      { digest: 'A', version: 'b4' },
      factsOf(words, stages).deployments,
    );
    expect(told?.sentence).toBe(
      expected === undefined
        ? undefined
        : `digest is A, but b4 ${expected}, so something was built again: deploy that artifact, or a later version.`,
    );
  });

  it('of what passed carries the newest digest that was told', () => {
    expect(
      passedArtifact(
        factsOf(
          [
            'deploy uat succeeded digest=A',
            'deploy live succeeded id=2 digest=B at=02:00',
            'deploy live running id=3 digest=C at=03:00',
            'deploy live succeeded id=4 at=04:00',
          ],
          stages,
        ).deployments,
      ),
    ).toEqual({ environment: 'live', digest: 'B' });
  });
});

function inWords(candidate: Candidate): string[] {
  return candidate.stages.map(each =>
    [
      each.state,
      each.state === 'waiting' ? undefined : each.since.slice(11, 16),
      each.running ? 'running' : undefined,
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function factsOf(words: string[], of: Stage[]): CandidateFacts {
  const facts = words.map(factOf);
  return {
    service,
    pipeline: { stages: of },
    defaultBranch: 'main',
    checkIns: [checkIn('a', '00:30')],
    workflows: [],
    // The slow tests are no part of the commit stage.
    inCommitStage: workflow => workflow.id !== 'slow',
    runs: facts.flatMap(each => each.run ?? []),
    jobs: facts.flatMap(each => each.job ?? []),
    deployments: facts.flatMap(each => each.deployment ?? []),
    signOffs: facts.flatMap(each => each.signOff ?? []),
  };
}

function checkIn(sha: string, time: string): CheckInFact {
  return {
    repositoryId: 'r',
    sha,
    message: sha,
    reachedMainlineAt: clock(time),
    reachedBy: 'push',
    pushIndex: 0,
  };
}

function factOf(words: string): {
  run?: RunFact;
  job?: JobFact;
  deployment?: DeploymentFact;
  signOff?: SignOffFact;
} {
  const [kind, what, word, ...options] = words.split(' ');
  const given: Record<string, string | undefined> = Object.fromEntries(
    options.map(option => option.split('=')),
  );
  const at = clock(given.at ?? '01:00');
  const sha = given.sha ?? 'a';
  const status = ['in_progress', 'queued'].includes(word)
    ? { status: word }
    : { status: 'completed', conclusion: word };
  const attempt = Number(given.attempt ?? 1);
  const common = { repositoryId: 'r', attempt, ...status };
  switch (kind) {
    case 'run':
      return {
        run: {
          ...common,
          id: `${what}-${given.event ?? 'push'}`,
          number: 1,
          workflowId: what,
          workflowName: what,
          workflowPath: `.github/workflows/${what}.yml`,
          event: given.event ?? 'push',
          branch: given.branch ?? 'main',
          headSha: sha,
          ...(given.fork ? { headRepository: given.fork } : {}),
          url: '',
          createdAt: clock('00:30'),
          updatedAt: at,
        },
      };
    case 'job': {
      const [workflow, name] = what.split('/');
      return {
        job: {
          ...common,
          id: `${what}-${attempt}`,
          runId: `${workflow}-schedule`,
          name,
          labels: [],
          completedAt: at,
          steps: [],
        },
      };
    }
    case 'deploy':
      return {
        deployment: {
          id: given.id ?? '1',
          service: given.service ?? service,
          environment: what,
          sha,
          digest: given.digest,
          state: word as DeploymentFact['state'],
          at,
        },
      };
    case 'sign':
      return {
        signOff: {
          service,
          stage: what,
          sha,
          word: word as SignOffFact['word'],
          by: 'user:default/tester',
          at,
        },
      };
    default:
      throw new Error(`'${kind}' is no fact of this table`);
  }
}

function clock(time: string): string {
  return `2026-03-02T${time}:00.000Z`;
}
