import fc from 'fast-check';
import type { CheckInFact, RunFact, WorkflowFact } from '../facts';
import type { MainlineState } from './MainlineFacts';
import { mainlineState } from './mainlineState';

/**
 * A history in words. Check-ins are single letters in check-in order, one an hour: `a` reached mainline at 01:00, `b` at 02:00.
 * `c+d` is one push of two commits. A run reads `<check-in> <workflow> <status or conclusion> [key=value …]`; it was created
 * with its check-in and updated ten minutes later, unless `at=HH:MM` says otherwise.
 */
interface Case {
  rule: string;
  checkIns: string;
  runs: string[];
  /** Check-ins that mainline has left. */
  left?: string;
  workflows?: Record<string, string>;
  commitStage?: string[];
  /** `green|red|no-build [since HH:MM] [by x] [running] [+n]`: n check-ins since the one that broke it. */
  is: string;
  /** `<workflow> <brokenBy> HH:MM [fixed|flaky <by> HH:MM]` */
  red?: string[];
  unbuilt?: string;
  flaky?: string;
}

const cases: Case[] = [
  // what a state is
  {
    rule: 'nothing ran: no build',
    checkIns: 'a',
    runs: [],
    is: 'no-build',
    unbuilt: 'a',
  },
  {
    rule: 'no check-in and no run: no build',
    checkIns: '',
    runs: [],
    is: 'no-build',
  },
  {
    rule: 'a success is green',
    checkIns: 'a',
    runs: ['a ci success'],
    is: 'green since 01:10',
  },
  {
    rule: 'a failure is red',
    checkIns: 'a',
    runs: ['a ci failure'],
    is: 'red since 01:10 by a',
    red: ['ci a 01:10'],
  },
  {
    rule: 'timed_out is red',
    checkIns: 'a',
    runs: ['a ci timed_out'],
    is: 'red since 01:10 by a',
    red: ['ci a 01:10'],
  },
  {
    rule: 'startup_failure is red',
    checkIns: 'a',
    runs: ['a ci startup_failure'],
    is: 'red since 01:10 by a',
    red: ['ci a 01:10'],
  },
  {
    rule: 'cancelled says nothing',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci cancelled'],
    is: 'green since 01:10',
  },
  {
    rule: 'skipped says nothing',
    checkIns: 'ab',
    runs: ['a ci failure', 'b ci skipped'],
    is: 'red since 01:10 by a +1',
    red: ['ci a 01:10'],
  },
  {
    rule: 'neutral says nothing',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci neutral'],
    is: 'green since 01:10',
  },
  {
    rule: 'stale says nothing',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci stale'],
    is: 'green since 01:10',
  },
  {
    rule: 'action_required says nothing',
    checkIns: 'ab',
    runs: ['a ci failure', 'b ci action_required'],
    is: 'red since 01:10 by a +1',
    red: ['ci a 01:10'],
  },
  {
    rule: 'a word that is not known says nothing',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci melted'],
    is: 'green since 01:10',
  },
  {
    rule: 'only cancelled builds are no verdict',
    checkIns: 'a',
    runs: ['a ci cancelled'],
    is: 'no-build',
  },
  {
    rule: 'a status that is not known is no verdict and not running',
    checkIns: 'a',
    runs: ['a ci dreaming'],
    is: 'no-build',
  },

  // running stands beside the state
  {
    rule: 'running leaves green green',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci in_progress'],
    is: 'green since 01:10 running',
  },
  {
    rule: 'running leaves red red',
    checkIns: 'ab',
    runs: ['a ci failure', 'b ci in_progress'],
    is: 'red since 01:10 by a running +1',
    red: ['ci a 01:10'],
  },
  {
    rule: 'queued counts as running',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci queued'],
    is: 'green since 01:10 running',
  },
  {
    rule: 'the first build runs: no build yet',
    checkIns: 'a',
    runs: ['a ci in_progress'],
    is: 'no-build running',
  },
  {
    rule: 'a re-run on its way keeps the verdict of the attempt before',
    checkIns: 'a',
    runs: ['a ci failure', 'a ci in_progress attempt=2 at=02:00'],
    is: 'red since 01:10 by a running',
    red: ['ci a 01:10'],
  },

  // check-in order, not time of the verdict
  {
    rule: 'the newest check-in decides',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci failure'],
    is: 'red since 02:10 by b',
    red: ['ci b 02:10'],
  },
  {
    rule: 'a slow old failure does not redden a newer green',
    checkIns: 'ab',
    runs: ['a ci failure at=05:00', 'b ci success'],
    is: 'green since 02:10',
  },
  {
    rule: 'a slow old success does not green a newer red',
    checkIns: 'ab',
    runs: ['a ci success at=05:00', 'b ci failure'],
    is: 'red since 02:10 by b',
    red: ['ci b 02:10'],
  },
  {
    rule: 'red since the earliest verdict of the stretch, even of a newer check-in',
    checkIns: 'ab',
    runs: ['a ci failure at=05:00', 'b ci failure'],
    is: 'red since 02:10 by a +1',
    red: ['ci a 02:10'],
  },
  {
    rule: 'red since the first check-in without a later green',
    checkIns: 'abcd',
    runs: ['a ci success', 'b ci failure', 'c ci failure', 'd ci failure'],
    is: 'red since 02:10 by b +2',
    red: ['ci b 02:10'],
  },
  {
    rule: 'a green between two reds begins the red anew',
    checkIns: 'abc',
    runs: ['a ci failure', 'b ci success', 'c ci failure'],
    is: 'red since 03:10 by c',
    red: ['ci a 01:10 fixed b 02:10', 'ci c 03:10'],
  },
  {
    rule: 'a cancelled build inside a red stretch does not break it',
    checkIns: 'abc',
    runs: ['a ci failure', 'b ci cancelled', 'c ci failure'],
    is: 'red since 01:10 by a +2',
    red: ['ci a 01:10'],
  },
  {
    rule: 'a commit that only its run knows of takes the place of its run',
    checkIns: 'a',
    runs: ['a ci success', 'x ci failure created=01:30 at=01:40'],
    is: 'red since 01:40 by x',
    red: ['ci x 01:40'],
  },

  {
    rule: 'a check-in that mainline has left says nothing, nor do its builds',
    checkIns: 'abc',
    left: 'bc',
    runs: ['a ci success', 'b ci failure', 'c ci failure'],
    is: 'green since 01:10',
  },
  {
    rule: 'a green that mainline has left fixes nothing',
    checkIns: 'abc',
    left: 'b',
    runs: ['a ci failure', 'b ci success'],
    is: 'red since 01:10 by a +1',
    red: ['ci a 01:10'],
    unbuilt: 'c',
  },

  // the fix and the flake
  {
    rule: 'the fix is the check-in that turned it green',
    checkIns: 'abc',
    runs: ['a ci failure', 'b ci failure', 'c ci success'],
    is: 'green since 03:10',
    red: ['ci a 01:10 fixed c 03:10'],
  },
  {
    rule: 'a re-run that passed is flaky, not fixed',
    checkIns: 'a',
    runs: ['a ci failure', 'a ci success attempt=2 at=01:30'],
    is: 'green since 01:30',
    red: ['ci a 01:10 flaky a 01:30'],
    flaky: 'a',
  },
  {
    rule: 'a re-run that failed too keeps the red since the first',
    checkIns: 'a',
    runs: ['a ci failure', 'a ci failure attempt=2 at=01:30'],
    is: 'red since 01:10 by a',
    red: ['ci a 01:10'],
  },
  {
    rule: 'a re-run that failed after a pass is red since that re-run',
    checkIns: 'a',
    runs: ['a ci success', 'a ci failure attempt=2 at=01:30'],
    is: 'red since 01:30 by a',
    red: ['ci a 01:30'],
  },
  {
    rule: 'three attempts: failed, cancelled, passed is flaky',
    checkIns: 'a',
    runs: [
      'a ci failure',
      'a ci cancelled attempt=2 at=01:20',
      'a ci success attempt=3 at=01:30',
    ],
    is: 'green since 01:30',
    red: ['ci a 01:10 flaky a 01:30'],
    flaky: 'a',
  },
  {
    rule: 'a red over two check-ins that ended by re-running the newer is flaky',
    checkIns: 'ab',
    runs: ['a ci failure', 'b ci failure', 'b ci success attempt=2 at=02:30'],
    is: 'green since 02:30',
    red: ['ci a 01:10 flaky b 02:30'],
    flaky: 'b',
  },
  {
    rule: 're-running an old check-in green does not green mainline',
    checkIns: 'ab',
    runs: ['a ci failure', 'b ci failure', 'a ci success attempt=2 at=03:00'],
    is: 'red since 02:10 by b',
    red: ['ci a 01:10 flaky a 03:00', 'ci b 02:10'],
    flaky: 'a',
  },
  {
    rule: 'a second run of the same commit counts like a re-run',
    checkIns: 'a',
    runs: ['a ci failure id=1', 'a ci success id=2 created=01:20 at=01:30'],
    is: 'green since 01:30',
    red: ['ci a 01:10 flaky a 01:30'],
    flaky: 'a',
  },
  {
    rule: 'a revert is a fix like any other',
    checkIns: 'abc',
    runs: ['a ci success', 'b ci failure', 'c ci success title=Revert'],
    is: 'green since 03:10',
    red: ['ci b 02:10 fixed c 03:10'],
  },

  // what is no mainline build
  {
    rule: 'a nightly run never turns it red',
    checkIns: 'a',
    runs: ['a ci success', 'a nightly failure event=schedule at=03:00'],
    is: 'green since 01:10',
  },
  {
    rule: 'a nightly run of the same workflow never turns it red',
    checkIns: 'a',
    runs: ['a ci success', 'a ci failure event=schedule id=9 at=03:00'],
    is: 'green since 01:10',
  },
  {
    rule: 'a nightly run never turns it green',
    checkIns: 'a',
    runs: ['a ci failure', 'a ci success event=schedule id=9 at=03:00'],
    is: 'red since 01:10 by a',
    red: ['ci a 01:10'],
  },
  {
    rule: 'a manual run never turns it red',
    checkIns: 'a',
    runs: [
      'a ci success',
      'a ci failure event=workflow_dispatch id=9 at=03:00',
    ],
    is: 'green since 01:10',
  },
  {
    rule: 'a pull request run says nothing',
    checkIns: 'a',
    runs: ['a ci success', 'a ci failure event=pull_request id=9'],
    is: 'green since 01:10',
  },
  {
    rule: 'a push to another branch says nothing',
    checkIns: 'a',
    runs: ['a ci success', 'z ci failure branch=release-1'],
    is: 'green since 01:10',
  },
  {
    rule: 'a tag of the same commit says nothing',
    checkIns: 'a',
    runs: ['a ci success', 'a ci failure branch=v1.0 id=9'],
    is: 'green since 01:10',
  },
  {
    rule: 'a push to a fork says nothing',
    checkIns: 'a',
    runs: ['a ci success', 'f ci failure fork=someone/fork'],
    is: 'green since 01:10',
  },
  {
    rule: 'only a nightly ran: no build, and the check-in was not built',
    checkIns: 'a',
    runs: ['a nightly failure event=schedule'],
    is: 'no-build',
    unbuilt: 'a',
  },
  {
    rule: 'a merge-queue run counts once its commit reached mainline',
    checkIns: 'a',
    runs: [
      'a ci success event=merge_group branch=gh-readonly-queue/main/pr-7-0',
    ],
    is: 'green since 01:10',
  },
  {
    rule: 'a merge-queue run whose commit never reached mainline says nothing',
    checkIns: 'a',
    runs: [
      'a ci success',
      'q ci failure event=merge_group branch=gh-readonly-queue/main/pr-8-0',
    ],
    is: 'green since 01:10',
  },
  {
    rule: 'a merge queue of another branch says nothing',
    checkIns: 'a',
    runs: [
      'a ci success',
      'a ci failure event=merge_group branch=gh-readonly-queue/next/pr-8-0 id=9',
    ],
    is: 'green since 01:10',
  },

  // several workflows
  {
    rule: 'red while any workflow is red',
    checkIns: 'a',
    runs: ['a ci success', 'a lint failure at=01:05'],
    is: 'red since 01:05 by a',
    red: ['lint a 01:05'],
  },
  {
    rule: 'two red workflows: since the older of the two',
    checkIns: 'abc',
    runs: ['a ci success', 'a lint failure', 'b ci failure', 'b lint failure'],
    is: 'red since 01:10 by a +2',
    red: ['lint a 01:10', 'ci b 02:10'],
    unbuilt: 'c',
  },
  {
    rule: 'green only when the last of them is',
    checkIns: 'ab',
    runs: [
      'a ci failure',
      'a lint failure',
      'b ci success',
      'b lint success at=02:40',
    ],
    is: 'green since 02:40',
    red: ['ci a 01:10 fixed b 02:10', 'lint a 01:10 fixed b 02:40'],
  },
  {
    rule: 'a workflow that did not run on the newest check-in keeps its state',
    checkIns: 'ab',
    runs: ['a ci success', 'a e2e failure', 'b ci success'],
    is: 'red since 01:10 by a +1',
    red: ['e2e a 01:10'],
  },
  {
    rule: 'a new workflow does not make mainline green since yesterday only',
    checkIns: 'ab',
    runs: ['a ci success', 'b ci success', 'b new success'],
    is: 'green since 01:10',
  },
  {
    rule: 'one green, one red, one unfinished on one commit is red and running',
    checkIns: 'a',
    runs: ['a codeql success', 'a lint failure', 'a ci in_progress'],
    is: 'red since 01:10 by a running',
    red: ['lint a 01:10'],
  },
  {
    rule: 'a failure, a startup_failure and successes on one commit is red',
    checkIns: 'a',
    runs: [
      'a slow success',
      'a failing failure at=01:05',
      'a broken startup_failure at=01:01',
      'a fast success',
    ],
    is: 'red since 01:01 by a',
    red: ['broken a 01:01', 'failing a 01:05'],
  },
  {
    rule: 'a disabled workflow drops out',
    checkIns: 'a',
    runs: ['a ci success', 'a lint failure'],
    workflows: { ci: 'active', lint: 'disabled_manually' },
    is: 'green since 01:10',
  },
  {
    rule: 'a workflow disabled for inactivity drops out',
    checkIns: 'a',
    runs: ['a ci success', 'a lint failure'],
    workflows: { ci: 'active', lint: 'disabled_inactivity' },
    is: 'green since 01:10',
  },
  {
    rule: 'a deleted workflow drops out',
    checkIns: 'a',
    runs: ['a ci success', 'a lint failure'],
    workflows: { ci: 'active', lint: 'deleted' },
    is: 'green since 01:10',
  },
  {
    rule: 'a workflow that was not listed yet counts',
    checkIns: 'a',
    runs: ['a ci success', 'a lint failure'],
    workflows: { ci: 'active' },
    is: 'red since 01:10 by a',
    red: ['lint a 01:10'],
  },
  {
    rule: 'a workflow outside the commit stage does not count',
    checkIns: 'a',
    runs: ['a ci success', 'a perf failure'],
    commitStage: ['ci'],
    is: 'green since 01:10',
  },
  {
    rule: 'a check-in that only a workflow outside the commit stage built is not built',
    checkIns: 'a',
    runs: ['a perf success'],
    commitStage: ['ci'],
    is: 'no-build',
    unbuilt: 'a',
  },

  // what nothing built
  {
    rule: 'a check-in that nothing built is listed',
    checkIns: 'abc',
    runs: ['a ci success', 'c ci success'],
    is: 'green since 01:10',
    unbuilt: 'b',
  },
  {
    rule: 'commits below the head of a push are built with it',
    checkIns: 'a b+c+d',
    runs: ['a ci success', 'd ci success'],
    is: 'green since 01:10',
  },
  {
    rule: 'a push whose head nothing built is listed whole',
    checkIns: 'a b+c',
    runs: ['a ci success'],
    is: 'green since 01:10',
    unbuilt: 'cb',
  },
  {
    rule: 'a red outlives check-ins that nothing built',
    checkIns: 'abc',
    runs: ['a ci failure'],
    is: 'red since 01:10 by a +2',
    red: ['ci a 01:10'],
    unbuilt: 'cb',
  },
];

const shuffled = <T>(items: T[]) =>
  fc.shuffledSubarray(items, {
    minLength: items.length,
    maxLength: items.length,
  });

describe('mainlineState', () => {
  it.each(cases)('$rule', each => {
    const state = mainlineState(factsOf(each));
    expect({
      is: inWords(state),
      red: state.redIntervals.map(redInWords),
      unbuilt: state.unbuilt.join(''),
      flaky: flakyInWords(state),
    }).toEqual({
      is: each.is,
      red: each.red ?? [],
      unbuilt: each.unbuilt ?? '',
      flaky: each.flaky ?? '',
    });
  });

  it('has a table of at least forty cases, each a rule of its own', () => {
    expect(new Set(cases.map(each => each.rule)).size).toBeGreaterThanOrEqual(
      40,
    );
    expect(new Set(cases.map(each => each.rule)).size).toBe(cases.length);
  });

  it('does not depend on the order in which facts come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases).chain(each => {
          const facts = factsOf(each);
          return fc.record({
            each: fc.constant(each),
            runs: shuffled(facts.runs),
            checkIns: shuffled(facts.checkIns),
            workflows: shuffled(facts.workflows),
          });
        }),
        ({ each, ...facts }) => {
          expect(mainlineState({ ...factsOf(each), ...facts })).toEqual(
            mainlineState(factsOf(each)),
          );
        },
      ),
    );
  });

  it('is never turned by runs that are no mainline builds', () => {
    const foreign = fc.record({
      sha: fc.constantFrom('a', 'b', 'c', 'x'),
      workflow: fc.constantFrom('ci', 'lint', 'nightly'),
      conclusion: fc.constantFrom(
        'success',
        'failure',
        'timed_out',
        'in_progress',
      ),
      event: fc.constantFrom(
        'schedule',
        'workflow_dispatch',
        'pull_request',
        'release',
        'anything',
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.array(foreign, { maxLength: 8 }),
        (each, others) => {
          const facts = factsOf(each);
          const added = others.map((other, index) =>
            runOf(
              `${other.sha} ${other.workflow} ${other.conclusion} event=${
                other.event
              } id=${5000 + index}`,
              facts.checkIns,
            ),
          );
          expect(
            mainlineState({ ...facts, runs: [...facts.runs, ...added] }),
          ).toEqual(mainlineState(facts));
        },
      ),
    );
  });
});

function factsOf(each: Case) {
  const checkIns = checkInsOf(each.checkIns);
  const runs = each.runs.map(words => runOf(words, checkIns));
  const states =
    each.workflows ??
    Object.fromEntries(runs.map(run => [run.workflowId, 'active']));
  const workflows: WorkflowFact[] = Object.entries(states).map(
    ([id, state]) => ({
      repositoryId: 'r',
      id,
      name: id,
      path: `.github/workflows/${id}.yml`,
      state,
    }),
  );
  return {
    defaultBranch: 'main',
    checkIns: checkIns.map(checkIn =>
      each.left?.includes(checkIn.sha)
        ? { ...checkIn, offMainlineAt: clock('12:00') }
        : checkIn,
    ),
    workflows,
    runs,
    inCommitStage: each.commitStage
      ? (workflow: WorkflowFact) => each.commitStage!.includes(workflow.id)
      : undefined,
  };
}

function checkInsOf(words: string): CheckInFact[] {
  const pushes = words.includes(' ') ? words.split(' ') : [...words];
  return pushes.filter(Boolean).flatMap((push, index) => {
    const shas = push.split('+');
    return shas.map((sha, place) => ({
      repositoryId: 'r',
      sha,
      message: sha,
      reachedMainlineAt: clock(`${String(index + 1).padStart(2, '0')}:00`),
      reachedBy: 'push',
      pushIndex: shas.length - 1 - place,
    }));
  });
}

function runOf(words: string, checkIns: CheckInFact[]): RunFact {
  const [sha, workflow, word, ...options] = words.split(' ');
  const given = Object.fromEntries(options.map(option => option.split('=')));
  const unfinished = ['in_progress', 'queued', 'waiting', 'dreaming'].includes(
    word,
  );
  const createdAt = given.created
    ? clock(given.created)
    : checkIns.find(each => each.sha === sha)?.reachedMainlineAt ??
      clock('01:00');
  return {
    repositoryId: 'r',
    id: given.id ?? `${workflow}-${sha}`,
    attempt: Number(given.attempt ?? 1),
    number: 1,
    workflowId: workflow,
    workflowName: workflow,
    event: given.event ?? 'push',
    branch: given.branch ?? 'main',
    headSha: sha,
    headRepository: given.fork,
    title: given.title,
    status: unfinished ? word : 'completed',
    conclusion: unfinished ? undefined : word,
    url: '',
    createdAt,
    updatedAt: given.at
      ? clock(given.at)
      : new Date(Date.parse(createdAt) + 600_000).toISOString(),
  };
}

function clock(time: string): string {
  return `2026-03-02T${time}:00.000Z`;
}

function hour(instant: string): string {
  return instant.slice(11, 16);
}

function inWords(state: MainlineState): string {
  return [
    state.state,
    state.since && `since ${hour(state.since)}`,
    state.brokenBy && `by ${state.brokenBy}`,
    state.running && 'running',
    state.checkInsSinceRed > 0 && `+${state.checkInsSinceRed}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function redInWords(red: MainlineState['redIntervals'][number]): string {
  const end = red.end
    ? ` ${red.end.outcome} ${red.end.by} ${hour(red.end.at)}`
    : '';
  return `${red.workflowId} ${red.brokenBy} ${hour(red.redAt)}${end}`;
}

function flakyInWords(state: MainlineState): string {
  return state.workflows
    .flatMap(each => each.verdicts)
    .filter(verdict => verdict.flaky)
    .map(verdict => verdict.sha)
    .join('');
}
