import { Account, PullRequest, World } from '../../../world';
import { SeededRandom } from '../../../world/SeededRandom';
import { DemoLine } from '../organisation/Organisation';
import { DOCUMENTS_SHARE } from '../rates';
import { proposeWork, Work } from './checkInWork';
import { CHANGES, DOCUMENTS, ON_THE_WAY, UPDATES } from './messages';

/** What people and bots of one mainline want to change, before it gets there. */
export class LineWork {
  readonly #options: {
    line: DemoLine;
    world: World;
    random: SeededRandom;
    bot: Account;
  };

  constructor(options: {
    line: DemoLine;
    world: World;
    random: SeededRandom;
    bot: Account;
  }) {
    this.#options = options;
  }

  someone(): Account {
    const { world, random, line } = this.#options;
    return world.account(random.pick(line.team.logins));
  }

  /** What somebody wants to change. */
  change(messages: readonly string[] = CHANGES): Work {
    const { random, line } = this.#options;
    const documents = messages === CHANGES && random.chance(DOCUMENTS_SHARE);
    const title = random.pick(documents ? DOCUMENTS : messages);
    const { name } = random.pick(line.services);
    const folder = line.folder ? `${line.folder}/` : '';
    return {
      title: title.replace('%', name.split('-')[0]),
      author: this.someone(),
      paths: documents
        ? [`${folder}README.md`]
        : [`${folder}src/${name.split('-')[0]}.ts`],
    };
  }

  /** A newer library, by a bot. */
  update(): Work {
    return {
      ...this.change(UPDATES),
      author: this.#options.bot,
      paths: ['package.json', 'yarn.lock'],
    };
  }

  /** A change with the commits of its branch: most work is of today; some of it was begun on the days before. */
  writtenChange(): Work {
    return { ...this.change(), commits: this.#written() };
  }

  propose(work: Work): PullRequest {
    const { world, line, random, bot } = this.#options;
    const topic = work.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const branch = work.author === bot ? `dependabot/npm/${topic}` : topic;
    return proposeWork(world, line, work, `${branch}-${random.hex(4)}`);
  }

  #written(): Work['commits'] {
    const { random, line, world } = this.#options;
    const count = random.chance(0.3) ? random.integer(2, 5) : 1;
    const now = world.clock.now();
    const { reviewMs } = line.team;
    return Array.from({ length: count }, (_commit, index) => ({
      message: index === 0 ? undefined : random.pick(ON_THE_WAY),
      // The longer a team leaves its work with reviewers, the longer it keeps it to itself before.
      authoredAt: Math.round(
        now - (count - 1 - index) * random.between(0.5, 4) * reviewMs,
      ),
    }));
  }
}
