import { existsSync } from 'node:fs';
import { SteppedClock } from '../../clock';
import { GithubSimulator } from '../../GithubSimulator';
import { startGithubSimulator } from '../../startGithubSimulator';
import { OpenApiGuard, openApiGuard } from '../../testing';
import { read, readEverything, rowsOf } from '../../testing/readEverything';

const recordings = process.env.MAINLINE_RECORDINGS;
const describeRecorded =
  recordings && existsSync(recordings) ? describe : describe.skip;
const SLUGS = [
  'hub4j-test-org/GHWorkflowRunTest',
  'hub4j-test-org/GHWorkflowTest',
  '<GITHUB_LOGIN>/<GITHUB_TEST_REPOSITORY>',
  'panjf2000/ants',
];

jest.setTimeout(120_000);

describeRecorded(
  'the recorded scenario (skipped unless MAINLINE_RECORDINGS names a folder of recordings)',
  () => {
    let simulator: GithubSimulator;
    let guard: OpenApiGuard;

    beforeAll(async () => {
      guard = openApiGuard();
      simulator = await startGithubSimulator({
        scenario: 'recorded',
        recordings,
        clock: new SteppedClock('2026-01-01T00:00:00Z'),
        onResponse: guard.onResponse,
      });
    });

    afterAll(() => simulator.close());

    const at = (slug: string) =>
      `${simulator.url}/repos/${slug
        .split('/')
        .map(encodeURIComponent)
        .join('/')}`;

    it('serves all 150 rows, which are 145 runs, newest first', async () => {
      const rows: Record<string, unknown>[] = [];
      for (const slug of SLUGS) {
        const { runs } = await readEverything(simulator.url, slug);
        const created = runs.map(run => String(run.created_at));
        expect(created).toEqual([...created].sort().reverse());
        rows.push(...runs);
      }
      expect(rows).toHaveLength(150);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(145);
      guard.assertValid();
      expect(guard.checked).toBeGreaterThan(100);
      // Nothing but what GitHub added later is missing in the recorded rows.
      const missing = [...guard.missingInRecordings].map(
        entry => entry.split(' ').at(-1) ?? '',
      );
      expect([...new Set(missing)].sort()).toEqual(['display_title', 'path']);
    });

    it('answers a run with its newest attempt, and each attempt with its own row', async () => {
      const run = `${at(SLUGS[0])}/actions/runs/2874767918`;
      expect((await read(run)).body).toMatchObject({
        run_attempt: 2,
        conclusion: 'success',
      });
      expect((await read(`${run}/attempts/1`)).body).toMatchObject({
        run_attempt: 1,
        conclusion: 'action_required',
      });
    });

    it('answers the newest row of a run that was recorded without attempts', async () => {
      const { body } = await read(`${at(SLUGS[0])}/actions/runs/686036126`);
      expect(body).toMatchObject({
        conclusion: 'cancelled',
        updated_at: '2021-03-25T09:38:16Z',
      });
    });

    it('says that it cannot tell a run that was recorded with two conclusions', async () => {
      for (const path of ['', '/attempts/1', '/jobs']) {
        const answer = await read(
          `${at(SLUGS[0])}/actions/runs/6804432015${path}`,
        );
        expect(answer.status).toBe(404);
        expect(answer.body).toMatchObject({
          message: expect.stringMatching(/success and as startup_failure/),
        });
      }
    });

    it('tells when pushed commits reached mainline', async () => {
      const { body } = await read(`${at('panjf2000/ants')}/activity`);
      expect(body).toMatchObject([
        {
          after: '32664cb1408f8d9ffa7236335025a4cd94a306ce',
          ref: 'refs/heads/master',
          timestamp: '2022-06-27T01:29:54Z',
        },
      ]);
      const repository = await read(at('panjf2000/ants'));
      expect(repository.body).toMatchObject({ default_branch: 'master' });
    });

    it('serves both generations of recorded jobs', async () => {
      const answer = await read(
        `${at('panjf2000/ants')}/actions/runs/577330056/jobs`,
      );
      expect(rowsOf(answer, 'jobs')).toHaveLength(6);
      guard.assertValid();
      expect(guard.missingInRecordings).toContain(
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs created_at',
      );
      expect(answer.headers.get('x-simulator-supplied')).toBeNull();
    });

    it('supplies jobs where none were recorded, and says so', async () => {
      const answer = await read(
        `${at('panjf2000/ants')}/actions/runs/2566218977/jobs`,
      );
      expect(answer.headers.get('x-simulator-supplied')).toBe('jobs');
      expect(rowsOf(answer, 'jobs')).toMatchObject([
        { run_id: 2566218977, conclusion: 'failure', name: 'Lint' },
      ]);
      expect(simulator.supplied().jobs).toContainEqual({
        slug: 'panjf2000/ants',
        runId: 2566218977,
        attempt: 1,
      });
    });

    it('knows a repository by every id that recorded links know it by', async () => {
      for (const id of [540180744, 543787706]) {
        const answer = await read(`${simulator.url}/repositories/${id}`);
        expect(answer.body).toMatchObject({ full_name: SLUGS[2] });
      }
    });

    it('refuses to start or cancel anything', async () => {
      for (const verb of ['rerun', 'rerun-failed-jobs', 'cancel']) {
        const answer = await read(
          `${at(SLUGS[0])}/actions/runs/6804432019/${verb}`,
          { method: 'POST' },
        );
        expect(answer.status).toBe(403);
      }
    });

    it('brings catalog entities with names that the catalog takes', () => {
      const entities = simulator.catalogEntities();
      expect(
        entities
          .filter(({ kind }) => kind === 'Component')
          .map(({ metadata }) => [
            metadata.name,
            metadata.annotations?.['github.com/project-slug'],
          ]),
      ).toEqual([
        ['ghworkflowruntest', SLUGS[0]],
        ['ghworkflowtest', SLUGS[1]],
        ['github-test-repository', SLUGS[2]],
        ['ants', SLUGS[3]],
      ]);
    });
  },
);
