import { Account, Commit, Run, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { LineDeployer } from '../deploying/LineDeployer';
import { DemoLine } from '../organisation/Organisation';
import { REVERT_SHARE } from '../rates';
import { OpenRed, TruthNotes } from '../truth/TruthNotes';
import { Plans, pushWork, Work } from './checkInWork';
import { LineBuilds } from './LineBuilds';
import { LineProposals } from './LineProposals';
import { LineWork } from './LineWork';
import { FIXES } from './messages';
import { Story, StoryPlanner } from './StoryPlanner';
import { tellReruns } from './tellReruns';
import { everydayTempo, Tempo } from './Tempo';

const MINUTE = 60_000;
const APART_MS = 5_000;

/** What somebody checks in, where it is not just any change. */
export interface CheckIn {
  kind?: 'change' | 'breaks' | 'flakes' | 'fix';
  tempo?: Tempo;
  work?: MergedWork;
}

/** Work, and how it gets to mainline: straight to it unless told. */
type MergedWork = Work & { merge?: (work: Work, plan: Plans) => Commit };

/** Tells what happens on one mainline, and notes what is true of it. */
export class LineTeller {
  readonly line: DemoLine;
  readonly random: SeededRandom;
  readonly deployer: LineDeployer | undefined;
  readonly proposals: LineProposals;
  readonly #world: World;
  readonly #notes: TruthNotes;
  readonly #people: LineWork;
  readonly #planner: StoryPlanner;
  readonly #builds: LineBuilds;
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
    const { line, world, notes, random } = options;
    this.line = line;
    this.random = random;
    this.deployer = options.deployer;
    this.#world = world;
    this.#notes = notes;
    this.#people = new LineWork(options);
    this.proposals = new LineProposals({
      line,
      world,
      random,
      people: this.#people,
      checkIn: checkIn => this.checkInOnce(checkIn),
    });
    this.#planner = new StoryPlanner(line, random);
    this.#builds = new LineBuilds(line, world, notes);
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

  /** Nobody breaks anything here between these instants: a story of its own is told then. */
  spare(from: number, to: number) {
    this.#spared = { from, to };
  }

  /** As `checkIn`; waits while a build is about to be run again, for nobody checks in on top of what looks red and is not. */
  checkInOnce(options: CheckIn) {
    if (this.#isUnsettled) {
      const { hours } = this.line.team;
      const now = this.#world.clock.now();
      this.#at(
        options.tempo ? now + 20_000 : hours.after(now, 30 * MINUTE),
        () => this.checkInOnce(options),
      );
      return;
    }
    if (this.#postpone(() => this.checkInOnce(options))) return;
    this.checkIn(options);
  }

  /** Something reaches mainline now, and is built. */
  checkIn(options: CheckIn = {}) {
    const { kind } = options;
    const work: MergedWork = options.work ?? this.#people.change();
    const tempo = options.tempo ?? everydayTempo(this.line.team, this.random);
    const story = this.#planner.story({
      kind,
      work,
      redWorkflow: this.#red?.workflow,
      mayBreak: this.#mayBreak(),
      breakingShare: tempo.breakingShare,
    });
    const plans = this.#planner.plansOf(story);
    const merge =
      work.merge ??
      ((one, plan) => pushWork(this.#world, this.line, one, plan));
    const commit = merge(work, plans);
    const order = ++this.#checkIns;
    this.#lastAt = this.#world.clock.now();
    const runs = this.#builds.runsOf(commit);
    this.#follow(story, { commit, order, runs, tempo });
    this.#builds.noteVerdicts(runs, this.#red);
    const passes = runs.every(
      run => run.attempts[0].plan.outcome === 'success',
    );
    if (passes && runs.length > 0) {
      const ends = runs.map(run => this.#builds.plannedEnd(run));
      this.#at(Math.max(...ends), () => this.deployer?.passed(commit, order));
    }
  }

  /** The check-in that ends a break, by mending it or by taking it back. */
  fix() {
    if (!this.#red || this.#postpone(() => this.fix())) return;
    const isRevert = this.random.chance(REVERT_SHARE);
    const broken = this.#world
      .repository(this.line.repository)
      .commits.get(this.#red.brokenBy);
    const fix = this.#people.change(FIXES);
    this.checkIn({
      kind: 'fix',
      work: isRevert
        ? { ...fix, title: `Revert "${broken?.message.split('\n')[0]}"` }
        : fix,
    });
  }

  /** What comes of a check-in after it. */
  #follow(story: Story, made: Made) {
    const { commit, runs, tempo } = made;
    switch (story.kind) {
      case 'breaks': {
        this.#red = this.#notes.willBeRed(this.line, {
          workflow: story.workflow,
          cause: 'change',
          brokenBy: commit.sha,
        });
        const run = runs.find(one => one.workflow.name === story.workflow);
        const seen = run
          ? this.#builds.plannedEnd(run)
          : this.#world.clock.now();
        this.#at(tempo.fixAt(seen), () => this.fix());
        break;
      }
      case 'flakes':
        this.#flake(story.workflow, made);
        break;
      case 'fix':
        this.#mended(made, story.how);
        break;
      case 'red':
      case 'cancelled':
      case 'good':
        break;
      default:
        throw new Error(`No story is ${JSON.stringify(story)}`);
    }
  }

  #flake(workflow: string, { commit, order, runs, tempo }: Made) {
    const run = runs.find(one => one.workflow.name === workflow);
    if (!run) return;
    this.#isUnsettled = true;
    const red = this.#notes.willBeRed(this.line, {
      workflow,
      cause: 'flake',
      brokenBy: commit.sha,
    });
    this.#builds.noteRed(run, red);
    tellReruns(
      {
        line: this.line,
        world: this.#world,
        random: this.random,
        builds: this.#builds,
        planner: this.#planner,
        people: this.#people,
      },
      { commit, run, red, tempo },
      end => {
        this.#isUnsettled = false;
        this.#calmFrom = end;
        this.deployer?.passed(commit, order);
      },
    );
  }

  #mended({ commit, runs }: Made, how: 'fix' | 'revert') {
    const red = this.#red;
    this.#red = undefined;
    const run = runs.find(one => one.workflow.name === red?.workflow);
    if (!red || !run) return;
    this.#calmFrom = this.#builds.plannedEnd(run);
    this.#at(this.#calmFrom, () => {
      red.end = { how, by: commit.sha, at: this.#builds.endedAt(run) };
    });
  }

  #mayBreak() {
    const now = this.#world.clock.now();
    const { from = Infinity, to = -Infinity } = this.#spared ?? {};
    return this.isCalm && !(from <= now && now < to);
  }

  /** GitHub tells the order of check-ins by whole seconds: two of one second would have none. */
  #postpone(event: () => void): boolean {
    const next = this.#lastAt + APART_MS;
    if (this.#world.clock.now() >= next) return false;
    this.#at(next, event);
    return true;
  }

  #at(time: number, event: () => void) {
    this.#world.clock.schedule(Math.ceil(time), event);
  }
}

/** A check-in that was made: the so manieth. */
interface Made {
  commit: Commit;
  order: number;
  runs: Run[];
  tempo: Tempo;
}
