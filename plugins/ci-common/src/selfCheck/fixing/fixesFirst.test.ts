import type { CheckInFact, RunFact, WorkflowFact } from '../../facts';
import type { WouldTurnCode } from '../codes';
import { selfCheck } from '../selfCheck';
import {
  branch,
  checkIn,
  commit,
  factsOf,
  inWords,
  now,
  rulesOf,
  turn,
  run,
  time,
} from '../__testUtils__/facts';

/**
 * A history in words. `a 23 10:00 failure` is a check-in of that minute and its build's word at that same minute; `a2` is the
 * second attempt of `a`. Options: `ci=` workflow, `event=`, `branch=`, `message=`.
 */
interface Case {
  rule: string;
  builds: string[];
  /** So many green mainline builds before it all. */
  green?: number;
  facts?: Omit<NonNullable<Parameters<typeof factsOf>[0]>, 'mainline'>;
  workflows?: Record<string, string>;
  rules?: Parameters<typeof rulesOf>[0];
  is: 'yes' | 'no' | 'not-enough-data';
  because?: string[];
  turns?: [WouldTurnCode, number?];
}

const fixedSoon = ['x 16 10:00 failure', 'y 16 10:10 success'];
const andSoon = 'ci x + fixed';
const seoul = { calendar: { timeZone: 'Asia/Seoul' } };
const setAside = (evidenceId: string) => ({
  evidenceId,
  reason: 'GitHub was down',
  by: 'user:default/ada',
  at: now,
});

const cases: Case[] = [
  // never red
  { rule: 'never red in twenty builds: yes', builds: [], green: 20, is: 'yes' },
  {
    rule: 'never red in nineteen builds is not enough data',
    builds: [],
    green: 19,
    is: 'not-enough-data',
    turns: ['more-builds', 1],
  },
  {
    rule: 'no build at all is not enough data',
    builds: [],
    is: 'not-enough-data',
    turns: ['more-builds', 20],
  },
  {
    rule: 'while facts are being read nothing is answered',
    builds: [],
    green: 20,
    facts: { completeUpTo: undefined },
    is: 'not-enough-data',
    turns: ['read-all-facts'],
  },

  // how long
  {
    rule: 'fixed within the hour: yes',
    builds: ['a 23 10:00 failure', 'b 23 11:00 success'],
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'a minute more: no',
    builds: ['a 23 10:00 failure', 'b 23 11:01 success'],
    is: 'no',
    because: ['ci a - fixed-late'],
    turns: ['fix-faster'],
  },
  {
    rule: 'the median decides, not the worst',
    builds: [
      ...fixedSoon,
      'a 23 10:00 failure',
      'b 23 10:10 success',
      'c 24 10:00 failure',
      'd 24 16:00 success',
    ],
    is: 'yes',
    because: ['ci a + fixed', 'ci c - fixed-late', andSoon],
  },
  {
    rule: 'a revert is a good fix',
    builds: ['a 23 10:00 failure', 'b 23 10:20 success message=Revert'],
    is: 'yes',
    because: ['ci a + fixed-by-revert'],
  },
  {
    rule: 'from the first red check-in, not the last',
    builds: ['a 23 10:00 failure', 'b 23 10:50 failure', 'c 23 11:20 success'],
    is: 'no',
    because: ['ci a - fixed-late'],
  },
  {
    rule: 'nights do not count: red late in the evening, fixed in the morning',
    builds: ['a 23 21:00 failure', 'b 24 09:30 success'],
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'weekends do not count',
    builds: ['a 21 10:00 failure', 'b 22 20:00 success'],
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'holidays do not count',
    builds: ['a 23 10:00 failure', 'b 24 09:30 success'],
    rules: { calendar: { holidays: ['2026-03-23'] } },
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'hours are those of the team: an afternoon in UTC is night in Seoul',
    builds: ['a 23 10:00 failure', 'b 23 17:00 success'],
    rules: seoul,
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'hours are those of the team: over midnight in UTC it is one morning in Seoul',
    builds: ['a 23 23:30 failure', 'b 24 02:30 success'],
    rules: seoul,
    is: 'no',
    because: ['ci a - fixed-late'],
  },

  // left over the end of a day
  {
    rule: 'left over the end of a working day: no, however soon in working time',
    builds: [...fixedSoon, 'a 23 17:50 failure', 'b 24 09:05 success'],
    is: 'no',
    because: ['ci a - left-over', andSoon],
    turns: ['no-red-left-over', 1],
  },
  {
    rule: 'who stays to fix it does not leave it',
    builds: ['a 23 17:50 failure', 'b 23 19:00 success'],
    is: 'yes',
    because: ['ci a + fixed'],
  },
  {
    rule: 'a minute more is left over',
    builds: ['a 23 17:50 failure', 'b 23 19:01 success'],
    is: 'no',
    because: ['ci a - left-over'],
  },
  {
    rule: 'left over a weekend is left over',
    builds: [...fixedSoon, 'a 20 17:50 failure', 'b 23 09:05 success'],
    is: 'no',
    because: ['ci a - left-over', andSoon],
  },
  {
    rule: 'the end of the day is that of the team',
    builds: [...fixedSoon, 'a 23 08:50 failure', 'b 23 10:30 success'],
    rules: seoul,
    is: 'no',
    because: ['ci a - left-over', 'ci x + fixed'],
  },
  {
    rule: 'the end of a day that is off does not matter',
    builds: ['a 20 17:50 failure', 'b 23 09:05 success'],
    rules: { calendar: { holidays: ['2026-03-20'] } },
    is: 'yes',
    because: ['ci a + fixed'],
  },

  // flaky
  {
    rule: 'one in five by a re-run is tolerated',
    builds: [
      ...fixedSoon,
      'a 23 10:00 failure',
      'b 23 10:10 success',
      'c 23 11:00 failure',
      'd 23 11:10 success',
      'e 23 12:00 failure',
      'f 23 12:10 success',
      'g 23 13:00 failure',
      'g2 23 13:10 success',
    ],
    is: 'yes',
    because: [
      'ci a + fixed',
      'ci c + fixed',
      'ci e + fixed',
      'ci g - flaky',
      andSoon,
    ],
  },
  {
    rule: 'one in four is not',
    builds: [
      ...fixedSoon,
      'a 23 10:00 failure',
      'b 23 10:10 success',
      'c 23 11:00 failure',
      'd 23 11:10 success',
      'g 23 13:00 failure',
      'g2 23 13:10 success',
    ],
    is: 'no',
    because: ['ci a + fixed', 'ci c + fixed', 'ci g - flaky', andSoon],
    turns: ['fewer-flaky', 1],
  },
  {
    rule: 'how long a flaky red lasted is not in the median',
    builds: [...fixedSoon, 'a 23 10:00 failure', 'a2 23 16:00 success'],
    rules: { fixing: { maxFlakyShare: 0.5 } },
    is: 'yes',
    because: ['ci a - flaky', andSoon],
  },
  {
    rule: 'a flaky red that was left over a day was left over',
    builds: [...fixedSoon, 'a 23 17:00 failure', 'a2 24 10:00 success'],
    rules: { fixing: { maxFlakyShare: 0.5 } },
    is: 'no',
    because: ['ci a - flaky', andSoon],
    turns: ['no-red-left-over', 1],
  },

  // red now
  {
    rule: 'red for half an hour: the clock runs, and nothing is judged',
    builds: [...fixedSoon, 'a 27 11:30 failure'],
    is: 'yes',
    because: ['ci a o just-red', andSoon],
  },
  {
    rule: 'red for longer than it should: counts with the time until now',
    builds: ['a 27 10:30 failure'],
    is: 'no',
    because: ['ci a - still-red'],
    turns: ['fix-what-is-red', 1],
  },
  {
    rule: 'red since yesterday was left over the end of a day',
    builds: [...fixedSoon, 'a 26 17:30 failure'],
    is: 'no',
    because: ['ci a - still-red', andSoon],
    turns: ['fix-what-is-red', 1],
  },
  {
    rule: 'red since the end of yesterday was left over, however short in working time',
    builds: ['a 26 17:50 failure'],
    facts: { completeUpTo: time('27 09:30') },
    is: 'no',
    because: ['ci a - still-red'],
    turns: ['fix-what-is-red', 1],
  },
  {
    rule: 'dormant and red is a no, even if it is only just red',
    builds: ['a 27 11:30 failure author=renovate[bot]'],
    is: 'no',
    because: ['ci a o just-red'],
    turns: ['fix-what-is-red', 1],
  },
  {
    rule: 'not dormant and just red is not enough data',
    builds: ['a 27 11:30 failure author=renovate[bot]'],
    facts: { openBranches: [branch('f', [commit('f', '27 10:00')])] },
    is: 'not-enough-data',
    because: ['ci a o just-red'],
  },

  // the window
  {
    rule: 'a red that began before the window and ended in it counts whole',
    builds: ['a 9 17:00 failure', 'b 20 10:00 success'],
    rules: { fixing: { windowDays: 10 } },
    is: 'no',
    because: ['ci a - left-over'],
  },
  {
    rule: 'a red that outlives the window counts',
    builds: ['a 9 17:00 failure'],
    rules: { fixing: { windowDays: 10 } },
    is: 'no',
    because: ['ci a - still-red'],
  },
  {
    rule: 'a red that ended before the window does not',
    builds: ['a 9 17:00 failure', 'b 10 10:00 success'],
    rules: { fixing: { windowDays: 10 } },
    is: 'not-enough-data',
  },
  {
    rule: 'builds before the window do not count either',
    builds: [],
    green: 20,
    rules: { fixing: { windowDays: 10 } },
    is: 'not-enough-data',
    turns: ['more-builds', 20],
  },

  // words
  ...['timed_out', 'startup_failure'].map(
    (word): Case => ({
      rule: `${word} is red`,
      builds: [`a 23 10:00 ${word}`, 'b 23 10:30 success'],
      is: 'yes',
      because: ['ci a + fixed'],
    }),
  ),
  ...[
    'cancelled',
    'skipped',
    'action_required',
    'neutral',
    'stale',
    'melted',
  ].map(
    (word): Case => ({
      rule: `${word} does not end a red`,
      builds: [
        'a 23 10:00 failure',
        `b 23 10:30 ${word}`,
        'c 23 12:00 success',
      ],
      is: 'no',
      because: ['ci a - fixed-late'],
    }),
  ),
  ...['cancelled', 'skipped', 'action_required'].map(
    (word): Case => ({
      rule: `${word} is no red`,
      builds: [`a 23 10:00 ${word}`],
      green: 20,
      is: 'yes',
    }),
  ),
  {
    rule: 'a re-run that was cancelled does not end a red',
    builds: [
      'a 23 10:00 failure',
      'a2 23 10:10 cancelled',
      'b 23 10:20 success',
    ],
    is: 'yes',
    because: ['ci a + fixed'],
  },

  // whose builds
  {
    rule: 'a release branch does not turn mainline red',
    builds: ['a 23 10:00 failure branch=release/2'],
    green: 20,
    is: 'yes',
  },
  {
    rule: 'a nightly run does not turn mainline red',
    builds: ['a 23 10:00 failure event=schedule'],
    green: 20,
    is: 'yes',
  },
  {
    rule: 'a red that a bot checked in is a red: people mend it',
    builds: ['a 23 10:00 failure author=renovate[bot]', 'b 23 12:00 success'],
    is: 'no',
    because: ['ci a - fixed-late'],
  },
  {
    rule: 'a force-push that takes the red back is a fix',
    builds: ['a 23 10:00 failure', 'b 23 10:20 success by=force_push'],
    is: 'yes',
    because: ['ci a + fixed'],
  },

  // workflows
  {
    rule: 'two workflows that one commit broke are one red, until the last is green',
    builds: [
      'a 23 10:00 failure',
      'a 23 10:05 failure ci=lint',
      'b 23 10:20 success ci=lint',
      'c 23 11:30 success',
    ],
    is: 'no',
    because: ['ci&lint a - fixed-late'],
  },
  {
    rule: 'two workflows that were red one after the other are two',
    builds: [
      'a 23 10:00 failure',
      'b 23 10:20 success',
      'b 23 10:40 failure ci=lint',
      'c 23 10:50 success ci=lint',
    ],
    is: 'yes',
    because: ['ci a + fixed', 'lint b + fixed'],
  },
  {
    rule: 'a red that ended by a fix of one and then a re-run of the other ended by the re-run',
    builds: [
      'a 23 10:00 failure',
      'a 23 10:00 failure ci=lint',
      'b 23 10:20 success ci=lint',
      'a2 23 10:30 success',
    ],
    is: 'no',
    because: ['ci&lint a - flaky'],
  },
  {
    rule: 'a workflow that was deleted while red drops out, and is listed',
    builds: [...fixedSoon, 'a 23 10:00 failure ci=old'],
    workflows: { old: 'deleted', ci: 'active' },
    is: 'yes',
    because: [andSoon, 'old a o workflow-gone'],
  },
  {
    rule: 'a workflow that was renamed keeps the times that it was red',
    builds: [
      'a 23 10:00 failure ci=old',
      'b 23 12:00 success ci=old',
      'c 24 10:00 success',
    ],
    workflows: { old: 'deleted', ci: 'active' },
    is: 'no',
    because: ['old a - fixed-late'],
  },
  {
    rule: 'a workflow that is disabled drops out',
    builds: [...fixedSoon, 'a 23 10:00 failure ci=old'],
    workflows: { old: 'disabled_manually', ci: 'active' },
    is: 'yes',
    because: [andSoon, 'old a o workflow-gone'],
  },

  // set aside
  {
    rule: 'a red that was set aside does not count, and is listed',
    builds: [...fixedSoon, 'a 23 10:00 failure', 'b 24 12:00 success'],
    facts: { setAsides: [setAside(`red:a@${time('23 10:00')}`)] },
    is: 'yes',
    because: ['ci a o set-aside', andSoon],
  },
  {
    rule: 'a red that was set aside is not held against the dormant',
    builds: ['a 27 11:30 failure author=renovate[bot]'],
    facts: { setAsides: [setAside(`red:a@${time('27 11:30')}`)] },
    is: 'not-enough-data',
    because: ['ci a o set-aside'],
  },
  {
    rule: 'a red now that was set aside is not held against them',
    builds: [...fixedSoon, 'a 25 10:00 failure'],
    facts: { setAsides: [setAside(`red:a@${time('25 10:00')}`)] },
    is: 'yes',
    because: ['ci a o set-aside', andSoon],
  },
  {
    rule: 'another red of the same check-in is not set aside with it',
    builds: [
      ...fixedSoon,
      'a 23 10:00 failure',
      'a2 23 10:05 success',
      'a3 23 11:00 failure',
      'b 23 11:05 success',
    ],
    facts: { setAsides: [setAside(`red:a@${time('23 10:00')}`)] },
    is: 'yes',
    because: ['ci a + fixed', 'ci a o set-aside', andSoon],
  },
];

describe('when the build breaks, is fixing it the first priority', () => {
  it.each(cases)('$rule', each => {
    const { fixing } = answerOf(each);
    expect({ is: fixing.answer, because: inWords(fixing.evidence) }).toEqual({
      is: each.is,
      because: each.because ?? [],
    });
    expect(fixing.wouldTurn).toMatchObject(turn(each.turns));
  });

  it('counts reds, fixes and flakes, with the median of the fixes and the running clock', () => {
    const { fixing } = answerOf({
      rule: '',
      builds: [
        ...fixedSoon,
        'a 23 10:00 failure',
        'b 23 10:30 success',
        'c 24 10:00 failure',
        'c2 24 10:30 success',
        'd 26 17:00 failure',
      ],
      is: 'no',
    });
    expect(fixing.figures).toEqual({
      builds: 6,
      reds: 4,
      fixed: 2,
      flaky: 1,
      flakyShare: 1 / 3,
      medianWorkingMs: 30 * 60_000,
      leftOver: 1,
      adviceMs: 10 * 60_000,
      redNow: {
        brokenBy: 'd',
        redAt: time('26 17:00'),
        workingMs: 4 * 3_600_000,
      },
    });
  });

  it('lists what was checked in while it was red, and who ended it', () => {
    const { fixing } = answerOf({
      rule: '',
      builds: [
        'a 23 10:00 failure',
        'b 23 10:10 failure',
        'c 23 10:20 cancelled',
        'd 23 10:30 success message=Revert',
        'e 23 10:40 success',
      ],
      is: 'yes',
    });
    expect(fixing.evidence.map(each => each.subject)).toEqual([
      {
        kind: 'red',
        workflowIds: ['ci'],
        brokenBy: 'a',
        redAt: time('23 10:00'),
        end: { by: 'd', at: time('23 10:30'), revert: true },
        meanwhile: ['b', 'c'],
        leftOver: false,
      },
    ]);
  });
});

function answerOf(each: Case) {
  const checkIns = new Map<string, CheckInFact>();
  const runs: RunFact[] = [];
  for (const words of [...greens(each.green ?? 0), ...each.builds]) {
    const [name, day, clock, word, ...options] = words.split(' ');
    const given = Object.fromEntries(options.map(option => option.split('=')));
    const [, sha, attempt = '1'] = /^([a-z]|p\d+-)(\d)?$/.exec(name) ?? [];
    const at = `${day} ${clock}`;
    if (!checkIns.has(sha)) {
      checkIns.set(
        sha,
        checkIn(sha, at, at, {
          message: given.message ?? sha,
          author: given.author ?? 'Ada',
          reachedBy: given.by ?? 'push',
        }),
      );
    }
    runs.push(
      run(sha, word, at, at, {
        workflowId: given.ci ?? 'ci',
        attempt: Number(attempt),
        event: given.event ?? 'push',
        branch: given.branch ?? 'main',
      }),
    );
  }
  const workflows = Object.entries(each.workflows ?? {}).map(
    ([id, state]): WorkflowFact => ({
      repositoryId: 'r',
      id,
      name: id,
      path: `.github/workflows/${id}.yml`,
      state,
    }),
  );
  return selfCheck(
    factsOf({
      ...each.facts,
      mainline: { checkIns: [...checkIns.values()], runs, workflows },
    }),
    rulesOf(each.rules ?? {}),
    now,
  );
}

function greens(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `p${index}- 9 10:${10 + index} success`,
  );
}
