import { RunPlan } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DemoLine } from '../organisation/Organisation';
import {
  CANCELLED_SHARE,
  FAILING_TESTS_SHARE,
  FLAKY_SERVICES_SHARE,
  FLAKY_SHARE,
  STARTUP_FAILURE_SHARE,
  TIMED_OUT_SHARE,
} from '../rates';
import { Plans, Work } from './checkInWork';

/** Of flaky services so many builds are, so that of all it is FLAKY_SHARE; the others hardly ever are. */
const FLAKY_OF_OTHERS = 0.002;
const FLAKY_OF_FLAKY =
  (FLAKY_SHARE - FLAKY_OF_OTHERS * (1 - FLAKY_SERVICES_SHARE)) /
  FLAKY_SERVICES_SHARE;

/** What a check-in is going to come to. */
export type Story =
  | { kind: 'good' }
  | {
      kind: 'good' | 'breaks' | 'flakes' | 'cancelled' | 'red';
      workflow: string;
    }
  | { kind: 'fix'; how: 'fix' | 'revert' };

/** Decides what check-ins of one mainline come to, and how their builds go then. */
export class StoryPlanner {
  constructor(
    private readonly line: DemoLine,
    private readonly random: SeededRandom,
  ) {}

  /** @param options.kind - what it is meant to be; any unless told */
  story(options: {
    kind: 'change' | 'breaks' | 'flakes' | 'fix' | undefined;
    work: Work;
    /** Of the workflow that is red already. */
    redWorkflow: string | undefined;
    mayBreak: boolean;
    breakingShare: number;
  }): Story {
    const { random, line } = this;
    const { kind, work, redWorkflow, mayBreak, breakingShare } = options;
    if (line.mainline.length === 0) return { kind: 'good' };
    if (kind === 'fix') {
      return {
        kind: 'fix',
        how: work.title.startsWith('Revert') ? 'revert' : 'fix',
      };
    }
    if (redWorkflow) return { kind: 'red', workflow: redWorkflow };
    const workflow = random.pick(line.mainline).name;
    if (kind) return { kind: kind === 'change' ? 'good' : kind, workflow };
    const documents = work.paths.every(path => path.endsWith('.md'));
    if (documents || !mayBreak) return { kind: 'good' };
    if (random.chance(breakingShare)) return { kind: 'breaks', workflow };
    if (random.chance(line.isFlaky ? FLAKY_OF_FLAKY : FLAKY_OF_OTHERS)) {
      return { kind: 'flakes', workflow };
    }
    return random.chance(CANCELLED_SHARE)
      ? { kind: 'cancelled', workflow }
      : { kind: 'good' };
  }

  /** How the builds go. */
  plansOf(story: Story): Plans {
    return Object.fromEntries(
      this.line.mainline.map(({ name }) => [
        name,
        'workflow' in story && story.workflow === name
          ? this.#planOf(story.kind, name)
          : this.plan('success'),
      ]),
    );
  }

  plan(outcome: RunPlan['outcome']): RunPlan {
    return {
      outcome,
      queueMs: this.random.integer(2_000, 12_000),
      pace: this.random.between(0.85, 1.3),
    };
  }

  failure(workflow: string, inTests: boolean): RunPlan {
    const jobs =
      this.line.mainline.find(({ name }) => name === workflow)?.jobs ?? [];
    const job = inTests ? jobs[jobs.length - 1] : jobs[0];
    return { ...this.plan('failure'), failingJob: job?.name };
  }

  #planOf(kind: Story['kind'], workflow: string): RunPlan {
    const { random } = this;
    switch (kind) {
      case 'breaks': {
        const draw = random.next();
        if (draw < STARTUP_FAILURE_SHARE) return this.plan('startup_failure');
        return draw < STARTUP_FAILURE_SHARE + TIMED_OUT_SHARE
          ? this.plan('timed_out')
          : this.failure(workflow, random.chance(FAILING_TESTS_SHARE));
      }
      case 'red':
        return this.failure(workflow, random.chance(FAILING_TESTS_SHARE));
      case 'flakes':
        return this.failure(workflow, true);
      case 'cancelled':
        return this.plan('cancelled');
      case 'fix':
      case 'good':
        return this.plan('success');
      default:
        throw new Error(`No story is '${kind}'`);
    }
  }
}
