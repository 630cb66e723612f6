import { Commit, Run, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DemoLine } from '../organisation/Organisation';
import { OpenRed } from '../truth/TruthNotes';
import { LineBuilds } from './LineBuilds';
import { LineWork } from './LineWork';
import { StoryPlanner } from './StoryPlanner';
import { Tempo } from './Tempo';

/** Tells of the re-run that shows that nothing was wrong; once in a while it takes two. */
export function tellReruns(
  teller: {
    line: DemoLine;
    world: World;
    random: SeededRandom;
    builds: LineBuilds;
    planner: StoryPlanner;
    people: LineWork;
  },
  flaky: { commit: Commit; run: Run; red: OpenRed; tempo: Tempo },
  onPassed: (end: number) => void,
) {
  const { line, world, random, builds, planner, people } = teller;
  const { commit, run, red, tempo } = flaky;
  const schedule = (time: number, event: () => void) =>
    world.clock.schedule(Math.ceil(time), event);
  const again = (seenRed: number) =>
    schedule(tempo.rerunAt(seenRed), () => {
      const passes = random.chance(0.88);
      world.rerun(line.repository, run, {
        failedOnly: random.chance(0.7),
        actor: people.someone(),
        plan: passes
          ? planner.plan('success')
          : planner.failure(run.workflow.name, true),
      });
      const end = builds.plannedEnd(run);
      if (!passes) {
        again(end);
        return;
      }
      schedule(end, () => {
        red.end = { how: 're-run', by: commit.sha, at: builds.endedAt(run) };
        onPassed(end);
      });
    });
  again(builds.plannedEnd(run));
}
