import { hash } from 'node:crypto';
import type {
  CheckInFact,
  JobFact,
  RepositoryFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';

const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60 * 1000;

/**
 * What follows upon what, again and again: a check-in with its build (C), the lint of that check-in (L), a pull request's build
 * (P), a nightly build (S). Half of all runs are of mainline.
 */
const rota = [...'CLPPCLPCPPCLPSCPCLPP'];

const workflows = {
  C: { id: '1', name: 'CI', path: '.github/workflows/ci.yml' },
  L: { id: '2', name: 'Lint', path: '.github/workflows/lint.yml' },
  P: { id: '1', name: 'CI', path: '.github/workflows/ci.yml' },
  S: { id: '3', name: 'Nightly', path: '.github/workflows/nightly.yml' },
} as const;

type Kind = keyof typeof workflows;

export interface MadeUpRepositoryOptions {
  fact: RepositoryFact;
  /** Its place among all of them, from 0. */
  index: number;
  /** How many runs it has. */
  runs: number;
  /** Over how many days. */
  days: number;
  /** When the newest of them has ended, in milliseconds. */
  until: number;
}

/**
 * A repository whose history is worked out when it is asked for, from its place and the number of a run alone: the same every
 * time, and none of it in memory. One stretch of check-ins in twelve is red; one run in fifty was repeated before it passed.
 */
export class MadeUpRepository {
  constructor(private readonly options: MadeUpRepositoryOptions) {}

  get fact(): RepositoryFact {
    return this.options.fact;
  }

  /** A further lint of the newest check-in, that ended at this moment; another for each `further`. */
  newRun(further: number, at: Date): RunFact {
    const newest = checkInBefore(this.options.runs - 1);
    const { id: workflowId, name, path } = workflows.L;
    const id = String(this.firstId() + this.options.runs + further);
    return {
      ...this.run(newest),
      id,
      attempt: 1,
      number: this.options.runs + further + 1,
      workflowId,
      workflowName: name,
      workflowPath: path,
      conclusion: 'success',
      url: `${this.fact.url}/actions/runs/${id}`,
      createdAt: instant(at.getTime() - minuteMs),
      startedAt: instant(at.getTime() - minuteMs),
      updatedAt: at.toISOString(),
    };
  }

  workflows(): WorkflowFact[] {
    return [workflows.C, workflows.L, workflows.S].map(workflow => ({
      repositoryId: this.fact.id,
      ...workflow,
      state: 'active',
    }));
  }

  /** Newest first, some at a time, with the newest attempt of each. */
  *runPages(since: string, size: number): Generator<RunFact[]> {
    let page: RunFact[] = [];
    for (let n = this.options.runs - 1; n >= 0; n -= 1) {
      const run = this.run(n);
      if (run.createdAt < since) break;
      page.push(run);
      if (page.length === size) {
        yield page;
        page = [];
      }
    }
    yield page;
  }

  checkIns(since: string): CheckInFact[] {
    const checkIns: CheckInFact[] = [];
    for (let n = 0; n < this.options.runs; n += 1) {
      if (kindOf(n) !== 'C') continue;
      const reachedMainlineAt = instant(this.createdAt(n) - 2000);
      if (reachedMainlineAt < since) continue;
      const sha = this.shaOf(n);
      checkIns.push({
        repositoryId: this.fact.id,
        sha,
        treeId: digest(`tree ${sha}`).toString('hex'),
        message: messageOf(n),
        author: authorOf(n),
        authoredAt: instant(this.createdAt(n) - 40 * minuteMs),
        url: `${this.fact.url}/commit/${sha}`,
        reachedMainlineAt,
        reachedBy: 'push',
        pushIndex: 0,
      });
    }
    return checkIns;
  }

  /** The one with this id, of `runs` or the one that would come next. */
  find(id: string, attempt?: number): RunFact | undefined {
    const n = Number(id) - this.firstId();
    if (!(n >= 0 && n <= this.options.runs)) return undefined;
    const newest = this.run(n);
    if (attempt === undefined || attempt === newest.attempt) return newest;
    return attempt < newest.attempt
      ? { ...newest, attempt, conclusion: 'failure' }
      : undefined;
  }

  jobs({ id, attempt }: { id: string; attempt: number }): JobFact[] {
    const run = this.find(id, attempt);
    if (!run) return [];
    const { status, conclusion, startedAt, updatedAt } = run;
    return [
      {
        repositoryId: this.fact.id,
        id: `${id}${attempt}`,
        runId: id,
        attempt,
        name: 'unit tests',
        status,
        conclusion,
        url: `${run.url}/job/${id}${attempt}`,
        labels: ['ubuntu-latest'],
        createdAt: run.createdAt,
        startedAt,
        completedAt: updatedAt,
        steps: [
          { number: 1, name: 'Run npm test', status, conclusion, startedAt },
        ],
      },
    ];
  }

  /** @param n - from 0, the oldest */
  run(n: number): RunFact {
    const kind = kindOf(n);
    const drawn = digest(`${this.options.index} ${n}`);
    const createdAt = this.createdAt(n);
    const updatedAt = createdAt + minuteMs + drawn[1] * 2000;
    const { id: workflowId, name, path } = workflows[kind];
    const id = String(this.firstId() + n);
    const headSha =
      kind === 'P' ? drawn.toString('hex') : this.shaOf(checkInBefore(n));
    return {
      repositoryId: this.fact.id,
      id,
      attempt: drawn[2] < 5 ? 2 : 1,
      number: n + 1,
      workflowId,
      workflowName: name,
      workflowPath: path,
      title: messageOf(n),
      event: { C: 'push', L: 'push', P: 'pull_request', S: 'schedule' }[kind],
      branch: kind === 'P' ? `topic-${n}` : this.fact.defaultBranch,
      headSha,
      treeId: digest(`tree ${headSha}`).toString('hex'),
      headMessage: messageOf(n),
      headAuthor: authorOf(n),
      headAuthoredAt: instant(createdAt - 40 * minuteMs),
      ...(kind === 'P' ? { pullRequests: [n] } : {}),
      actor: authorOf(n),
      status: 'completed',
      conclusion: this.isRed(n, kind) ? 'failure' : 'success',
      url: `${this.fact.url}/actions/runs/${id}`,
      createdAt: instant(createdAt),
      startedAt: instant(createdAt + drawn[3] * 100),
      updatedAt: instant(updatedAt),
    };
  }

  private isRed(n: number, kind: Kind): boolean {
    if (kind !== 'C') return false;
    const stretch = Math.floor(n / rota.length);
    return digest(`red ${this.options.index} ${stretch}`)[0] < 21;
  }

  private shaOf(n: number): string {
    return digest(`check-in ${this.options.index} ${n}`).toString('hex');
  }

  /** Each in a stretch of time of its own, so that they lie in the order of their numbers. */
  private createdAt(n: number): number {
    const { index, runs, days, until } = this.options;
    const step = (days * dayMs) / runs;
    const within = digest(`time ${index} ${n}`)[0] / 256;
    return Math.floor(until - 20 * minuteMs - (runs - n - within) * step);
  }

  private firstId(): number {
    return 1_000_000_000 + this.options.index * 1_000_000;
  }
}

function kindOf(n: number): Kind {
  return rota[n % rota.length] as Kind;
}

function checkInBefore(n: number): number {
  let at = n;
  while (kindOf(at) !== 'C') at -= 1;
  return at;
}

function digest(text: string): Buffer {
  return hash('sha1', text, 'buffer');
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function messageOf(n: number): string {
  return `Change what happens in case ${n}`;
}

function authorOf(n: number): string {
  return `dev-${n % 7}`;
}
