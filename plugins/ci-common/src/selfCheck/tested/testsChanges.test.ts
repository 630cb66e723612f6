import type { CheckInFact, JobFact, RunFact } from '../../facts';
import type { MissingEvidence, WouldTurnCode } from '../codes';
import { selfCheck } from '../selfCheck';
import {
  checkIn,
  factsOf,
  inWords,
  job,
  now,
  prompt,
  report,
  rulesOf,
  time,
  turn,
  run,
} from '../__testUtils__/facts';

/** Check-ins and the runs and jobs that belong to them. */
interface History {
  checkIns?: CheckInFact[];
  runs?: Array<RunFact | { run: RunFact; jobs: JobFact[] }>;
}

interface Case extends History {
  rule: string;
  facts?: Omit<NonNullable<Parameters<typeof factsOf>[0]>, 'mainline' | 'jobs'>;
  mainline?: NonNullable<Parameters<typeof factsOf>[0]>['mainline'];
  rules?: Parameters<typeof rulesOf>[0];
  /** Check-ins beside the given ones whose tests ran. */
  tested?: number;
  is: 'yes' | 'no' | 'not-enough-data';
  because?: string[];
  turns?: [WouldTurnCode, number?];
  missing?: MissingEvidence[];
}

const a = checkIn('a', '23 10:00', '23 10:00');
const early = checkIn('e', '12 10:00', '12 10:00');
const withJobs = (of: RunFact, ...jobs: Array<Parameters<typeof job>>) => ({
  run: of,
  jobs: jobs.map(each => job(...each)),
});
const built = (word = 'success', rest: Partial<RunFact> = {}) =>
  run('a', word, '23 10:00', '23 10:10', rest);
const ofA = (
  word: string,
  jobs: Array<[name: string, conclusion: string, ...steps: string[]]>,
  rest: Partial<RunFact> = {},
) => {
  const each = built(word, rest);
  return withJobs(
    each,
    ...jobs.map((words): Parameters<typeof job> => [each, ...words]),
  );
};
const green = ['unit tests success'] as const;
const code = {
  changedPaths: [{ repositoryId: 'r', sha: 'a', paths: ['x.ts'] }],
};

const cases: Case[] = [
  // the answer
  {
    rule: 'a test ran on every check-in: yes',
    is: 'yes',
    turns: ['more-untested-check-ins', 1],
  },
  {
    rule: 'nineteen in twenty is enough',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    tested: 19,
    is: 'yes',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'eighteen in nineteen is not, and it says how many more would do',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    tested: 18,
    is: 'no',
    because: ['a - no-test-ran'],
    turns: ['more-tested-check-ins', 1],
  },
  {
    rule: 'four check-ins are not enough data',
    tested: 4,
    is: 'not-enough-data',
    turns: ['more-check-ins', 1],
  },
  {
    rule: 'while facts are being read nothing is answered',
    facts: { completeUpTo: undefined },
    is: 'not-enough-data',
    turns: ['read-all-facts'],
    missing: ['complete-facts'],
  },
  {
    rule: 'where nothing builds at all: no',
    checkIns: prompt(6),
    tested: 0,
    is: 'no',
  },

  // what says that a test ran
  {
    rule: 'a job that is named after tests',
    checkIns: [a],
    runs: [ofA('success', [['unit tests', 'success']])],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a step that is named after tests',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success', 'compile success', ...green]])],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a test that failed did run',
    checkIns: [a],
    runs: [ofA('failure', [['build', 'failure', 'unit tests failure']])],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a test that timed out did run',
    checkIns: [a],
    runs: [ofA('timed_out', [['test', 'timed_out']])],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a test that ran in the first of two attempts did run',
    checkIns: [a],
    runs: [
      ofA('failure', [['test', 'failure']]),
      ofA('cancelled', [['test', 'cancelled']], { attempt: 2 }),
    ],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'the name of a workflow, if it succeeded and its jobs were not read',
    checkIns: [a],
    runs: [built('success', { workflowName: 'Tests' })],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'the name of a workflow that failed says nothing: that may have been before its tests',
    checkIns: [a],
    runs: [built('failure', { workflowName: 'Tests' })],
    is: 'not-enough-data',
    because: ['a ? jobs-not-read'],
    missing: ['jobs'],
  },
  {
    rule: 'a job that deploys to a test environment runs none',
    checkIns: [a],
    runs: [ofA('success', [['test-deploy', 'success']])],
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'a name that the rules teach',
    checkIns: [a],
    runs: [ofA('success', [['gate', 'success']])],
    rules: { tested: { testNames: ['^gate$'] } },
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'two workflows on one commit: one that tests is enough',
    checkIns: [a],
    runs: [
      ofA('success', [['lint', 'success']], { workflowId: 'lint' }),
      ofA('success', [['test', 'success']]),
    ],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a workflow that was deleted since did run its tests',
    checkIns: [a],
    runs: [ofA('success', [['test', 'success']], { workflowId: 'old' })],
    mainline: {
      workflows: [
        {
          repositoryId: 'r',
          id: 'old',
          name: 'old',
          path: 'old.yml',
          state: 'deleted',
        },
      ],
    },
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: "a workflow that is not the service's does not test it",
    checkIns: [a],
    runs: [ofA('success', [['test', 'success']], { workflowId: 'other' })],
    mainline: { inCommitStage: each => each.id === 'ci' },
    facts: code,
    is: 'no',
    because: ['a - nothing-built'],
  },

  // reports
  {
    rule: 'a report with tests is the best evidence',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    facts: { testReports: [report('a', '23 10:10', { runId: 'ci-a' })] },
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a report of no tests outdoes the name of a job',
    checkIns: [a],
    runs: [ofA('success', [['test', 'success']])],
    facts: {
      testReports: [report('a', '23 10:10', { runId: 'ci-a', tests: 0 })],
    },
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'a report of tests that were all skipped is no test that ran',
    checkIns: [a],
    runs: [ofA('success', [['test', 'success']])],
    facts: {
      testReports: [
        report('a', '23 10:10', { runId: 'ci-a', tests: 3, skipped: 3 }),
      ],
    },
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'tests in another repository count by their report',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    facts: {
      testReports: [
        report('a', '23 11:10', { repositoryId: 'tests', runId: '7' }),
      ],
    },
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a report in another repository is not of the run that has the same id here',
    checkIns: [a],
    runs: [ofA('success', [['test', 'success']])],
    facts: {
      testReports: [
        report('a', '23 11:10', {
          repositoryId: 'tests',
          runId: 'ci-a',
          tests: 0,
        }),
      ],
    },
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'tests in another repository without a report are not seen',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    is: 'no',
    because: ['a - no-test-ran'],
  },

  // the same tree
  {
    rule: 'a pull request that tested the same tree counts',
    checkIns: [{ ...a, treeId: 't' }],
    runs: [
      withJobs(
        run('head', 'success', '23 09:00', '23 09:10', {
          treeId: 't',
          event: 'pull_request',
          branch: 'f',
        }),
        [run('head', 'success', '23 09:00'), 'test', 'success'],
      ),
    ],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a merge queue that tested this commit counts',
    checkIns: [a],
    runs: [
      ofA('success', [['test', 'success']], {
        event: 'merge_group',
        branch: 'gh-readonly-queue/main/pr-1',
      }),
    ],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a pull request of another tree does not count',
    checkIns: [{ ...a, treeId: 't' }],
    runs: [
      withJobs(
        run('head', 'success', '23 09:00', '23 09:10', {
          treeId: 'u',
          event: 'pull_request',
          branch: 'f',
        }),
        [run('head', 'success', '23 09:00'), 'test', 'success'],
      ),
    ],
    facts: code,
    is: 'no',
    because: ['a - nothing-built'],
  },
  {
    rule: 'the tree may be known from a run alone',
    checkIns: [a],
    runs: [
      ofA('success', [['build', 'success']], { treeId: 't' }),
      withJobs(
        run('head', 'success', '23 09:00', '23 09:10', {
          treeId: 't',
          event: 'pull_request',
          branch: 'f',
        }),
        [run('head', 'success', '23 09:00'), 'test', 'success'],
      ),
    ],
    is: 'yes',
    because: ['a + test-ran'],
  },
  {
    rule: 'a report of the same tree counts',
    checkIns: [{ ...a, treeId: 't' }],
    facts: { testReports: [report('head', '23 09:10', { treeId: 't' })] },
    is: 'yes',
    because: ['a + test-ran'],
  },

  // no test ran
  {
    rule: 'green, but no test ran',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success', 'compile success']])],
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'tests that were skipped did not run',
    checkIns: [a],
    runs: [ofA('success', [['test', 'skipped']])],
    facts: code,
    is: 'no',
    because: ['a - tests-skipped'],
  },
  {
    rule: 'tests that were skipped, of a change whose paths were not read, can not be told',
    checkIns: [a],
    runs: [ofA('success', [['test', 'skipped']])],
    is: 'not-enough-data',
    because: ['a ? tests-skipped'],
    turns: ['read-changed-paths', 1],
  },
  {
    rule: 'a step of tests that did not run, in a job named after tests',
    checkIns: [a],
    runs: [ofA('success', [['test', 'success', 'unit tests skipped']])],
    facts: code,
    is: 'no',
    because: ['a - tests-skipped'],
  },
  {
    rule: 'a build that failed before its tests is not held against them',
    checkIns: [a],
    runs: [
      ofA('failure', [
        ['build', 'failure', 'compile failure', 'unit tests skipped'],
      ]),
    ],
    is: 'yes',
    because: ['a o failed-before-tests'],
  },
  {
    rule: 'a build that failed and has no tests is',
    checkIns: [a],
    runs: [ofA('failure', [['build', 'failure', 'compile failure']])],
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'a workflow that could not start tested nothing',
    checkIns: [a],
    runs: [built('startup_failure')],
    is: 'no',
    because: ['a - never-started'],
  },
  {
    rule: 'a build that was cancelled tested nothing',
    checkIns: [a],
    runs: [ofA('cancelled', [['test', 'cancelled']])],
    is: 'no',
    because: ['a - cancelled'],
  },
  {
    rule: 'a build that was cancelled may have tested before, while its jobs were not read',
    checkIns: [a],
    runs: [built('cancelled')],
    is: 'not-enough-data',
    because: ['a ? jobs-not-read'],
    missing: ['jobs'],
  },
  {
    rule: 'a build that was cancelled before it had a job tested nothing',
    checkIns: [a],
    runs: [built('cancelled')],
    facts: { areJobsRead: () => true },
    is: 'no',
    because: ['a - cancelled'],
  },
  {
    rule: 'jobs that were not read can not be told',
    checkIns: [a],
    runs: [built()],
    is: 'not-enough-data',
    because: ['a ? jobs-not-read'],
    turns: ['read-jobs', 1],
    missing: ['jobs'],
  },
  {
    rule: 'where jobs are known of the last days only, those are answered for',
    checkIns: [early, checkIn('f', '11 10:00', '11 10:00')],
    runs: [run('e', 'success', '12 10:00')],
    facts: { jobsKnownSince: time('13 12:00') },
    is: 'yes',
    missing: ['older-jobs'],
  },
  {
    rule: 'fewer check-ins in the days that are known are not enough data',
    checkIns: [early],
    runs: [run('e', 'success', '12 10:00')],
    facts: { jobsKnownSince: time('13 12:00') },
    tested: 4,
    is: 'not-enough-data',
    turns: ['more-check-ins', 1],
    missing: ['older-jobs'],
  },
  {
    rule: 'what is told without older jobs counts, however old it is',
    checkIns: [early],
    runs: [
      withJobs(run('e', 'failure', '12 10:00'), [
        run('e', 'failure', '12 10:00'),
        'test',
        'failure',
      ]),
    ],
    facts: { jobsKnownSince: time('13 12:00') },
    tested: 4,
    is: 'yes',
    because: ['e + test-ran'],
  },
  {
    rule: 'jobs of days that are known can not be told while they are not read',
    checkIns: [a],
    runs: [built()],
    facts: { jobsKnownSince: time('13 12:00') },
    is: 'not-enough-data',
    because: ['a ? jobs-not-read'],
    turns: ['read-jobs', 1],
    missing: ['jobs'],
  },
  {
    rule: 'nothing built it',
    checkIns: [a],
    facts: code,
    is: 'no',
    because: ['a - nothing-built'],
  },
  {
    rule: 'nothing built it, and whether a filter on paths did that can not be told',
    checkIns: [a],
    is: 'not-enough-data',
    because: ['a ? nothing-built'],
  },
  ...['skipped', 'neutral', 'stale', 'action_required', 'melted'].map(
    (word): Case => ({
      rule: `${word} is no build`,
      checkIns: [a],
      runs: [built(word)],
      facts: code,
      is: 'no',
      because: ['a - nothing-built'],
    }),
  ),
  {
    rule: 'what is being built is not judged yet',
    checkIns: [a],
    runs: [built('in_progress')],
    is: 'yes',
    because: ['a o still-running'],
  },
  {
    rule: 'what has just arrived is not judged yet',
    checkIns: [checkIn('a', '27 11:00', '27 11:30')],
    facts: code,
    is: 'yes',
    because: ['a o not-due'],
  },

  // what does not count
  {
    rule: 'documents alone do not count',
    checkIns: [a],
    facts: {
      changedPaths: [
        {
          repositoryId: 'r',
          sha: 'a',
          paths: ['README.md', 'docs/a/b.png', 'LICENSE'],
        },
      ],
    },
    is: 'yes',
    because: ['a o documents-only'],
  },
  {
    rule: 'documents together with code do',
    checkIns: [a],
    facts: {
      changedPaths: [
        { repositoryId: 'r', sha: 'a', paths: ['README.md', 'x.ts'] },
      ],
    },
    is: 'no',
    because: ['a - nothing-built'],
  },
  {
    rule: 'a commit below the head of a push is tested with the head',
    checkIns: [checkIn('b', '23 09:00', '23 10:00', { pushIndex: 1 }), a],
    runs: [ofA('success', [['test', 'success']])],
    is: 'yes',
    because: ['a + test-ran', 'b o below-head'],
  },
  {
    rule: 'so is the head of a pull request that was merged, whose own build was none of mainline',
    checkIns: [
      checkIn('b', '23 09:00', '23 10:00', { pushIndex: 1, treeId: 't' }),
      { ...a, treeId: 't' },
    ],
    runs: [
      run('b', 'failure', '23 09:00', '23 09:10', {
        event: 'pull_request',
        branch: 'topic',
        treeId: 't',
      }),
      ofA('success', [['test', 'success']]),
    ],
    tested: 3,
    is: 'not-enough-data',
    because: ['a + test-ran', 'b o below-head'],
    turns: ['more-check-ins', 1],
  },
  {
    rule: 'a commit below the head of a push that has a mainline build of its own counts',
    checkIns: [checkIn('b', '23 09:00', '23 10:00', { pushIndex: 1 }), a],
    runs: [
      ofA('success', [['test', 'success']]),
      withJobs(
        run('b', 'success', '23 09:50', '23 09:55', {
          event: 'merge_group',
          branch: 'gh-readonly-queue/main/pr-1-0',
        }),
      ),
    ],
    facts: { areJobsRead: () => true },
    is: 'no',
    because: ['a + test-ran', 'b - no-test-ran'],
  },
  {
    rule: 'a head of documents with code below it counts',
    checkIns: [checkIn('b', '23 09:00', '23 10:00', { pushIndex: 1 }), a],
    runs: [ofA('success', [['build', 'success']])],
    facts: {
      changedPaths: [
        { repositoryId: 'r', sha: 'a', paths: ['README.md'] },
        { repositoryId: 'r', sha: 'b', paths: ['x.ts'] },
      ],
    },
    is: 'no',
    because: ['a - no-test-ran', 'b o below-head'],
  },
  {
    rule: 'bots do not count',
    checkIns: [{ ...a, author: 'renovate[bot]' }],
    runs: [ofA('success', [['build', 'success']])],
    is: 'yes',
    because: ['a o bot'],
  },
  {
    rule: 'a revert is a check-in like any other',
    checkIns: [{ ...a, message: 'Revert "x"' }],
    runs: [ofA('success', [['build', 'success']])],
    is: 'no',
    because: ['a - no-test-ran'],
  },
  {
    rule: 'a push to a release branch is no check-in',
    checkIns: [],
    runs: [ofA('success', [['build', 'success']], { branch: 'release/2' })],
    is: 'yes',
  },
  {
    rule: 'in a monorepo a change of another folder does not count',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    facts: {
      isServicePath: path => path.startsWith('shop/'),
      changedPaths: [
        { repositoryId: 'r', sha: 'a', paths: ['mail/x.ts'] },
        ...prompt(5).map(({ sha }) => ({
          repositoryId: 'r',
          sha,
          paths: ['shop/x.ts'],
        })),
      ],
    },
    is: 'yes',
    because: ['a o other-folder'],
  },
  {
    rule: 'in a monorepo documents of the service beside code of another do not count',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    facts: {
      isServicePath: path => path.startsWith('shop/'),
      changedPaths: [
        { repositoryId: 'r', sha: 'a', paths: ['mail/x.ts', 'shop/README.md'] },
        ...prompt(5).map(({ sha }) => ({
          repositoryId: 'r',
          sha,
          paths: ['shop/x.ts'],
        })),
      ],
    },
    is: 'yes',
    because: ['a o documents-only'],
  },
  {
    rule: 'what was set aside does not count, and is listed',
    checkIns: [a],
    runs: [ofA('success', [['build', 'success']])],
    facts: {
      setAsides: [
        {
          evidenceId: 'check-in:a',
          reason: 'The runner broke',
          by: 'user:default/ada',
          at: now,
        },
      ],
    },
    is: 'yes',
    because: ['a o set-aside'],
  },
];

describe('do we have a suite of tests that validates our changes', () => {
  it.each(cases)('$rule', each => {
    const { tested } = answerOf(each);
    expect({ is: tested.answer, because: inWords(tested.evidence) }).toEqual({
      is: each.is,
      because: each.because ?? [],
    });
    expect(tested.missing).toEqual(expect.arrayContaining(each.missing ?? []));
    expect(tested.missing.includes('jobs')).toBe(
      each.missing?.includes('jobs') ?? false,
    );
    expect(tested.wouldTurn).toMatchObject(turn(each.turns));
  });

  it('lists apart what nothing built, and green without a test', () => {
    const { tested } = answerOf({
      rule: '',
      is: 'no',
      checkIns: [
        a,
        checkIn('b', '23 11:00', '23 11:00'),
        checkIn('c', '23 12:00', '23 12:00'),
      ],
      runs: [
        ofA('success', [['build', 'success']]),
        withJobs(run('c', 'failure', '23 12:00'), [
          run('c', 'failure', '23 12:00'),
          'build',
          'failure',
        ]),
      ],
    });
    expect(tested.figures).toEqual({
      countedFor: 5,
      countedAgainst: 2,
      cannotTell: 1,
      share: 5 / 7,
      shareAtLeast: 5 / 8,
      shareAtMost: 6 / 8,
      unbuilt: 1,
      greenWithoutTests: 1,
    });
  });

  it('names what says that a test ran, the best first', () => {
    const { tested } = answerOf({
      rule: '',
      is: 'yes',
      checkIns: [a],
      runs: [
        built('success', { workflowId: 'w', workflowName: 'Tests' }),
        ofA('success', [
          ['build', 'success', ...green],
          ['e2e', 'success'],
        ]),
      ],
      facts: {
        testReports: [report('a', '23 11:00', { repositoryId: 'tests' })],
      },
    });
    const { subject } = tested.evidence.find(({ id }) => id === 'check-in:a')!;
    expect(subject).toMatchObject({
      built: 'green',
      tests: [
        { kind: 'report', repositoryId: 'tests', tests: 10 },
        { kind: 'job', runId: 'ci-a', jobId: 'ci-a/1/e2e' },
        { kind: 'step', runId: 'ci-a', jobId: 'ci-a/1/build', stepNumber: 1 },
        { kind: 'workflow', runId: 'w-a', attempt: 1 },
      ],
    });
  });

  it('says which evidence there was none of', () => {
    expect(answerOf({ rule: '', is: 'yes' }).tested.missing).toEqual([
      'test-reports',
      'changed-paths',
    ]);
  });

  it.each([
    ['grew', 4, '', ['more-tests-skipped']],
    ['hardly grew', 1, '', []],
    ['grew on another branch', 4, 'other-', []],
  ])(
    'warns or not: the share of skipped tests %s',
    (_, skipped, of, warnings) => {
      const checkIns = prompt(10);
      const testReports = checkIns.map(({ sha }, index) =>
        report(`${of}${sha}`, index < 5 ? '3 10:00' : '20 10:00', {
          tests: 20,
          skipped: index < 5 ? 0 : skipped,
        }),
      );
      const { tested } = answerOf({
        rule: '',
        is: 'yes',
        checkIns,
        tested: 0,
        facts: { testReports },
      });
      expect(tested.warnings.map(each => each.code)).toEqual(warnings);
      expect(tested.answer).toBe(of === '' ? 'yes' : 'no');
    },
  );
});

function answerOf(each: Case) {
  const others = prompt(each.tested ?? 5);
  const runs = [
    ...(each.runs ?? []).map(item =>
      'run' in item ? item : { run: item, jobs: [] },
    ),
    ...others.map(({ sha }) => {
      const of = run(sha, 'success', '16 10:00');
      return withJobs(of, [of, 'test', 'success']);
    }),
  ];
  return selfCheck(
    factsOf({
      ...each.facts,
      mainline: {
        ...each.mainline,
        checkIns: [...(each.checkIns ?? []), ...others],
        runs: runs.map(item => item.run),
      },
      jobs: runs.flatMap(item => item.jobs),
    }),
    rulesOf(each.rules ?? {}),
    now,
  );
}
