import type {
  MissingEvidence,
  ReasonCode,
  SelfCheckEvidence,
  SelfCheckQuestion,
  SelfCheckVerdict,
  WarningCode,
} from '@mainline/backstage-plugin-ci-common';

/** The words of the self-check. Codes have their sentences under their own names. */
export const selfCheckMessages = {
  title: 'Self-check',
  intro: "Jez Humble's three questions, answered from facts.",
  source: 'Where they come from',
  mistakes:
    'What the team wrote down about its working time can’t be used; the default stands in',
  open: 'See the evidence',
  back: 'CI of this service',
  loading: 'Reading the self-check',
  failure: 'The self-check could not be read',
  none: 'not answered yet',
  at: 'as of {{time}}',
  markOf: '{{name}}: {{answer}}',
  question: {
    daily: 'Do we check in to mainline at least once a day?',
    tested: 'Do we have a suite of tests that validates our changes?',
    fixing: 'When the build breaks, is fixing it the first priority?',
  },
  name: {
    daily: 'checks in daily',
    tested: 'tests its changes',
    fixing: 'fixes first',
  },
  answer: {
    yes: 'yes',
    no: 'no',
    'not-enough-data': 'not enough data',
  },
  dormant: 'dormant',
  dormantHint: 'Nobody wrote anything for this service {{window}}.',
  filter: 'Self-check',
  unanswered: {
    title: 'The three questions were not answered yet',
    reading:
      'They are answered from the history of builds and check-ins, once it was read to its end. It is being read now; this page shows the answers by itself.',
    unreadable: 'The history can not be read at present: {{sentence}}',
    waiting:
      'The history was read. The answers are worked out next, and this page shows them by itself.',
  },
  window: {
    days: 'in the last {{days}} days',
    since: 'since {{date}}',
    known_one: 'in the {{count}} day that is known',
    known_other: 'in the {{count}} days that are known',
    exact: 'From {{from}} to {{to}}',
  },
  workingDays_one: '{{count}} working day',
  workingDays_other: '{{count}} working days',
  workingTime: '{{duration}} of working time',
  figure: {
    none: 'No commit or check-in that counts {{window}}.',
    daily:
      '{{part}} of {{all}} commits ({{share}}) were on mainline within {{limit}} of being written, {{window}}.',
    dailyMedian: 'Half of them needed at most {{duration}}.',
    oldBranches_one:
      '{{count}} branch holds work that is older than {{limit}}.',
    oldBranches_other:
      '{{count}} branches hold work that is older than {{limit}}.',
    tested:
      'A test ran on {{part}} of {{all}} check-ins that touch code ({{share}}), {{window}}.',
    unbuilt_one: '{{count}} was built by nothing.',
    unbuilt_other: '{{count}} were built by nothing.',
    greenWithoutTests_one: '{{count}} was green, but no test ran.',
    greenWithoutTests_other: '{{count}} were green, but no test ran.',
    cannotTell_one:
      'Of {{count}} more it can not be told: the share is from {{least}} to {{most}}.',
    cannotTell_other:
      'Of {{count}} more it can not be told: the share is from {{least}} to {{most}}.',
    neverRed: 'Mainline was never red in {{builds}} builds, {{window}}.',
    noBuilds: 'No mainline build has a verdict {{window}}.',
    onlyFlaky_one:
      'Mainline was red {{count}} time {{window}}, and each time a re-run turned it green.',
    onlyFlaky_other:
      'Mainline was red {{count}} times {{window}}, and each time a re-run turned it green.',
    reds_one: 'Mainline was red {{count}} time {{window}}, for {{duration}}.',
    reds_other:
      'Mainline was red {{count}} times {{window}}; the median lasted {{duration}}.',
    leftOver_one: '{{count}} was left over the end of a working day.',
    leftOver_other: '{{count}} were left over the end of a working day.',
    flaky_one:
      '{{count}} ended by re-running the same commit ({{share}} of those that ended).',
    flaky_other:
      '{{count}} ended by re-running the same commit ({{share}} of those that ended).',
    redNow: 'Red now, for {{duration}}.',
  },
  rule: {
    title: 'The rule',
    daily:
      'Yes from {{share}} of the commits that people wrote, if no branch holds work older than {{branch}}. Fewer than {{min}} commits are not enough data. Bots and release branches do not count.',
    tested:
      'Yes from {{share}} of the check-ins that touch code, if a test ran on them or on a commit with the same tree. A test that failed did run. Fewer than {{min}} check-ins are not enough data.',
    fixing:
      'Yes if the median red lasts at most {{limit}}, none is left over the end of a working day, and at most {{flaky}} end by re-running the same commit. Never red: yes from {{builds}} builds. A revert is a good fix; {{advice}} is what is advised.',
    calendar:
      'Working time is {{days}}, {{from}} to {{until}} ({{zone}}){{holidays}}.',
    holidays_one: ', without {{count}} holiday',
    holidays_other: ', without {{count}} holidays',
  },
  turn: {
    yes: 'What would make it yes',
    no: 'What would end it',
    'read-all-facts': 'That the history is read to its end.',
    'read-pull-requests_one':
      'That merged pull requests are read: they tell when {{count}} commit was written.',
    'read-pull-requests_other':
      'That merged pull requests are read: they tell when {{count}} commits were written.',
    'read-open-branches':
      'That open branches are read: nobody knows what they hold.',
    'read-jobs_one':
      'That the jobs of {{count}} check-in are read: they tell whether a test ran.',
    'read-jobs_other':
      'That the jobs of {{count}} check-ins are read: they tell whether a test ran.',
    'read-changed-paths_one':
      'That the changed paths of {{count}} check-in are read: they tell whether it touches code.',
    'read-changed-paths_other':
      'That the changed paths of {{count}} check-ins are read: they tell whether they touch code.',
    'read-what-cannot-be-told_one':
      'That what decides on {{count}} item becomes known.',
    'read-what-cannot-be-told_other':
      'That what decides on {{count}} items becomes known.',
    'check-in': 'A commit: it would wake the service up.',
    'more-commits_one': '{{count}} more commit that counts.',
    'more-commits_other': '{{count}} more commits that count.',
    'more-commits-in-time_one': '{{count}} more commit on mainline in time.',
    'more-commits-in-time_other': '{{count}} more commits on mainline in time.',
    commitsInTimePlain:
      'That the late commits leave the window: none may be late.',
    'more-late-commits_one': '{{count}} more commit that comes late.',
    'more-late-commits_other': '{{count}} more commits that come late.',
    lateCommitsPlain:
      'Only a branch with old work: the rule asks for no share of commits.',
    'merge-old-branches_one':
      'That the work of {{count}} old branch gets to mainline, or is given up.',
    'merge-old-branches_other':
      'That the work of {{count}} old branches gets to mainline, or is given up.',
    'more-check-ins_one': '{{count}} more check-in that touches code.',
    'more-check-ins_other': '{{count}} more check-ins that touch code.',
    'more-tested-check-ins_one':
      '{{count}} more check-in on which a test runs.',
    'more-tested-check-ins_other':
      '{{count}} more check-ins on which a test runs.',
    testedPlain:
      'That the check-ins without a test leave the window: none may be without.',
    'more-untested-check-ins_one':
      '{{count}} more check-in on which no test runs.',
    'more-untested-check-ins_other':
      '{{count}} more check-ins on which no test runs.',
    untestedPlain: 'Nothing: the rule asks for no share of check-ins.',
    'more-builds_one':
      '{{count}} more mainline build, green or mended at once.',
    'more-builds_other':
      '{{count}} more mainline builds, green or mended at once.',
    'fix-what-is-red_one': 'To fix what is red now.',
    'fix-what-is-red_other': 'To fix the {{count}} things that are red now.',
    'fix-faster':
      'Shorter reds: the median of {{duration}} has to come down to {{limit}}.',
    'no-red-left-over_one':
      'That the {{count}} red that was left over a working day leaves the window, and no other is.',
    'no-red-left-over_other':
      'That the {{count}} reds that were left over a working day leave the window, and no others are.',
    'fewer-flaky_one': '{{count}} red fewer that ends by a re-run.',
    'fewer-flaky_other': '{{count}} reds fewer that end by a re-run.',
    'slower-fixes-or-left-over':
      'A median of more than {{duration}}, a red that is left over a working day, or more that end by a re-run.',
    unknown: 'The server says "{{word}}".',
  },
  missingTitle: 'It rests on less',
  missing: {
    'complete-facts': 'The history is still being read.',
    'whole-window':
      'History begins later than the window: it counts from {{date}}.',
    'older-jobs':
      'The jobs of older builds were not read: it counts the days that are known, from {{date}}.',
    'pull-requests':
      'Merged pull requests were not read: a squash has the date of its merge.',
    'open-branches':
      'Open branches were not read: what they hold is not known.',
    jobs: 'The jobs of some runs were not read: names of workflows stand in for them.',
    'test-reports':
      'No test reports: whether a test ran is told by the names of jobs and steps.',
    'changed-paths':
      'Changed paths were not read: documents can not be told from code.',
  },
  warning: {
    'more-tests-skipped':
      'More and more tests are skipped: {{before}} in the first half of the window, {{after}} in the second. It does not change the answer.',
  },
  verdict: {
    'counts-for': 'counts for',
    'counts-against': 'counts against',
    'cannot-tell': "can't be told",
    'does-not-count': 'does not count',
  },
  reason: {
    'in-time': 'on mainline in time',
    late: 'on mainline too late',
    'not-on-mainline': 'still not on mainline, and due',
    'not-due': 'still has time',
    'written-before-window': 'written before the window began',
    'merge-commit': 'a merge, which nobody wrote',
    'merged-pull-request': 'made by a merge; its commits count',
    rewritten: 'history written anew; it had arrived before',
    'release-branch': 'on a release branch, which is not meant to be merged',
    'pull-request-not-read':
      'merged, and its pull request was not read: nobody knows when it was written',
    'arrival-not-told': 'nothing told when it got to mainline',
    'no-author-date': 'its author date is not known',
    'young-branch': 'a young branch',
    'old-branch': 'holds work that is too old',
    'abandoned-branch': 'given up: nobody wrote on it for long',
    'test-ran': 'a test ran',
    'no-test-ran': 'built, but no test ran',
    'nothing-built': 'nothing built it',
    'never-started': 'its build never started',
    cancelled: 'its build was cancelled',
    'failed-before-tests': 'failed before its tests, which tells nothing',
    'tests-skipped': 'its tests were skipped',
    'still-running': 'still running',
    'jobs-not-read': 'its jobs were not read',
    'below-head': 'tested with the head of its push',
    'documents-only': 'documents alone',
    bot: 'by a bot',
    'other-folder': "another folder than the service's",
    'paths-not-read':
      'its paths were not read: nobody knows whether it is of the service',
    fixed: 'fixed in time',
    'fixed-by-revert': 'fixed in time, by a revert',
    'fixed-late': 'fixed too late',
    'left-over': 'left over the end of a working day',
    flaky: 'a re-run of the same commit turned it green',
    'still-red': 'red now, and for too long',
    'just-red': 'red now, and still in time',
    'workflow-gone':
      'its workflow is gone, and nobody knows since when: listed only',
    'set-aside': 'set aside by a person',
  },
  evidence: {
    title: 'The evidence',
    counts: 'How the evidence counts',
    empty: 'Nothing was weighed for this question.',
    filtered: 'No evidence fits these filters.',
    verdict: 'How it counts',
    question: 'Question',
    all: 'All questions',
    more: 'Show {{number}} more',
    shown: '{{shown}} of {{total}}',
    count: '{{word}}: {{number}}',
    asCheckIn: 'on mainline as',
    pullRequest: 'pull request #{{number}}',
    branch: 'branch {{name}}',
    built: { green: 'its build is green', red: 'its build is red' },
    tests_one: '{{count}} test',
    tests_other: '{{count}} tests',
    testsFailed: '{{number}} failed',
    testsSkipped: '{{number}} skipped',
    by: {
      report: 'told by a test report',
      job: 'told by the name of a job',
      step: 'told by the name of a step',
      workflow: 'told by the name of its workflow',
    },
    toldMore: '{{number}} more',
    redSince: 'red since {{time}}, for {{duration}}',
    redStill: 'red since {{time}}, for {{duration}} until now',
    brokenBy: 'broken by',
    endedBy: {
      fix: 'fixed by',
      revert: 'reverted by',
      rerun: 'green by a re-run of',
    },
    leftOver: 'left over the end of a working day',
    meanwhile_one: '{{count}} check-in meanwhile',
    meanwhile_other: '{{count}} check-ins meanwhile',
    setAside: '{{name}}, {{time}}: "{{reason}}". It would be: {{was}}.',
    unknownWord: 'the server says "{{word}}"',
  },
  teams: {
    title: 'Self-check over teams',
    link: 'Self-check over teams',
    hint: 'How many services of each team have which answer. By name: no team is ranked. A count leads to its services.',
    loading: 'Reading the self-check over teams',
    failure: 'The self-check over teams could not be read',
    at: 'oldest answer: {{time}}',
    table: 'Services by team and answer',
    team: 'Team',
    services: 'Services',
    dormant: 'Dormant',
    dormantHint: 'Nobody wrote anything of late: said as not enough data',
    mine: 'your team',
    noOwner: 'without an owner',
    all: 'All teams',
    cell_one: '{{name}}: {{answer}}, {{count}} service',
    cell_other: '{{name}}: {{answer}}, {{count}} services',
    empty: 'No service has been answered for yet',
    emptyHint:
      'Every Component of the catalog that says where its source lives is asked the three questions. Add this annotation to its catalog-info.yaml:',
  },
} as const satisfies {
  question: Record<SelfCheckQuestion, string>;
  name: Record<SelfCheckQuestion, string>;
  answer: Record<SelfCheckVerdict, string>;
  missing: Record<MissingEvidence, string>;
  warning: Record<WarningCode, string>;
  verdict: Record<SelfCheckEvidence['verdict'], string>;
  reason: Record<ReasonCode, string>;
  [group: string]: unknown;
};
