import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toInstant } from '@mainline/backstage-plugin-ci-common';
import { translateActivity } from './translate/translateActivity';
import { translateCommit } from './translate/translateCommit';
import { translateDeployment } from './translate/translateDeployment';
import { translateDeploymentStatus } from './translate/translateDeploymentStatus';
import { translateJob } from './translate/translateJob';
import { translateRepository } from './translate/translateRepository';
import { translateRun } from './translate/translateRun';
import { translateWorkflow } from './translate/translateWorkflow';
import { translateDelivery } from './webhooks/translateDelivery';

/*
 * Traffic of the real GitHub, recorded by others. It is no part of this repository: MAINLINE_RECORDINGS names its folder.
 */
const folder = process.env.MAINLINE_RECORDINGS;
const describeRecorded = folder ? describe : describe.skip;
const why = folder
  ? ''
  : ' (skipped: MAINLINE_RECORDINGS names no folder of recordings)';

function readRows<T>(name: string): T[] {
  if (!folder) return [];
  return gunzipSync(readFileSync(join(folder, `${name}.ndjson.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
}

const repository = {
  host: 'github.com',
  id: 'github.com:7',
  slug: 'a/b',
  url: 'https://h/a/b',
};

interface RecordedRun {
  id: number;
  run_attempt?: number;
  run_number: number;
  status: string;
  conclusion: string | null;
  head_sha: string;
  created_at: string;
  updated_at: string;
  repository: { id: number };
}

describeRecorded(`recorded objects${why}`, () => {
  it('every run is read', () => {
    const rows = readRows<{ data: RecordedRun }>('runs');
    expect(rows).toHaveLength(150);
    for (const { data } of rows) {
      expect(translateRun(data, repository)).toMatchObject({
        id: String(data.id),
        attempt: data.run_attempt ?? 1,
        number: data.run_number,
        status: data.status,
        headSha: data.head_sha,
        createdAt: toInstant(data.created_at),
        updatedAt: toInstant(data.updated_at),
        ...(data.conclusion === null ? {} : { conclusion: data.conclusion }),
      });
      expect(translateRepository(data.repository, 'github.com')).toBe(
        undefined, // The short form in a run has no default branch.
      );
    }
  });

  it('every job is read, with all its steps', () => {
    const rows = readRows<{ data: { run_id: number; steps: unknown[] } }>(
      'jobs',
    );
    expect(rows).toHaveLength(24);
    for (const { data } of rows) {
      const job = translateJob(data, repository);
      expect(job?.runId).toBe(String(data.run_id));
      expect(job?.steps).toHaveLength(data.steps.length);
    }
  });

  it('every deployment is read, and every status', () => {
    const deployments = readRows<{
      data: { id: number; sha: string; environment: string };
    }>('deployments');
    expect(deployments).toHaveLength(8);
    for (const { data } of deployments) {
      expect(translateDeployment(data, repository)).toMatchObject({
        id: String(data.id),
        sha: data.sha,
        environment: data.environment,
        state: 'pending',
      });
    }
    const deployment = translateDeployment(deployments[0].data, repository);
    const statuses = readRows<{ data: { state: string } }>(
      'deployment_statuses',
    );
    expect(statuses).toHaveLength(2);
    for (const { data } of statuses) {
      expect(translateDeploymentStatus(data, deployment!)?.state).toBe(
        data.state,
      );
    }
  });

  it('every workflow is read', () => {
    const rows = readRows<{ data: { state: string } }>('workflows');
    expect(rows).toHaveLength(9);
    for (const { data } of rows) {
      expect(translateWorkflow(data, repository)?.state).toBe(data.state);
    }
  });
});

describeRecorded(`recorded payloads of webhooks${why}`, () => {
  /** A row is named after its recording: `workflow_run_pull_request`, `check-run`. */
  const eventOf = (name: string) =>
    ['workflow_run', 'repository', 'push'].find(
      event => name.startsWith(`${event}_`) || name.startsWith(`${event}.`),
    ) ?? name.replaceAll('-', '_');

  const translated = () =>
    readRows<{ event: string; data: unknown }>('webhooks').map(
      ({ event, data }) => ({
        name: event,
        event: eventOf(event),
        ...translateDelivery(eventOf(event), data, () => 'github.com'),
      }),
    );

  it('every one is translated, or set aside with a reason', () => {
    expect(translated()).toHaveLength(71);
    expect(
      translated()
        .filter(
          ({ runs, jobs, deployments, look, setAside }) =>
            runs.length + jobs.length + deployments.length === 0 &&
            !look &&
            !setAside,
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('runs and jobs are read, and a fork is told from the repository', () => {
    const all = translated();
    const runs = all.filter(({ event }) => event === 'workflow_run');
    expect(runs.map(({ runs: { length } }) => length)).toEqual([1, 1, 1]);
    expect(
      runs.map(({ name, runs: [run] }) => [name, run.headRepository]),
    ).toContainEqual([
      'workflow_run_other_repository',
      expect.stringContaining('/'),
    ]);
    const deployments = all.filter(({ event }) =>
      event.startsWith('deployment'),
    );
    expect(deployments.map(({ deployments: { length } }) => length)).toEqual([
      1, 1,
    ]);
    const [job] = all.filter(({ event }) => event === 'workflow_job');
    expect(job.jobs).toHaveLength(1);
  });
});

describeRecorded(`recorded answers of REST${why}`, () => {
  /** The body, and every object and list inside it. */
  function everythingIn(value: unknown): unknown[] {
    if (typeof value !== 'object' || value === null) return [value];
    return [value, ...Object.values(value).flatMap(everythingIn)];
  }

  it('every body passes every translation without a crash', () => {
    const rows = readRows<{ body: unknown }>('recordings');
    expect(rows).toHaveLength(276);
    const values = rows.flatMap(({ body }) => everythingIn(body));
    expect(() => {
      for (const value of values) {
        translateRun(value, repository);
        translateJob(value, repository);
        translateWorkflow(value, repository);
        translateRepository(value, 'github.com');
        const deployment = translateDeployment(value, repository);
        if (deployment) translateDeploymentStatus(value, deployment);
        translateCommit(value);
        translateActivity(value);
      }
    }).not.toThrow();
  });

  it('every listed run, job and workflow is read', () => {
    const read = { workflow_runs: 0, jobs: 0, workflows: 0 };
    for (const { body } of readRows<{
      body: Partial<Record<keyof typeof read, unknown[]>>;
    }>('recordings')) {
      for (const run of body?.workflow_runs ?? []) {
        expect(translateRun(run, repository)).toBeDefined();
        read.workflow_runs += 1;
      }
      for (const job of body?.jobs ?? []) {
        expect(translateJob(job, repository)).toBeDefined();
        read.jobs += 1;
      }
      for (const workflow of body?.workflows ?? []) {
        expect(translateWorkflow(workflow, repository)).toBeDefined();
        read.workflows += 1;
      }
    }
    expect(Math.min(...Object.values(read))).toBeGreaterThan(0);
  });
});
