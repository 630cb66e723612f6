import type {
  CheckInFact,
  JobFact,
  RunFact,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { checkInToRow, jobToRow, runToRow, workflowToRow } from '../facts/rows';
import { catalogRepository } from './seedFacts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a repository lived through: as the pure rules read it, and as the store keeps it. */
export interface History {
  checkIns: CheckInFact[];
  runs: RunFact[];
  jobs: JobFact[];
  workflows: WorkflowFact[];
}

/**
 * A made-up life, the same for the same seed: pull requests that were tested before they were squashed, red stretches of
 * weeks, re-runs, builds without tests, merge queues, a nightly, a workflow that was disabled.
 */
export function aHistory(options: {
  seed: number;
  until: string;
  days: number;
  perDay?: number;
  repositoryId?: string;
}): History {
  const { seed, until, days, perDay = 2 } = options;
  const repositoryId = options.repositoryId ?? catalogRepository.id;
  const chance = randomOf(seed);
  const history: History = {
    checkIns: [],
    runs: [],
    jobs: [],
    workflows: ['CI', 'Lint', 'Old'].map((name, index) => ({
      repositoryId,
      id: `${index + 1}`,
      name,
      path: `.github/workflows/${name.toLowerCase()}.yml`,
      state: name === 'Old' ? 'disabled_manually' : 'active',
    })),
  };
  const start = Date.parse(until) - days * dayMs;
  let runId = 0;
  let lintIsRed = false;

  const addRun = (at: number, run: Partial<RunFact>, jobNames: string[]) => {
    runId += 1;
    const id = `${runId}`;
    const conclusion = run.conclusion ?? 'success';
    const attempts = conclusion === 'failure' && chance() < 0.3 ? 2 : 1;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const began = at + (attempt - 1) * 20 * 60_000;
      history.runs.push({
        repositoryId,
        id,
        number: runId,
        workflowId: '1',
        event: 'push',
        branch: 'main',
        headSha: '',
        status: 'completed',
        url: `https://github.com/acme/catalog/actions/runs/${id}`,
        createdAt: iso(at),
        startedAt: iso(began),
        updatedAt: iso(began + 5 * 60_000),
        ...run,
        attempt,
        conclusion: attempt > 1 ? 'success' : conclusion,
      });
      for (const [index, name] of jobNames.entries()) {
        history.jobs.push({
          repositoryId,
          id: `${id}0${attempt}0${index}`,
          runId: id,
          attempt,
          name,
          status: 'completed',
          conclusion: attempt > 1 ? 'success' : conclusion,
          labels: [],
          steps: [
            {
              number: 1,
              name: name === 'build' ? 'Compile' : 'Run',
              status: 'completed',
              conclusion: 'success',
            },
          ],
        });
      }
    }
  };

  for (let index = 0; index < days * perDay; index++) {
    const at = start + (index / perDay) * dayMs + chance() * 8 * 60 * 60_000;
    const sha = `s${index}`;
    const treeId = `t${index}`;
    const squashed = chance() < 0.4;
    history.checkIns.push({
      repositoryId,
      sha,
      treeId: chance() < 0.8 ? treeId : undefined,
      message: `Change ${index}`,
      author: chance() < 0.1 ? 'dependabot[bot]' : `dev${index % 4}`,
      authoredAt: iso(at - chance() * 3 * dayMs),
      reachedMainlineAt: iso(at),
      reachedBy: squashed ? 'pr_merge' : 'push',
      pushIndex: 0,
    });
    const jobs = chance() < 0.8 ? ['build', 'unit-tests'] : ['build'];
    if (squashed) {
      addRun(
        at - chance() * 10 * dayMs,
        {
          event: 'pull_request',
          branch: 'topic',
          headSha: `p${index}`,
          treeId,
        },
        jobs,
      );
    }
    if (chance() < 0.1) {
      addRun(
        at - 60_000,
        {
          event: 'merge_group',
          branch: 'gh-readonly-queue/main',
          headSha: sha,
          treeId,
        },
        jobs,
      );
    }
    if (chance() < 0.9) {
      const conclusion = chance() < 0.2 ? 'failure' : 'success';
      addRun(at, { headSha: sha, treeId, conclusion }, jobs);
    }
    if (chance() < 0.04) lintIsRed = !lintIsRed;
    addRun(
      at,
      {
        workflowId: '2',
        headSha: sha,
        treeId,
        conclusion: lintIsRed ? 'failure' : 'success',
      },
      chance() < 0.5 ? ['lint'] : [],
    );
    if (index < days) {
      addRun(
        at,
        {
          workflowId: '3',
          headSha: sha,
          conclusion: chance() < 0.5 ? 'failure' : 'success',
        },
        [],
      );
    }
    if (chance() < 0.2) {
      addRun(at + 60 * 60_000, { event: 'schedule', headSha: sha, treeId }, [
        'nightly tests',
      ]);
    }
  }
  return history;
}

/** Whether the jobs of an attempt were read to the end: of most. */
export function wereJobsRead(run: { id: string; attempt: number }): boolean {
  return Number(run.id) % 5 !== 0;
}

/** Beside a repository that is there already. */
export async function insertHistory(
  knex: Knex,
  { checkIns, runs, jobs, workflows }: History,
): Promise<void> {
  await knex.batchInsert('check_ins', checkIns.map(checkInToRow), 50);
  await knex.batchInsert('workflows', workflows.map(workflowToRow), 50);
  await knex.batchInsert(
    'runs',
    runs.map(run => ({
      ...runToRow(run),
      newest: !runs.some(
        each => each.id === run.id && each.attempt > run.attempt,
      ),
      jobs_read_at: wereJobsRead(run) ? run.updatedAt : null,
    })),
    30,
  );
  await knex.batchInsert('jobs', jobs.map(jobToRow), 50);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
