import { PullRequest, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DemoLine } from '../organisation/Organisation';
import { mergeWork, Work } from './checkInWork';
import { LineWork } from './LineWork';
import type { CheckIn } from './LineTeller';
import { Tempo } from './Tempo';

const DAY = 24 * 3_600_000;
/** So many changes of a team with pull requests go around them. */
const DIRECT_SHARE = 0.12;

interface Proposed {
  work: Work;
  pullRequest: PullRequest;
  tempo?: Tempo;
}

/** How changes of one mainline get to it, or do not: through pull requests mostly. */
export class LineProposals {
  /** Of the bot, until it knows of something newer. */
  #openUpdate: PullRequest | undefined;

  constructor(
    private readonly options: {
      line: DemoLine;
      world: World;
      random: SeededRandom;
      people: LineWork;
      checkIn: (options: CheckIn) => void;
    },
  ) {}

  /** A change that goes through a pull request, or straight to mainline, as the team has it. */
  everydayChange(options: {
    mergeAfter: (opened: number) => number;
    tempo?: Tempo;
  }) {
    const { people, checkIn, world } = this.options;
    const { tempo } = options;
    if (this.#isDirect()) {
      checkIn({ tempo });
      return;
    }
    const work = tempo ? people.change() : people.writtenChange();
    const pullRequest = people.propose(work);
    const mergeAt = options.mergeAfter(world.clock.now());
    if (Number.isFinite(mergeAt)) {
      this.#merge(mergeAt, { work, pullRequest, tempo });
    } else this.#giveUp(pullRequest);
  }

  /** A bot proposes a newer library. What it proposed before and nobody took is closed: there is something newer. */
  update(mergeAfter: (opened: number) => number) {
    const { people, world, line } = this.options;
    // It never goes straight to mainline. Drawn all the same: what comes after stays as it was.
    this.#isDirect();
    if (this.#openUpdate) {
      world.closePullRequest(line.repository, this.#openUpdate);
      this.#openUpdate = undefined;
    }
    const work = people.update();
    const pullRequest = people.propose(work);
    const mergeAt = mergeAfter(world.clock.now());
    if (Number.isFinite(mergeAt)) this.#merge(mergeAt, { work, pullRequest });
    else this.#openUpdate = pullRequest;
  }

  /** Work that stays on its branch. */
  leaveOpen() {
    const { people } = this.options;
    people.propose(people.change());
  }

  #isDirect() {
    const { line, random } = this.options;
    return line.team.merging === 'push' || random.chance(DIRECT_SHARE);
  }

  #merge(time: number, { work, pullRequest, tempo }: Proposed) {
    const { world, line, people, checkIn } = this.options;
    world.clock.schedule(Math.ceil(time), () =>
      checkIn({
        tempo,
        work: {
          ...work,
          merge: (_work, plan) =>
            mergeWork(
              world,
              line,
              { pullRequest, merger: people.someone() },
              plan,
            ),
        },
      }),
    );
  }

  /** Weeks later somebody closes what nobody was going to merge, and forgets its branch. */
  #giveUp(pullRequest: PullRequest) {
    const { world, line } = this.options;
    const days = 31 + ((pullRequest.number * 7) % 28);
    world.clock.schedule(world.clock.now() + days * DAY, () =>
      world.closePullRequest(line.repository, pullRequest),
    );
  }
}
