import { Account, Commit, Run, RunPlan, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { LineDeployer } from '../deploying/LineDeployer';
import { DemoLine } from '../organisation/Organisation';
import {
  BREAKING_SHARE,
  CANCELLED_SHARE,
  DOCUMENTS_SHARE,
  FAILING_TESTS_SHARE,
  FIX_MEDIAN_MS,
  FIX_SIGMA,
  FLAKY_SERVICES_SHARE,
  FLAKY_SHARE,
  RERUN_MEDIAN_MS,
  RERUN_SIGMA,
  REVERT_SHARE,
  STARTUP_FAILURE_SHARE,
  TIMED_OUT_SHARE,
} from '../rates';
import { OpenRed, TruthNotes } from '../truth/TruthNotes';
import { logNormal } from './chance';
import { mergeWork, Plans, proposeWork, pushWork, Work } from './checkInWork';
import { CHANGES, DOCUMENTS, FIXES, ON_THE_WAY, UPDATES } from './messages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const APART_MS = 5_000;

/** Of flaky services so many builds are, so that of all it is FLAKY_SHARE; the others hardly ever are. */
const FLAKY_OF_OTHERS = 0.002;
const FLAKY_OF_FLAKY =
  (FLAKY_SHARE - FLAKY_OF_OTHERS * (1 - FLAKY_SERVICES_SHARE)) /
  FLAKY_SERVICES_SHARE;

/** How quickly people act: in history as people do, before a visitor as in a play. */
export interface Tempo {
  /** When a break that was seen is mended. */
  fixAt(seen: number): number;
  rerunAt(seen: number): number;
  breakingShare: number;
}

/** What somebody checks in, where it is not just any change. */
export interface CheckIn {
  kind?: 'change' | 'breaks' | 'flakes' | 'fix';
  tempo?: Tempo;
  work?: Work & { merge?: (work: Work, plan: Plans) => Commit };
  at?: number;
}

/** Tells what happens on one mainline, and notes what is true of it. */
export class LineTeller {
  readonly line: DemoLine;
  readonly random: SeededRandom;
  readonly #world: World;
  readonly #notes: TruthNotes;
  readonly #deployer: LineDeployer | undefined;
  readonly #bot: Account;
  #red: OpenRed | undefined;
  /** A build failed that nobody broke; nothing is checked in until it was run again. */
  #isUnsettled = false;
  /** From then on all that was mended is seen to be green. */
  #calmFrom = 0;
  #checkIns = 0;
  #lastAt = -Infinity;
  /** Nobody breaks anything between these two. */
  #spared: { from: number; to: number } | undefined;

  constructor(options: {
    line: DemoLine;
    world: World;
    notes: TruthNotes;
    deployer?: LineDeployer;
    random: SeededRandom;
    bot: Account;
  }) {
    this.line = options.line;
    this.random = options.random;
    this.#world = options.world;
    this.#notes = options.notes;
    this.#deployer = options.deployer;
    this.#bot = options.bot;
  }

  get isRed() {
    return this.#red !== undefined;
  }

  /** Whether a story may begin: nothing is broken, and nothing is still to be seen. */
  get isCalm() {
    return (
      !this.#red &&
      !this.#isUnsettled &&
      this.#world.clock.now() > this.#calmFrom
    );
  }

  get deployer() {
    return this.#deployer;
  }

  /** Nobody breaks anything here between these instants: a story of its own is told then. */
  spare(from: number, to: number) {
    this.#spared = { from, to };
  }

  someone(): Account {
    return this.#world.account(this.random.pick(this.line.team.logins));
  }

  /** What somebody wants to change. */
  work(messages: readonly string[] = CHANGES): Work {
    const documents =
      messages === CHANGES && this.random.chance(DOCUMENTS_SHARE);
    const title = this.random.pick(documents ? DOCUMENTS : messages);
    const { name } = this.random.pick(this.line.services);
    const folder = this.line.folder ? `${this.line.folder}/` : '';
    return {
      title: title.replace('%', name.split('-')[0]),
      author: this.someone(),
      paths: documents
        ? [`${folder}README.md`]
        : [`${folder}src/${name.split('-')[0]}.ts`],
    };
  }

  /** A change that goes through a pull request, or straight to mainline, as the team has it. */
  everydayChange(options: {
    mergeAfter: (opened: number) => number;
    tempo?: Tempo;
    byBot?: boolean;
  }) {
    const { merging } = this.line.team;
    const direct = merging === 'push' || this.random.chance(0.12);
    if (direct && !options.byBot) {
      this.checkInOnce({ tempo: options.tempo });
      return;
    }
    const work: Work = options.byBot
      ? {
          ...this.work(UPDATES),
          author: this.#bot,
          paths: ['package.json', 'yarn.lock'],
        }
      : {
          ...this.work(),
          commits: options.tempo ? undefined : this.#written(),
        };
    const pullRequest = this.propose(work, options.byBot);
    const mergeAt = options.mergeAfter(this.#world.clock.now());
    if (!Number.isFinite(mergeAt)) return;
    this.#at(mergeAt, () =>
      this.checkInOnce({
        tempo: options.tempo,
        work: {
          ...work,
          merge: (_work, plan) =>
            mergeWork(
              this.#world,
              this.line,
              { pullRequest, merger: this.someone() },
              plan,
            ),
        },
      }),
    );
  }

  /** Most work is of today; some of it was begun on the days before. */
  #written(): Work['commits'] {
    const { random, line } = this;
    const count = random.chance(0.3) ? random.integer(2, 5) : 1;
    const now = this.#world.clock.now();
    const { reviewMs } = line.team;
    return Array.from({ length: count }, (_commit, index) => ({
      message: index === 0 ? undefined : random.pick(ON_THE_WAY),
      // The longer a team leaves its work with reviewers, the longer it keeps it to itself before.
      authoredAt: Math.round(
        now - (count - 1 - index) * random.between(0.5, 4) * reviewMs,
      ),
    }));
  }

  propose(work: Work, byBot = false) {
    const topic = work.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const branch = byBot ? `dependabot/npm/${topic}` : topic;
    return proposeWork(
      this.#world,
      this.line,
      work,
      `${branch}-${this.random.hex(4)}`,
    );
  }

  /** As `checkIn`; waits while a build is about to be run again, for nobody checks in on top of what looks red and is not. */
  checkInOnce(options: CheckIn) {
    if (this.#isUnsettled) {
      const { hours } = this.line.team;
      const now = this.#world.clock.now();
      this.#at(options.tempo ? now + 20_000 : hours.after(now, HOUR / 2), () =>
        this.checkInOnce(options),
      );
      return;
    }
    if (this.#postpone(() => this.checkInOnce(options))) return;
    this.checkIn(options);
  }

  /** GitHub tells the order of check-ins by whole seconds: two of one second would have none. */
  #postpone(event: () => void): boolean {
    const next = this.#lastAt + APART_MS;
    if (this.#world.clock.now() >= next) return false;
    this.#at(next, event);
    return true;
  }

  /** Something reaches mainline now, and is built. */
  checkIn({ kind, tempo = this.#everyday, work = this.work() }: CheckIn = {}) {
    const story = this.#begin(kind, tempo.breakingShare, work);
    const plans = this.#plansOf(story);
    const merge =
      work.merge ??
      ((one, plan) => pushWork(this.#world, this.line, one, plan));
    const commit = merge(work, plans);
    const order = ++this.#checkIns;
    this.#lastAt = this.#world.clock.now();
    const runs = this.#runsOf(commit);
    switch (story.kind) {
      case 'breaks': {
        this.#red = this.#notes.willBeRed(this.line, {
          workflow: story.workflow,
          cause: 'change',
          brokenBy: commit.sha,
        });
        const seen = this.#endOf(runs, story.workflow);
        this.#at(tempo.fixAt(seen), () => this.fix());
        break;
      }
      case 'flakes':
        this.#flake({ commit, order, runs }, story.workflow, tempo);
        break;
      case 'fix':
        this.#mended(commit, runs, story.how);
        break;
      case 'red':
      case 'cancelled':
      case 'good':
        break;
      default:
        throw new Error(`No story is ${JSON.stringify(story)}`);
    }
    this.#noteVerdicts(runs, this.#red);
    const passes = runs.every(
      run => run.attempts[0].plan.outcome === 'success',
    );
    if (passes && runs.length > 0) {
      this.#at(Math.max(...runs.map(run => this.#planned(run))), () =>
        this.#deployer?.passed(commit, order),
      );
    }
  }

  /** The check-in that ends a break, by mending it or by taking it back. */
  fix() {
    if (!this.#red || this.#postpone(() => this.fix())) return;
    const { random } = this;
    const isRevert = random.chance(REVERT_SHARE);
    const broken = this.#world
      .repository(this.line.repository)
      .commits.get(this.#red.brokenBy);
    const fix = this.work(FIXES);
    this.checkIn({
      kind: 'fix',
      work: isRevert
        ? { ...fix, title: `Revert "${broken?.message.split('\n')[0]}"` }
        : fix,
    });
  }

  get #everyday(): Tempo {
    const { hours, fixFactor } = this.line.team;
    return {
      fixAt: seen =>
        hours.after(
          seen,
          logNormal(this.random, FIX_MEDIAN_MS * fixFactor, FIX_SIGMA),
        ),
      rerunAt: seen =>
        hours.after(seen, logNormal(this.random, RERUN_MEDIAN_MS, RERUN_SIGMA)),
      breakingShare: BREAKING_SHARE,
    };
  }

  #begin(kind: CheckIn['kind'], breakingShare: number, work: Work): Story {
    const { random, line } = this;
    if (line.mainline.length === 0) return { kind: 'good' };
    if (kind === 'fix') {
      return {
        kind: 'fix',
        how: work.title.startsWith('Revert') ? 'revert' : 'fix',
      };
    }
    if (this.#red) return { kind: 'red', workflow: this.#red.workflow };
    const workflow = random.pick(line.mainline).name;
    if (kind) return { kind: kind === 'change' ? 'good' : kind, workflow };
    const documents = work.paths.every(path => path.endsWith('.md'));
    if (documents || !this.#mayBreak()) return { kind: 'good' };
    if (random.chance(breakingShare)) return { kind: 'breaks', workflow };
    if (random.chance(line.isFlaky ? FLAKY_OF_FLAKY : FLAKY_OF_OTHERS)) {
      return { kind: 'flakes', workflow };
    }
    return random.chance(CANCELLED_SHARE)
      ? { kind: 'cancelled', workflow }
      : { kind: 'good' };
  }

  #mayBreak() {
    const now = this.#world.clock.now();
    const { from = Infinity, to = -Infinity } = this.#spared ?? {};
    return this.isCalm && !(from <= now && now < to);
  }

  #plansOf(story: Story): Plans {
    return Object.fromEntries(
      this.line.mainline.map(({ name }) => [
        name,
        'workflow' in story && story.workflow === name
          ? this.#planOf(story.kind, name)
          : this.#plan('success'),
      ]),
    );
  }

  #planOf(kind: Story['kind'], workflow: string): RunPlan {
    const { random } = this;
    switch (kind) {
      case 'breaks': {
        const draw = random.next();
        if (draw < STARTUP_FAILURE_SHARE) return this.#plan('startup_failure');
        return draw < STARTUP_FAILURE_SHARE + TIMED_OUT_SHARE
          ? this.#plan('timed_out')
          : this.#failure(workflow, random.chance(FAILING_TESTS_SHARE));
      }
      case 'red':
        return this.#failure(workflow, random.chance(FAILING_TESTS_SHARE));
      case 'flakes':
        return this.#failure(workflow, true);
      case 'cancelled':
        return this.#plan('cancelled');
      case 'fix':
      case 'good':
        return this.#plan('success');
      default:
        throw new Error(`No story is '${kind}'`);
    }
  }

  #failure(workflow: string, inTests: boolean): RunPlan {
    const jobs =
      this.line.mainline.find(({ name }) => name === workflow)?.jobs ?? [];
    const job = inTests ? jobs[jobs.length - 1] : jobs[0];
    return { ...this.#plan('failure'), failingJob: job?.name };
  }

  #plan(outcome: RunPlan['outcome']): RunPlan {
    return {
      outcome,
      queueMs: this.random.integer(2_000, 12_000),
      pace: this.random.between(0.85, 1.3),
    };
  }

  /** The re-run that shows that nothing was wrong; once in a while it takes two. */
  #flake(
    { commit, order, runs }: { commit: Commit; order: number; runs: Run[] },
    workflow: string,
    tempo: Tempo,
  ) {
    const run = runs.find(one => one.workflow.name === workflow);
    if (!run) return;
    this.#isUnsettled = true;
    const red = this.#notes.willBeRed(this.line, {
      workflow,
      cause: 'flake',
      brokenBy: commit.sha,
    });
    const seen = this.#planned(run);
    this.#noteRed(run, red);
    const again = (seenRed: number) =>
      this.#at(tempo.rerunAt(seenRed), () => {
        const passes = this.random.chance(0.88);
        this.#world.rerun(this.line.repository, run, {
          failedOnly: this.random.chance(0.7),
          actor: this.someone(),
          plan: passes ? this.#plan('success') : this.#failure(workflow, true),
        });
        const end = this.#planned(run);
        if (!passes) {
          again(end);
          return;
        }
        this.#at(end, () => {
          red.end = { how: 're-run', by: commit.sha, at: this.#endedAt(run) };
          this.#isUnsettled = false;
          this.#calmFrom = end;
          this.#deployer?.passed(commit, order);
        });
      });
    again(seen);
  }

  #mended(commit: Commit, runs: Run[], how: 'fix' | 'revert') {
    const red = this.#red;
    this.#red = undefined;
    const run = runs.find(one => one.workflow.name === red?.workflow);
    if (!red || !run) return;
    this.#calmFrom = this.#planned(run);
    this.#at(this.#calmFrom, () => {
      red.end = { how, by: commit.sha, at: this.#endedAt(run) };
    });
  }

  #noteVerdicts(runs: Run[], red: OpenRed | undefined) {
    for (const run of runs) {
      if (run.workflow.name === red?.workflow) this.#noteRed(run, red);
      if (run.attempts[0].plan.outcome === 'cancelled') continue;
      this.#at(this.#planned(run), () => this.#notes.built(this.line));
    }
  }

  /** Mainline is red from the first build on that failed by this break. */
  #noteRed(run: Run, red: OpenRed) {
    this.#at(this.#planned(run), () => {
      red.redAt ??= this.#endedAt(run);
    });
  }

  #endOf(runs: Run[], workflow: string): number {
    const run = runs.find(one => one.workflow.name === workflow);
    return run ? this.#planned(run) : this.#world.clock.now();
  }

  #planned(run: Run): number {
    // A moment after, for what ends it may be scheduled later than what looks at the end.
    return this.#world.plannedEnd(this.line.repository, run) + 1;
  }

  /** What came of it; where somebody else cancelled it or ran it again, what was meant. */
  #endedAt(run: Run): number {
    return this.#world.newestAttempt(run).updatedAt;
  }

  #runsOf(commit: Commit): Run[] {
    const { runs } = this.#world.repository(this.line.repository);
    const found: Run[] = [];
    for (let i = runs.length - 1; i >= 0; i--) {
      if (runs[i].sha !== commit.sha || runs[i].event !== 'push') break;
      found.unshift(runs[i]);
    }
    return found;
  }

  #at(time: number, event: () => void) {
    this.#world.clock.schedule(Math.ceil(time), event);
  }
}

/** What a check-in is going to come to. */
type Story =
  | { kind: 'good' }
  | {
      kind: 'good' | 'breaks' | 'flakes' | 'cancelled' | 'red';
      workflow: string;
    }
  | { kind: 'fix'; how: 'fix' | 'revert' };
