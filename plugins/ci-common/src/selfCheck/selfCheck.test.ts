import fc from 'fast-check';
import {
  branch,
  checkIn,
  commit,
  factsOf,
  job,
  now,
  pullRequest,
  report,
  rulesOf,
  run,
} from './__testUtils__/facts';
import { selfCheck } from './selfCheck';
import type { SelfCheck } from './SelfCheckAnswer';
import type { SelfCheckFacts } from './SelfCheckFacts';
import { defaultSelfCheckRules } from './SelfCheckRules';
import type { SelfCheckRules } from './SelfCheckRules';

const rules = rulesOf({
  daily: { minCommits: 2 },
  tested: { minCheckIns: 2 },
  fixing: { minBuilds: 2 },
});

const clock = fc
  .tuple(fc.integer({ min: 2, max: 26 }), fc.nat(23), fc.nat(59))
  .map(([day, hour, minute]) => {
    const [hh, mm] = [hour, minute].map(each => String(each).padStart(2, '0'));
    return `${day} ${hh}:${mm}`;
  });

/** Check-ins named c0, c1, …, some built, some tested, some by pull request; and branches with waiting work. */
const histories: fc.Arbitrary<SelfCheckFacts> = fc
  .record({
    commits: fc.array(
      fc.record({
        written: clock,
        reached: clock,
        by: fc.constantFrom(
          'push',
          'push',
          'pr_merge',
          'force_push',
          undefined,
        ),
        word: fc.constantFrom(
          'success',
          'success',
          'failure',
          'cancelled',
          undefined,
        ),
        reRun: fc.constantFrom('success', 'failure', undefined),
        test: fc.constantFrom(
          'success',
          'success',
          'skipped',
          'none',
          undefined,
        ),
        pulled: fc.boolean(),
        paths: fc.constantFrom<string[] | undefined>(
          ['x.ts'],
          ['README.md'],
          undefined,
        ),
        reported: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    waiting: fc.array(fc.tuple(clock, clock), { maxLength: 3 }),
    readPullRequests: fc.boolean(),
    readBranches: fc.boolean(),
  })
  .map(({ commits, waiting, readPullRequests, readBranches }) => {
    const facts = factsOf({
      mergedPullRequests: readPullRequests ? [] : undefined,
      openBranches: readBranches
        ? waiting.map((dates, index) =>
            branch(
              `f${index}`,
              dates.map((date, place) => commit(`w${index}${place}`, date)),
            ),
          )
        : undefined,
      testReports: [],
      changedPaths: [],
    });
    commits.forEach((each, index) => {
      const sha = `c${index}`;
      facts.mainline.checkIns.push(
        checkIn(sha, each.written, each.reached, {
          reachedBy: each.by,
          treeId: `t${index}`,
        }),
      );
      const attempts = each.word
        ? [each.word, ...(each.reRun ? [each.reRun] : [])]
        : [];
      attempts.forEach((word, place) => {
        const of = run(sha, word, each.reached, `27 0${place}:00`, {
          attempt: place + 1,
          treeId: `t${index}`,
        });
        if (place === 0) of.updatedAt = of.createdAt;
        facts.mainline.runs.push(of);
        if (each.test === 'none') facts.jobs.push(job(of, 'build', word));
        else if (each.test) facts.jobs.push(job(of, 'test', each.test));
      });
      if (each.pulled) {
        facts.mergedPullRequests?.push(
          pullRequest(index, sha, each.reached, [
            commit(`${sha}-1`, each.written),
          ]),
        );
      }
      if (each.paths) {
        const { paths } = each;
        facts.changedPaths?.push({ repositoryId: 'r', sha, paths });
      }
      if (each.reported) facts.testReports?.push(report(sha, each.reached));
    });
    return facts;
  });

const shuffled = <T>(items: T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray(items, {
    minLength: items.length,
    maxLength: items.length,
  });

const answersOf = ({ daily, tested, fixing }: SelfCheck) =>
  [daily, tested, fixing].map(({ answer, dormant }) => ({ answer, dormant }));

describe('selfCheck', () => {
  it('does not depend on the order in which facts come', () => {
    fc.assert(
      fc.property(
        histories.chain(facts =>
          fc.record({
            facts: fc.constant(facts),
            checkIns: shuffled(facts.mainline.checkIns),
            runs: shuffled(facts.mainline.runs),
            jobs: shuffled(facts.jobs),
            openBranches: shuffled(facts.openBranches ?? []),
            mergedPullRequests: shuffled(facts.mergedPullRequests ?? []),
            testReports: shuffled(facts.testReports ?? []),
            changedPaths: shuffled(facts.changedPaths ?? []),
          }),
        ),
        ({ facts, checkIns, runs, ...rest }) => {
          const mixed = {
            ...facts,
            ...rest,
            openBranches: facts.openBranches && rest.openBranches,
            mergedPullRequests:
              facts.mergedPullRequests && rest.mergedPullRequests,
            mainline: { ...facts.mainline, checkIns, runs },
          };
          expect(selfCheck(mixed, rules, now)).toEqual(
            selfCheck(facts, rules, now),
          );
        },
      ),
    );
  });

  it('leaves the facts as they are', () => {
    fc.assert(
      fc.property(histories, facts => {
        const before = structuredClone(facts);
        selfCheck(facts, rules, now);
        expect(facts).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  it('is never changed by the commit of a bot, on mainline or on a branch', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(fc.tuple(clock, clock), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('push', 'pr_merge', 'force_push', undefined),
        (facts, dates, reachedBy) => {
          const author = 'renovate[bot]';
          const withBots = {
            ...facts,
            openBranches: facts.openBranches && [
              ...facts.openBranches,
              branch(
                'bump',
                dates.map(([written], index) =>
                  commit(`bb${index}`, written, { author }),
                ),
              ),
            ],
            mainline: {
              ...facts.mainline,
              checkIns: [
                ...facts.mainline.checkIns,
                ...dates.map(([written, reached], index) => {
                  const each = checkIn(`b${index}`, written, reached, {
                    author,
                    reachedBy,
                  });
                  // A push of its own: one that brings people's commits is theirs.
                  each.reachedMainlineAt = each.reachedMainlineAt.replace(
                    '00.000Z',
                    '30.000Z',
                  );
                  return each;
                }),
              ],
            },
          };
          expect(answersOf(selfCheck(withBots, rules, now))).toEqual(
            answersOf(selfCheck(facts, rules, now)),
          );
        },
      ),
    );
  });

  it('is never changed by what happens on another branch', () => {
    fc.assert(
      fc.property(
        histories,
        fc.array(
          fc.record({
            at: clock,
            word: fc.constantFrom('success', 'failure', 'in_progress'),
            event: fc.constantFrom('push', 'pull_request', 'schedule'),
            workflowId: fc.constantFrom('ci', 'other'),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (facts, others) => {
          const runs = others.map((each, index) =>
            run(`o${index}`, each.word, each.at, each.at, {
              event: each.event,
              branch: 'release/1',
              treeId: `ot${index}`,
              workflowId: each.workflowId,
            }),
          );
          const added: SelfCheckFacts = {
            ...facts,
            jobs: [
              ...facts.jobs,
              ...runs.map(each => job(each, 'test', 'success')),
            ],
            mergedPullRequests: facts.mergedPullRequests && [
              ...facts.mergedPullRequests,
              pullRequest(
                99,
                'o0',
                '26 10:00',
                [commit('o1', '3 10:00')],
                'release/1',
              ),
            ],
            openBranches: facts.openBranches && [
              ...facts.openBranches,
              branch('release/1', [commit('o2', '10 10:00')]),
            ],
            testReports: [
              ...(facts.testReports ?? []),
              report('o0', '26 10:00'),
            ],
            changedPaths: [
              ...(facts.changedPaths ?? []),
              { repositoryId: 'r', sha: 'o0', paths: ['x.ts'] },
            ],
            mainline: {
              ...facts.mainline,
              runs: [...facts.mainline.runs, ...runs],
            },
          };
          expect(answersOf(selfCheck(added, rules, now))).toEqual(
            answersOf(selfCheck(facts, rules, now)),
          );
        },
      ),
    );
  });

  it('never turns a no into a yes as more is asked for', () => {
    const stricter = fc.record({
      dailyShare: fc.nat(20).map(percent => percent / 100),
      minCommits: fc.nat(3),
      days: fc.constantFrom(1, 0.5, 0.1),
      testedShare: fc.nat(5).map(percent => percent / 100),
      minCheckIns: fc.nat(3),
      fix: fc.constantFrom(1, 0.5, 0.01),
      flaky: fc.constantFrom(1, 0.5, 0),
      minBuilds: fc.nat(5),
      stayed: fc.constantFrom(1, 0.5, 0),
    });
    fc.assert(
      fc.property(histories, stricter, (facts, by) => {
        const strict: SelfCheckRules = {
          ...rules,
          daily: {
            ...rules.daily,
            yesFromShare: rules.daily.yesFromShare + by.dailyShare,
            minCommits: rules.daily.minCommits + by.minCommits,
            withinWorkingDays: rules.daily.withinWorkingDays * by.days,
            branchWorkingDays: rules.daily.branchWorkingDays * by.days,
          },
          tested: {
            ...rules.tested,
            yesFromShare: rules.tested.yesFromShare + by.testedShare,
            minCheckIns: rules.tested.minCheckIns + by.minCheckIns,
          },
          fixing: {
            ...rules.fixing,
            fixWithinMs: rules.fixing.fixWithinMs * by.fix,
            maxFlakyShare: rules.fixing.maxFlakyShare * by.flaky,
            minBuilds: rules.fixing.minBuilds + by.minBuilds,
            stayedAfterDayMs: rules.fixing.stayedAfterDayMs * by.stayed,
          },
        };
        const [before, after] = [rules, strict].map(each =>
          selfCheck(facts, each, now),
        );
        for (const question of ['daily', 'tested', 'fixing'] as const) {
          expect([before[question].answer, after[question].answer]).not.toEqual(
            ['no', 'yes'],
          );
        }
      }),
    );
  });

  it('answers no question before facts are complete, whatever there is', () => {
    fc.assert(
      fc.property(histories, facts => {
        const { daily, tested, fixing } = selfCheck(
          { ...facts, completeUpTo: undefined },
          rules,
          now,
        );
        for (const each of [daily, tested, fixing]) {
          expect(each.answer).toBe('not-enough-data');
          expect(each.wouldTurn).toEqual({ to: 'yes', code: 'read-all-facts' });
          expect(each.missing).toContain('complete-facts');
        }
      }),
    );
  });

  it('keeps its answer, or gives none, where some evidence was not read', () => {
    fc.assert(
      fc.property(histories, facts => {
        const whole = selfCheck(facts, rules, now);
        const part = selfCheck(
          { ...facts, mergedPullRequests: undefined, openBranches: undefined },
          rules,
          now,
        );
        expect(part.daily.answer).not.toBe('yes');
        // Jobs that were not read can't turn a no into a yes, nor a yes into a no.
        const unread = selfCheck({ ...facts, jobs: [] }, rules, now);
        expect(['not-enough-data', whole.tested.answer]).toContain(
          unread.tested.answer,
        );
      }),
    );
  });

  it('gives every piece of evidence a name of its own', () => {
    fc.assert(
      fc.property(histories, facts => {
        const { daily, tested, fixing } = selfCheck(facts, rules, now);
        const ids = [daily, tested, fixing].flatMap(each =>
          each.evidence.map(({ id }) => id),
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('answers for the instant that facts are complete up to, and never for later', () => {
    const facts = factsOf({ completeUpTo: '2026-03-26T10:00:00.000Z' });
    expect(selfCheck(facts, rules, now).at).toBe('2026-03-26T10:00:00.000Z');
    expect(
      selfCheck(
        { ...facts, completeUpTo: '2026-04-01T00:00:00.000Z' },
        rules,
        now,
      ).at,
    ).toBe(now);
  });

  it('refuses rules that can not be used, by their name', () => {
    const wrong: Array<[SelfCheckRules, RegExp]> = [
      [{ ...rules, bots: ['('] }, /bots.*'\('/],
      [
        rulesOf({ daily: { releaseBranches: ['['] } }),
        /daily\.releaseBranches/,
      ],
      [rulesOf({ tested: { documents: ['*'] } }), /tested\.documents/],
      [rulesOf({ calendar: { timeZone: 'Nowhere' } }), /timeZone/],
    ];
    for (const [each, sentence] of wrong) {
      expect(() => selfCheck(factsOf(), each, now)).toThrow(sentence);
    }
  });

  it('has the defaults that docs/self-check.md tells', () => {
    expect(defaultSelfCheckRules).toMatchObject({
      calendar: {
        timeZone: 'UTC',
        workingDays: [1, 2, 3, 4, 5],
        from: '09:00',
        until: '18:00',
      },
      daily: {
        windowDays: 30,
        withinWorkingDays: 1,
        yesFromShare: 0.8,
        minCommits: 5,
        branchWorkingDays: 3,
      },
      tested: { windowDays: 30, yesFromShare: 0.95 },
      fixing: {
        windowDays: 90,
        fixWithinMs: 3_600_000,
        adviceMs: 600_000,
        maxFlakyShare: 0.2,
        minBuilds: 20,
      },
    });
  });
});
