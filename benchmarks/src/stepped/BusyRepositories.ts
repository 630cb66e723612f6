import type {
  Account,
  GithubSimulator,
  PullRequest,
  World,
} from '@mainline/github-simulator';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Working hours, UTC: changes begin then. */
const firstHour = 8;
const workingMs = 9 * 60 * minuteMs;

/** Of each working day: what makes twenty runs. */
const changesADay = 5;

const jobs = [
  { name: 'build', steps: ['Build'], durationMs: 3 * minuteMs },
  {
    name: 'test',
    needs: ['build'],
    steps: ['Run unit tests'],
    durationMs: 4 * minuteMs,
  },
];

/**
 * Repositories in which as much happens on every day: five pull requests, each pushed to twice and merged by a squash. That is a run
 * at each push to its branch and two on mainline, so twenty runs a day, ten of them mainline builds; one in ten changes
 * fails on mainline. When in the working day a change comes is by chance, the same every time.
 */
export class BusyRepositories {
  readonly names: string[];
  private readonly world: World;
  private readonly author: Account;
  private changes = 0;
  private state = 7;

  constructor(private readonly github: GithubSimulator, count: number) {
    this.world = github.world;
    this.author = this.world.account('pat');
    this.names = Array.from({ length: count }, (_, n) => `service-${n + 1}`);
    const owner = this.world.account('bench', 'Organization');
    for (const name of this.names) {
      this.world.addRepository({
        name,
        owner,
        workflows: [
          {
            name: 'CI',
            path: '.github/workflows/ci.yml',
            on: ['push', 'pull_request'],
            jobs,
          },
          {
            name: 'Package',
            path: '.github/workflows/package.yml',
            on: ['push'],
            jobs: [
              { name: 'package', steps: ['Package'], durationMs: minuteMs },
            ],
          },
        ],
      });
      this.world.push(name, { message: 'Begin', startRuns: false });
    }
  }

  /** Has the changes of the day that begins at that time happen, as the clock comes to them. */
  schedule(dayStart: number): void {
    const { clock } = this.github;
    for (const name of this.names) {
      for (let n = 0; n < changesADay; n += 1) {
        const at =
          dayStart + firstHour * 60 * minuteMs + this.chance() * workingMs;
        this.changes += 1;
        const branch = `change-${this.changes}`;
        const fails = this.chance() < 0.1;
        let pullRequest: PullRequest;
        clock.schedule(at, () => {
          pullRequest = this.world.openPullRequest(name, {
            branch,
            title: `Change ${branch}`,
            author: this.author,
          });
        });
        clock.schedule(at + 20 * minuteMs, () => {
          this.world.push(name, { branch, message: `More of ${branch}` });
        });
        clock.schedule(at + 45 * minuteMs, () => {
          this.world.mergePullRequest(
            name,
            pullRequest,
            fails ? { plan: { CI: { outcome: 'failure' } } } : {},
          );
        });
      }
    }
  }

  /** Days one after the other, from now on, until the last has passed. */
  live(days: number, advance: (ms: number) => void): void {
    for (let day = 0; day < days; day += 1) {
      this.schedule(this.github.clock.now());
      advance(dayMs);
    }
  }

  runs(): number {
    return this.names.reduce(
      (sum, name) => sum + this.world.repository(name).runs.length,
      0,
    );
  }

  /** The runs of each repository that were created since then. */
  newest(since: number): Array<{
    slug: string;
    runs: Array<{ id: number; beganAt: number; endedAt?: number }>;
  }> {
    return this.names.map(name => {
      const { owner, runs } = this.world.repository(name);
      return {
        slug: `${owner.login}/${name}`,
        runs: runs
          .slice(-20)
          .filter(run => run.createdAt >= since)
          .map(run => {
            const { status, updatedAt } = this.world.newestAttempt(run);
            return {
              id: run.id,
              beganAt: run.createdAt,
              ...(status === 'completed' && { endedAt: updatedAt }),
            };
          }),
      };
    });
  }

  /** Mulberry32. */
  private chance(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }
}
