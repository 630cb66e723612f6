import { Commit, Run, World } from '../../../world';
import { DemoLine } from '../organisation/Organisation';
import { OpenRed, TruthNotes } from '../truth/TruthNotes';

/** The builds of one mainline: which a commit has, when they end, and what is noted as true when they did. */
export class LineBuilds {
  constructor(
    private readonly line: DemoLine,
    private readonly world: World,
    private readonly notes: TruthNotes,
  ) {}

  /** Those that the newest check-in started. */
  runsOf(commit: Commit): Run[] {
    const { runs } = this.world.repository(this.line.repository);
    const found: Run[] = [];
    for (let i = runs.length - 1; i >= 0; i--) {
      if (runs[i].sha !== commit.sha || runs[i].event !== 'push') break;
      found.unshift(runs[i]);
    }
    return found;
  }

  plannedEnd(run: Run): number {
    // A moment after, for what ends it may be scheduled later than what looks at the end.
    return this.world.plannedEnd(this.line.repository, run) + 1;
  }

  /** What came of it; where somebody else cancelled it or ran it again, what was meant. */
  endedAt(run: Run): number {
    return this.world.newestAttempt(run).updatedAt;
  }

  /** That they came to a verdict, and which of them a break turned red. */
  noteVerdicts(runs: Run[], red: OpenRed | undefined) {
    for (const run of runs) {
      if (run.workflow.name === red?.workflow) this.noteRed(run, red);
      if (run.attempts[0].plan.outcome === 'cancelled') continue;
      this.#atEnd(run, () => this.notes.built(this.line));
    }
  }

  /** Mainline is red from the first build on that failed by this break. */
  noteRed(run: Run, red: OpenRed) {
    this.#atEnd(run, () => {
      red.redAt ??= this.endedAt(run);
    });
  }

  #atEnd(run: Run, event: () => void) {
    this.world.clock.schedule(Math.ceil(this.plannedEnd(run)), event);
  }
}
