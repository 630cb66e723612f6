import {
  type CheckInRef,
  defaultSelfCheckRules,
  type ReasonCode,
  type SelfCheckEvidence,
  type SelfCheckSubject,
  type ServiceHealth,
  type ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  ago,
  day,
  hour,
  minute,
  sha,
} from '@mainline/backstage-plugin-mainline-react/testing';

type Verdict = SelfCheckEvidence['verdict'];

const commits: Array<[ReasonCode, Verdict]> = [
  ['in-time', 'counts-for'],
  ['late', 'counts-against'],
  ['not-on-mainline', 'counts-against'],
  ['not-due', 'does-not-count'],
  ['written-before-window', 'does-not-count'],
  ['merge-commit', 'does-not-count'],
  ['merged-pull-request', 'does-not-count'],
  ['rewritten', 'does-not-count'],
  ['pull-request-not-read', 'cannot-tell'],
  ['arrival-not-told', 'cannot-tell'],
  ['no-author-date', 'cannot-tell'],
  ['bot', 'does-not-count'],
  ['other-folder', 'does-not-count'],
  ['paths-not-read', 'cannot-tell'],
  ['set-aside', 'does-not-count'],
];

const branches: Array<[ReasonCode, Verdict]> = [
  ['young-branch', 'counts-for'],
  ['old-branch', 'counts-against'],
  ['abandoned-branch', 'does-not-count'],
  ['release-branch', 'does-not-count'],
];

const checkIns: Array<[ReasonCode, Verdict]> = [
  ['test-ran', 'counts-for'],
  ['no-test-ran', 'counts-against'],
  ['nothing-built', 'counts-against'],
  ['never-started', 'counts-against'],
  ['cancelled', 'counts-against'],
  ['failed-before-tests', 'does-not-count'],
  ['tests-skipped', 'counts-against'],
  ['still-running', 'does-not-count'],
  ['jobs-not-read', 'cannot-tell'],
  ['below-head', 'does-not-count'],
  ['documents-only', 'does-not-count'],
];

const reds: Array<[ReasonCode, Verdict]> = [
  ['still-red', 'counts-against'],
  ['just-red', 'does-not-count'],
  ['fixed', 'counts-for'],
  ['fixed-by-revert', 'counts-for'],
  ['fixed-late', 'counts-against'],
  ['left-over', 'counts-against'],
  ['flaky', 'counts-against'],
  ['workflow-gone', 'does-not-count'],
];

/** A document by hand that shows every verdict, reason and missing kind of evidence once, and more than fifty of one. */
export function everyEvidence(
  health: ServiceHealth,
  now: number,
): ServiceSelfCheck {
  const { service, repositoryUrl } = health;
  const item = (
    question: number,
    index: number,
    [reason, verdict]: [ReasonCode, Verdict],
    subject: SelfCheckSubject,
  ): SelfCheckEvidence => ({
    id: `${subject.kind}:${question}-${index}`,
    subject,
    verdict,
    reason,
    at: ago((index + 1) * 9 * hour, now),
    workingMs: (index + 1) * 47 * minute,
    setAside:
      reason === 'set-aside'
        ? {
            evidenceId: `${subject.kind}:${question}-${index}`,
            reason: 'The whole office was at the hospital.',
            by: 'user:default/lee',
            at: ago(day, now),
            was: 'counts-against',
          }
        : undefined,
  });
  const prompt = Array.from({ length: 60 }, (): [ReasonCode, Verdict] => [
    'in-time',
    'counts-for',
  ]);
  const window = (days: number, cutTo = days) => ({
    days,
    from: ago(cutTo * day, now),
    to: ago(minute, now),
  });

  return {
    service,
    repositoryUrl,
    rules: {
      ...defaultSelfCheckRules,
      calendar: {
        timeZone: 'Asia/Seoul',
        workingDays: [1, 2, 3, 4, 5],
        from: '09:00',
        until: '18:00',
        holidays: ['2026-09-24', '2026-09-25'],
      },
    },
    workflowNames: { '1': 'unit-tests', '3': 'e2e' },
    checkIns: Object.fromEntries(
      Array.from({ length: 100 }, (_, index): [string, CheckInRef] => [
        sha(index),
        {
          sha: sha(index),
          message: `Rename column ${index + 1} of the price list`,
          author: ['kim', 'lee', 'park'][index % 3],
          at: ago(index * hour, now),
          url: `${repositoryUrl}/commit/${sha(index)}`,
        },
      ]),
    ),
    selfCheck: {
      version: 1,
      at: ago(minute, now),
      daily: {
        answer: 'no',
        dormant: false,
        window: window(30, 20),
        figures: {
          share: 61 / 63,
          shareAtLeast: 61 / 67,
          shareAtMost: 65 / 67,
          countedFor: 61,
          countedAgainst: 2,
          cannotTell: 4,
          medianWorkingMs: 3 * hour,
          oldBranches: 1,
        },
        evidence: [
          ...commits.map((each, index) =>
            item(0, index, each, {
              kind: 'commit',
              sha: sha(index + 200),
              checkIn: index % 2 ? sha(index) : undefined,
              pullRequest: index % 2 ? 300 + index : undefined,
              branch: index % 2 ? undefined : 'feature/unit-price',
            }),
          ),
          ...branches.map((each, index) =>
            item(1, index, each, {
              kind: 'branch',
              name: `feature/price-engine-${index}`,
            }),
          ),
          ...prompt.map((each, index) =>
            item(2, index, each, { kind: 'commit', sha: sha(index) }),
          ),
        ],
        missing: ['whole-window', 'pull-requests', 'open-branches'],
        warnings: [],
        wouldTurn: {
          to: 'yes',
          code: 'merge-old-branches',
          count: 1,
          evidenceIds: ['branch:1-1'],
        },
      },
      tested: {
        answer: 'not-enough-data',
        dormant: false,
        window: window(30, 11),
        figures: {
          share: 0.2,
          shareAtLeast: 1 / 6,
          shareAtMost: 2 / 6,
          countedFor: 1,
          countedAgainst: 5,
          cannotTell: 1,
          unbuilt: 1,
          greenWithoutTests: 2,
        },
        evidence: checkIns.map((each, index) =>
          item(3, index, each, {
            kind: 'check-in',
            sha: sha(index),
            built: index % 2 ? 'green' : 'red',
            tests:
              index === 0
                ? [
                    {
                      kind: 'report',
                      repositoryId: 'github.com:1',
                      runId: '9000000001',
                      attempt: 2,
                      tests: 1_204,
                      failed: 3,
                      skipped: 12,
                    },
                    {
                      kind: 'job',
                      repositoryId: 'github.com:1',
                      runId: '9000000001',
                      attempt: 2,
                      jobId: '502',
                    },
                  ]
                : [],
          }),
        ),
        missing: [
          'complete-facts',
          'older-jobs',
          'jobs',
          'test-reports',
          'changed-paths',
        ],
        warnings: [{ code: 'more-tests-skipped', before: 0.02, after: 0.11 }],
        wouldTurn: { to: 'yes', code: 'read-jobs', count: 1 },
      },
      fixing: {
        answer: 'no',
        dormant: false,
        window: window(90),
        figures: {
          builds: 214,
          reds: 6,
          fixed: 4,
          flaky: 1,
          flakyShare: 0.2,
          medianWorkingMs: 2 * hour + 21 * minute,
          leftOver: 1,
          adviceMs: 10 * minute,
          redNow: {
            brokenBy: sha(1),
            redAt: ago(2 * hour + 14 * minute, now),
            workingMs: 2 * hour + 14 * minute,
          },
        },
        evidence: reds.map((each, index) =>
          item(4, index, each, {
            kind: 'red',
            workflowIds: index % 3 ? ['1'] : ['1', '3'],
            brokenBy: sha(index + 1),
            redAt: ago((index + 1) * 9 * hour, now),
            end:
              index < 2 || each[0] === 'workflow-gone'
                ? undefined
                : {
                    by: sha(each[0] === 'flaky' ? index + 1 : index + 20),
                    at: ago((index + 1) * 9 * hour - 50 * minute, now),
                    revert: each[0] === 'fixed-by-revert',
                  },
            meanwhile: index % 2 ? [] : [sha(40), sha(41), sha(42)],
            leftOver: each[0] === 'left-over',
          }),
        ),
        missing: [],
        warnings: [],
        wouldTurn: { to: 'yes', code: 'fix-what-is-red', count: 1 },
      },
    },
  };
}
