import type { MissingEvidence, WouldTurnCode } from '../codes';
import type { SelfCheckFacts } from '../SelfCheckFacts';
import { selfCheck } from '../selfCheck';
import {
  branch,
  checkIn,
  commit,
  factsOf,
  inWords,
  now,
  prompt,
  pullRequest,
  rulesOf,
  turn,
  time,
} from '../__testUtils__/facts';

interface Case {
  rule: string;
  facts: Parameters<typeof factsOf>[0];
  rules?: Parameters<typeof rulesOf>[0];
  /** Check-ins beside those of `facts` that were prompt: five, which are data enough. */
  prompt?: number;
  is: 'yes' | 'no' | 'not-enough-data' | 'dormant, not-enough-data';
  because?: string[];
  turns?: [WouldTurnCode, number?];
  missing?: MissingEvidence[];
}

const unread: Partial<SelfCheckFacts> = {
  mergedPullRequests: undefined,
  openBranches: undefined,
};
const seoul = { calendar: { timeZone: 'Asia/Seoul' } };
const late = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    checkIn(`l${index}`, '23 10:00', '25 10:00'),
  );
const ifLate = (count: number) =>
  Array.from({ length: count }, (_, index) => `l${index} - late`);

const cases: Case[] = [
  // the answer
  {
    rule: 'everything pushed on the day it was written: yes',
    facts: {},
    is: 'yes',
    turns: ['more-late-commits', 2],
  },
  {
    rule: 'four in five is enough',
    facts: { mainline: { checkIns: late(1) } },
    prompt: 4,
    is: 'yes',
    because: ifLate(1),
    turns: ['more-late-commits', 1],
  },
  {
    rule: 'fewer than four in five is not, and it says how many more would do',
    facts: { mainline: { checkIns: late(2) } },
    prompt: 4,
    is: 'no',
    because: ifLate(2),
    turns: ['more-commits-in-time', 4],
  },
  {
    rule: 'four commits are not enough data',
    facts: {},
    prompt: 4,
    is: 'not-enough-data',
    turns: ['more-commits', 1],
  },
  {
    rule: 'four late commits are not enough data either',
    facts: { mainline: { checkIns: late(4) } },
    prompt: 0,
    is: 'not-enough-data',
    because: ifLate(4),
  },
  {
    rule: 'no commit on any branch: dormant',
    facts: {},
    prompt: 0,
    is: 'dormant, not-enough-data',
    turns: ['check-in'],
  },
  {
    rule: 'no check-in while branches were not read: not said to be dormant',
    facts: unread,
    prompt: 0,
    is: 'not-enough-data',
    turns: ['more-commits', 5],
    missing: ['pull-requests', 'open-branches'],
  },
  {
    rule: 'work on a branch alone is not dormant',
    facts: { openBranches: [branch('f', [commit('a', '27 10:00')])] },
    prompt: 0,
    is: 'not-enough-data',
    because: ['a o not-due', 'branch f + young-branch'],
  },
  {
    rule: 'while facts are being read nothing is answered',
    facts: { completeUpTo: undefined },
    is: 'not-enough-data',
    turns: ['read-all-facts'],
    missing: ['complete-facts'],
  },
  {
    rule: 'what arrived after facts were complete is not weighed yet',
    facts: {
      completeUpTo: time('24 12:00'),
      mainline: { checkIns: late(5) },
    },
    is: 'yes',
  },
  {
    rule: 'a window that facts do not fill is said to be cut',
    facts: { knownSince: time('10 00:00') },
    is: 'yes',
    missing: ['whole-window'],
  },
  {
    rule: 'one person alone is a team',
    facts: {
      mainline: {
        checkIns: prompt(5).map(each => ({ ...each, author: 'Only one' })),
      },
    },
    prompt: 0,
    is: 'yes',
  },

  // one working day
  {
    rule: 'by the same time of the next working day is in time',
    facts: { mainline: { checkIns: [checkIn('a', '23 15:00', '24 15:00')] } },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a minute later is late',
    facts: { mainline: { checkIns: [checkIn('a', '23 15:00', '24 15:01')] } },
    is: 'yes',
    because: ['a - late'],
  },
  {
    rule: 'written on Friday, pushed on Monday is in time',
    facts: { mainline: { checkIns: [checkIn('a', '20 17:00', '23 16:00')] } },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'written at the weekend is due by Monday evening',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '21 14:00', '23 18:00'),
          checkIn('b', '21 14:00', '24 09:01'),
        ],
      },
    },
    is: 'yes',
    because: ['a + in-time', 'b - late'],
  },
  {
    rule: 'written and pushed at night is in time',
    facts: { mainline: { checkIns: [checkIn('a', '23 23:50', '24 00:10')] } },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a holiday gives a day more',
    facts: { mainline: { checkIns: [checkIn('a', '23 15:00', '25 15:00')] } },
    rules: { calendar: { holidays: ['2026-03-24'] } },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a day is that of the team: over midnight in UTC it is one morning in Seoul',
    facts: { mainline: { checkIns: [checkIn('a', '23 23:00', '24 02:00')] } },
    rules: seoul,
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a day is that of the team: Friday evening in UTC is Saturday in Seoul',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '20 16:00', '23 09:00'),
          checkIn('b', '20 16:00', '24 00:01'),
        ],
      },
    },
    rules: seoul,
    is: 'yes',
    because: ['a + in-time', 'b - late'],
  },
  {
    rule: 'a clock that is ahead is not believed: nothing is written after it arrived',
    facts: { mainline: { checkIns: [checkIn('a', '26 10:00', '23 10:00')] } },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a commit without an author date can not be told',
    facts: { mainline: { checkIns: [checkIn('a', undefined, '23 10:00')] } },
    is: 'yes',
    because: ['a ? no-author-date'],
  },
  {
    rule: 'what was written before the window is passed over',
    facts: { mainline: { checkIns: [checkIn('a', '2 10:00', '23 10:00')] } },
    rules: { daily: { windowDays: 14 } },
    is: 'yes',
    because: ['a o written-before-window'],
  },
  {
    rule: 'what arrived before the window is not listed',
    facts: { mainline: { checkIns: [checkIn('a', '2 10:00', '3 10:00')] } },
    rules: { daily: { windowDays: 14 } },
    is: 'yes',
  },

  // squash, merge, rebase
  {
    rule: 'a squash counts each commit of its pull request by the date on the branch',
    facts: {
      mainline: {
        checkIns: [
          checkIn('s', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
        ],
      },
      mergedPullRequests: [
        pullRequest(1, 's', '25 10:00', [
          commit('a', '23 10:00'),
          commit('b', '25 09:00'),
        ]),
      ],
    },
    is: 'yes',
    because: ['a - late', 'b + in-time', 's o merged-pull-request'],
  },
  {
    rule: 'a squash whose pull request was not read can not be told: its date is that of the merge',
    facts: {
      ...unread,
      openBranches: [],
      mainline: {
        checkIns: [
          checkIn('s', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
          checkIn('t', '25 11:00', '25 11:00', { reachedBy: 'pr_merge' }),
        ],
      },
    },
    is: 'not-enough-data',
    because: ['s ? pull-request-not-read', 't ? pull-request-not-read'],
    turns: ['read-pull-requests', 2],
    missing: ['pull-requests'],
  },
  {
    rule: 'what can not be told does not stand in the way of what is sure',
    facts: {
      ...unread,
      openBranches: [],
      mainline: {
        checkIns: [
          checkIn('s', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
        ],
      },
    },
    is: 'yes',
    because: ['s ? pull-request-not-read'],
    missing: ['pull-requests'],
  },
  {
    rule: 'a merge commit is written by nobody; the commits that it brings count',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '25 10:00', {
            reachedBy: 'pr_merge',
            pushIndex: 1,
          }),
          checkIn('m', '25 10:00', '25 10:00', {
            reachedBy: 'pr_merge',
            message: 'Merge pull request #1 from acme/f',
          }),
        ],
      },
      mergedPullRequests: [
        pullRequest(1, 'm', '25 10:00', [commit('a', '23 10:00')]),
      ],
    },
    is: 'yes',
    because: ['a - late', 'm o merged-pull-request'],
  },
  {
    rule: 'commits below a merge have their own dates, even if its pull request was not read',
    facts: {
      mergedPullRequests: undefined,
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '25 10:00', {
            reachedBy: 'pr_merge',
            pushIndex: 1,
          }),
          checkIn('m', '25 10:00', '25 10:00', {
            reachedBy: 'pr_merge',
            message: 'Merge pull request #1 from acme/f',
          }),
        ],
      },
    },
    is: 'yes',
    because: ['a - late', 'm o merge-commit'],
    missing: ['pull-requests'],
  },
  {
    rule: 'the head of a merge of several can not be told without its pull request: a merge may have any message',
    facts: {
      mergedPullRequests: undefined,
      mainline: {
        checkIns: [
          checkIn('a', '25 09:00', '25 10:00', {
            reachedBy: 'pr_merge',
            pushIndex: 1,
          }),
          checkIn('b', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
        ],
      },
    },
    is: 'yes',
    because: ['a + in-time', 'b ? pull-request-not-read'],
    missing: ['pull-requests'],
  },
  {
    rule: 'a rebase keeps the dates under other names: each commit counts once',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a2', '23 10:00', '25 10:00', {
            reachedBy: 'pr_merge',
            pushIndex: 1,
          }),
          checkIn('b2', '25 09:00', '25 10:00', { reachedBy: 'pr_merge' }),
        ],
      },
      mergedPullRequests: [
        pullRequest(1, 'b2', '25 10:00', [
          commit('a', '23 10:00'),
          commit('b', '25 09:00'),
        ]),
      ],
    },
    is: 'yes',
    because: [
      'a - late',
      'a2 o merged-pull-request',
      'b + in-time',
      'b2 o merged-pull-request',
    ],
  },
  {
    rule: 'a merge of mainline into the branch is written by nobody',
    facts: {
      mainline: {
        checkIns: [
          checkIn('s', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
        ],
      },
      mergedPullRequests: [
        pullRequest(1, 's', '25 10:00', [
          commit('a', '25 09:00'),
          commit('x', '23 10:00', { parents: 2 }),
        ]),
      ],
    },
    is: 'yes',
    because: ['a + in-time', 's o merged-pull-request', 'x o merge-commit'],
  },
  {
    rule: 'a commit of two stacked pull requests counts once, by its first arrival',
    facts: {
      mainline: {
        checkIns: [
          checkIn('s', '23 11:00', '23 11:00', { reachedBy: 'pr_merge' }),
          checkIn('t', '26 11:00', '26 11:00', { reachedBy: 'pr_merge' }),
        ],
      },
      mergedPullRequests: [
        pullRequest(2, 't', '26 11:00', [
          commit('a', '23 10:00'),
          commit('b', '26 10:00'),
        ]),
        pullRequest(1, 's', '23 11:00', [commit('a', '23 10:00')]),
      ],
    },
    is: 'yes',
    because: [
      'a + in-time',
      'b + in-time',
      's o merged-pull-request',
      't o merged-pull-request',
    ],
  },
  {
    rule: 'a commit of a merge queue can not be told without its pull request',
    facts: {
      mergedPullRequests: undefined,
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '23 11:00', {
            reachedBy: 'merge_queue_merge',
            pushIndex: 1,
          }),
        ],
      },
    },
    is: 'yes',
    because: ['a ? pull-request-not-read'],
    missing: ['pull-requests'],
  },
  {
    rule: 'a commit that only its dates or its build tell of can not be told',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '23 10:00', { reachedBy: undefined }),
          checkIn('b', '23 10:00', '23 10:00', { reachedBy: 'run' }),
        ],
      },
    },
    prompt: 8,
    is: 'yes',
    because: ['a ? arrival-not-told', 'b ? arrival-not-told'],
  },

  // reverts, bots, force-push, release branches
  {
    rule: 'a revert is a commit like any other',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '23 10:05', { message: 'Revert "x"' }),
        ],
      },
    },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'bots do not count, neither for nor against',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '17 10:00', '25 10:00', { author: 'renovate[bot]' }),
          checkIn('b', '25 10:00', '25 10:00', { author: 'Dependabot' }),
        ],
      },
      openBranches: [
        branch('bump', [commit('c', '17 10:00', { authorIsBot: true })]),
      ],
    },
    is: 'yes',
    because: ['a o bot', 'b o bot', 'c o bot'],
  },
  {
    rule: 'bots alone are dormant',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '25 10:00', '25 10:00', { author: 'renovate[bot]' }),
        ],
      },
    },
    prompt: 0,
    is: 'dormant, not-enough-data',
    because: ['a o bot'],
  },
  {
    rule: 'people may be called like robots',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '23 10:00', { author: 'Talbot Botha' }),
        ],
      },
    },
    is: 'yes',
    because: ['a + in-time'],
  },
  {
    rule: 'a force-push that writes history anew does not bring it a second time',
    facts: {
      mainline: {
        checkIns: [
          checkIn('a', '17 10:00', '17 10:05'),
          checkIn('a2', '17 10:00', '25 10:00', { reachedBy: 'force_push' }),
          checkIn('b', '25 09:00', '25 10:00', { reachedBy: 'force_push' }),
        ],
      },
    },
    is: 'yes',
    because: ['a + in-time', 'a2 o rewritten', 'b + in-time'],
  },
  {
    rule: 'a branch that was force-pushed keeps the dates of its authors',
    facts: {
      openBranches: [branch('f', [commit('a2', '25 10:00')])],
    },
    is: 'yes',
    because: ['a2 - not-on-mainline', 'branch f + young-branch'],
  },
  {
    rule: 'work for a release branch does not count',
    facts: {
      mergedPullRequests: [
        pullRequest(1, 's', '25 10:00', [commit('a', '17 10:00')], 'release/2'),
      ],
      openBranches: [
        branch('release/2', [commit('b', '9 10:00')]),
        branch('1.x', [commit('c', '9 10:00')]),
      ],
    },
    is: 'yes',
    because: [
      'b o release-branch',
      'branch 1.x o release-branch',
      'branch release/2 o release-branch',
      'c o release-branch',
    ],
  },

  // branches
  {
    rule: 'a branch with work older than three working days: no',
    facts: {
      openBranches: [
        branch('f', [commit('a', '23 10:00'), commit('b', '27 11:00')]),
      ],
    },
    is: 'no',
    because: ['a - not-on-mainline', 'b o not-due', 'branch f - old-branch'],
    turns: ['merge-old-branches', 1],
  },
  {
    rule: 'three working days are not older than three',
    facts: { openBranches: [branch('f', [commit('a', '24 12:00')])] },
    is: 'yes',
    because: ['a - not-on-mainline', 'branch f + young-branch'],
  },
  {
    rule: 'weekends do not age a branch',
    facts: { openBranches: [branch('f', [commit('a', '20 17:00')])] },
    rules: { daily: { branchWorkingDays: 5 } },
    is: 'yes',
    because: ['a - not-on-mainline', 'branch f + young-branch'],
  },
  {
    rule: 'a branch that nobody wrote on for a month is given up',
    facts: {
      openBranches: [
        branch('f', [
          { sha: 'a', author: 'Ada', authoredAt: '2026-01-05T10:00:00.000Z' },
        ]),
      ],
    },
    is: 'yes',
    because: ['branch f o abandoned-branch'],
  },
  {
    rule: 'a branch that was squashed and not deleted holds no work',
    facts: {
      mainline: {
        checkIns: [
          checkIn('s', '17 11:00', '17 11:00', { reachedBy: 'pr_merge' }),
        ],
      },
      mergedPullRequests: [
        pullRequest(1, 's', '17 11:00', [commit('a', '17 10:00')]),
      ],
      openBranches: [branch('f', [commit('a', '17 10:00')])],
    },
    is: 'yes',
    because: ['a + in-time', 's o merged-pull-request'],
  },
  {
    rule: 'without branches there is no yes',
    facts: { openBranches: undefined },
    is: 'not-enough-data',
    turns: ['read-open-branches'],
    missing: ['open-branches'],
  },
  {
    rule: 'without branches there can be a no',
    facts: { ...unread, mainline: { checkIns: late(5) } },
    is: 'no',
    because: ifLate(5),
    missing: ['pull-requests', 'open-branches'],
  },

  // monorepo
  {
    rule: 'in a monorepo only commits in the folder count',
    facts: {
      isServicePath: path => path.startsWith('shop/'),
      changedPaths: [
        { repositoryId: 'r', sha: 'a', paths: ['shop/x.ts'] },
        { repositoryId: 'r', sha: 'b', paths: ['mail/x.ts'] },
        ...prompt(5).map(({ sha }) => ({
          repositoryId: 'r',
          sha,
          paths: ['shop/x.ts', 'mail/x.ts'],
        })),
      ],
      mainline: {
        checkIns: [
          checkIn('a', '23 10:00', '23 10:05'),
          checkIn('b', '23 10:00', '25 10:00'),
          checkIn('c', '23 10:00', '23 10:05'),
        ],
      },
      openBranches: [branch('f', [commit('d', '23 10:00')])],
    },
    prompt: 5,
    is: 'not-enough-data',
    because: [
      'a + in-time',
      'b o other-folder',
      'branch f ? paths-not-read',
      'c ? paths-not-read',
      'd ? paths-not-read',
    ],
    missing: ['changed-paths'],
  },

  // set aside
  {
    rule: 'what was set aside does not count, and is listed',
    facts: {
      mainline: { checkIns: late(1) },
      openBranches: [branch('f', [commit('a', '17 10:00')])],
      setAsides: ['commit:l0', 'commit:a', 'branch:f', 'commit:gone'].map(
        evidenceId => ({
          evidenceId,
          reason: 'A spike',
          by: 'user:default/ada',
          at: now,
        }),
      ),
    },
    is: 'yes',
    because: ['a o set-aside', 'branch f o set-aside', 'l0 o set-aside'],
  },
];

describe('do we check in to mainline at least once a day', () => {
  it.each(cases)('$rule', each => {
    const facts = factsOf(each.facts);
    facts.mainline.checkIns = [
      ...facts.mainline.checkIns,
      ...prompt(each.prompt ?? 5),
    ];
    const { daily } = selfCheck(facts, rulesOf(each.rules ?? {}), now);
    expect({
      is: daily.dormant ? `dormant, ${daily.answer}` : daily.answer,
      because: inWords(daily.evidence),
      missing: daily.missing,
    }).toEqual({
      is: each.is,
      because: each.because ?? [],
      missing: each.missing ?? [],
    });
    expect(daily.wouldTurn).toMatchObject(turn(each.turns));
  });

  it('says the share, its bounds and the median in working time', () => {
    const { daily } = selfCheck(
      factsOf({
        mainline: {
          checkIns: [
            ...prompt(3),
            checkIn('a', '23 10:00', '25 10:00'),
            checkIn('b', '24 10:00', '24 10:00', { reachedBy: 'pr_merge' }),
          ],
        },
      }),
      rulesOf({}),
      now,
    );
    expect(daily.figures).toEqual({
      countedFor: 3,
      countedAgainst: 1,
      cannotTell: 1,
      share: 0.75,
      shareAtLeast: 0.6,
      shareAtMost: 0.8,
      medianWorkingMs: 60 * 60_000,
      oldBranches: 0,
    });
    expect(daily.window).toEqual({
      days: 30,
      from: '2026-02-25T12:00:00.000Z',
      to: now,
    });
  });

  it('begins its window where facts begin', () => {
    const { daily } = selfCheck(
      factsOf({ knownSince: time('10 00:00') }),
      rulesOf({}),
      now,
    );
    expect(daily.window).toEqual({ days: 30, from: time('10 00:00'), to: now });
  });

  it('lists nothing as later than the answer, whatever a clock said', () => {
    const { daily } = selfCheck(
      factsOf({ openBranches: [branch('f', [commit('a', '29 10:00')])] }),
      rulesOf({}),
      now,
    );
    expect(daily.evidence.map(each => each.at)).toEqual([now, now]);
  });

  it('keeps who set something aside, why, and what it would have been', () => {
    const setAside = {
      evidenceId: 'commit:l0',
      reason: 'A spike',
      by: 'user:default/ada',
      at: now,
    };
    const { daily } = selfCheck(
      factsOf({ mainline: { checkIns: late(1) }, setAsides: [setAside] }),
      rulesOf({}),
      now,
    );
    expect(daily.evidence).toMatchObject([
      { id: 'commit:l0', setAside: { ...setAside, was: 'counts-against' } },
    ]);
  });

  it('names a commit, its pull request and its check-in, and no author', () => {
    const { daily } = selfCheck(
      factsOf({
        mainline: {
          checkIns: [
            checkIn('s', '25 10:00', '25 10:00', { reachedBy: 'pr_merge' }),
          ],
        },
        mergedPullRequests: [
          pullRequest(7, 's', '25 10:00', [commit('a', '25 09:00')]),
        ],
      }),
      rulesOf({}),
      now,
    );
    expect(daily.evidence.find(({ id }) => id === 'commit:a')).toEqual({
      id: 'commit:a',
      subject: { kind: 'commit', sha: 'a', checkIn: 's', pullRequest: 7 },
      verdict: 'counts-for',
      reason: 'in-time',
      at: time('25 10:00'),
      workingMs: 3_600_000,
    });
    expect(JSON.stringify(daily)).not.toContain('Ada');
  });
});
