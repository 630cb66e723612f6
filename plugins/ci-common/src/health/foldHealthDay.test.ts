import fc from 'fast-check';
import type { CheckInFact, RunFact } from '../facts';
import { mainlineDays, mainlineStanding, mainlineState } from '../mainline';
import type { MainlineFacts } from '../mainline';
import { mainlineReds } from '../selfCheck';
import { dailyFigures } from './dailyFigures';
import { emptyHealth, foldHealth, foldHealthDay } from './foldHealthDay';
import type { HealthCarry } from './HealthDay';

const hourMs = 60 * 60 * 1000;
const beginning = Date.parse('2026-03-01T20:00:00.000Z');

function at(hours: number): string {
  return new Date(beginning + hours * hourMs).toISOString();
}

function checkIn(sha: string, hours: number): CheckInFact {
  return {
    repositoryId: 'r',
    sha,
    message: sha,
    reachedMainlineAt: at(hours),
    pushIndex: 0,
  };
}

/** Made with its check-in, started two minutes later. */
function run(
  sha: string,
  made: number,
  takes: number,
  rest: Partial<RunFact> = {},
): RunFact {
  return {
    repositoryId: 'r',
    id: `${sha}-${rest.workflowId ?? 'ci'}`,
    attempt: 1,
    number: 1,
    workflowId: 'ci',
    event: 'push',
    branch: 'main',
    headSha: sha,
    status: 'completed',
    conclusion: 'success',
    url: '',
    createdAt: at(made),
    startedAt: at(made + 1 / 30),
    updatedAt: at(made + takes),
    ...rest,
  };
}

const red = { conclusion: 'failure' };

function factsOf(checkIns: CheckInFact[], runs: RunFact[]): MainlineFacts {
  return { defaultBranch: 'main', checkIns, workflows: [], runs };
}

const histories = fc
  .array(
    fc.record({
      hour: fc.nat(24 * 12),
      builds: fc.array(
        fc.record({
          workflow: fc.constantFrom('ci', 'lint'),
          conclusion: fc.constantFrom('success', 'failure', 'cancelled'),
          takes: fc.constantFrom(0.5, 5, 30, 200),
          attempt: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map(commits =>
    factsOf(
      commits.map(({ hour }, index) => checkIn(`s${index}`, hour)),
      commits.flatMap(({ hour, builds }, index) =>
        builds.map(({ workflow, conclusion, takes, attempt }) =>
          run(`s${index}`, hour, takes, {
            workflowId: workflow,
            conclusion,
            attempt,
          }),
        ),
      ),
    ),
  );

describe('foldHealthDay', () => {
  it('goes on from what was kept of any day as if it had seen all days before', () => {
    fc.assert(
      fc.property(histories, fc.nat(10), (facts, kept) => {
        let carry = emptyHealth;
        const days = mainlineDays(facts).map((day, index) => {
          if (index === kept) {
            carry = JSON.parse(JSON.stringify(carry)) as HealthCarry;
          }
          const folded = foldHealthDay(carry, day);
          carry = folded.carry;
          return folded.day;
        });
        expect(JSON.stringify({ carry, days })).toBe(
          JSON.stringify(foldHealth(facts)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('knows since when mainline is red, whichever workflows took turns, without the reds of before', () => {
    fc.assert(
      fc.property(histories, facts => {
        const { carry } = foldHealth(facts);
        const open = mainlineReds(mainlineState(facts).redIntervals).find(
          each => each.end === undefined,
        );
        expect(mainlineStanding(carry.mainline).redSince).toBe(open?.redAt);
      }),
      { numRuns: 500 },
    );
  });

  it('carries as much after a year as after a month', () => {
    const sizes = [30, 365].map(length => {
      const days = Array.from({ length }, (_, index) => index + 1000);
      const facts = factsOf(
        days.map(day => checkIn(`s${day}`, day * 24)),
        days.map(day => run(`s${day}`, day * 24, 1, day % 3 === 0 ? red : {})),
      );
      return JSON.stringify(foldHealth(facts).carry).length;
    });
    // The number of check-ins has a digit more.
    expect(Math.abs(sizes[1] - sizes[0])).toBeLessThan(20);
  });
});

describe('dailyFigures', () => {
  it('counts a check-in on the day it arrived and a verdict on the day it fell', () => {
    const { days } = foldHealth(
      factsOf(
        [checkIn('a', 0), checkIn('b', 1)],
        [run('a', 0, 5, red), run('b', 1, 30)],
      ),
    );
    expect(dailyFigures(days, '2026-03-01', '2026-03-03')).toEqual([
      { day: '2026-03-01', checkIns: 2, builds: 0, green: 0, flaky: 0 },
      {
        day: '2026-03-02',
        checkIns: 0,
        builds: 1,
        green: 0,
        flaky: 0,
        durationP50Ms: 5 * hourMs - 120_000,
        durationP95Ms: 5 * hourMs - 120_000,
        queueP50Ms: 120_000,
      },
      {
        day: '2026-03-03',
        checkIns: 0,
        builds: 1,
        green: 1,
        flaky: 0,
        durationP50Ms: 30 * hourMs - 120_000,
        durationP95Ms: 30 * hourMs - 120_000,
        queueP50Ms: 120_000,
        timeToFixMs: 26 * hourMs,
      },
    ]);
  });

  it('has no queue time of a re-run, whose run was made long before', () => {
    const { days } = foldHealth(
      factsOf(
        [checkIn('a', 0)],
        [
          run('a', 0, 1, red),
          run('a', 0, 60, { attempt: 2, startedAt: at(59) }),
        ],
      ),
    );
    const [day] = dailyFigures(days, '2026-03-04', '2026-03-04');
    expect(day).toMatchObject({ builds: 1, green: 1, flaky: 1 });
    expect(day.durationP50Ms).toBe(hourMs);
    expect(day.queueP50Ms).toBeUndefined();
  });
});
