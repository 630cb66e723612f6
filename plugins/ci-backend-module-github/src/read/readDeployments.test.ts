import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import { startGithub } from '../testing/startGithub';
import { startSource } from '../__testUtils__/startSource';

const options = { purpose: 'reconciliation' as const };
const repository: RepositoryFact = {
  host: 'github.com',
  slug: 'acme/catalog',
  id: 'github.com:7',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};
const api = '/repos/acme/catalog/deployments';
const list = `${api}?per_page=100`;
const statusesOf = (id: number) => `${api}/${id}/statuses?per_page=100`;
const since = '2026-03-01T00:00:00.000Z';

const deployment = (
  id: number,
  said: Partial<Record<'environment' | 'created_at' | 'updated_at', string>>,
) => ({
  id,
  sha: `sha${id}`,
  ref: 'main',
  task: 'deploy',
  environment: 'uat',
  original_environment: said.environment ?? 'uat',
  creator: { login: 'ada' },
  created_at: '2026-03-02T10:00:00Z',
  updated_at: said.created_at ?? '2026-03-02T10:00:00Z',
  ...said,
});
const status = (state: string, at: string, runId?: number) => ({
  state,
  created_at: at,
  environment: 'uat',
  log_url: runId
    ? `https://github.com/acme/catalog/actions/runs/${runId}/job/1`
    : '',
});

let github: Awaited<ReturnType<typeof startGithub>>;
let source: CiSource;
let warnings: string[];
beforeEach(async () => {
  github = await startGithub();
  ({ source, warnings } = await startSource({
    integrations: {
      github: [{ host: 'github.com', apiBaseUrl: github.url, token: 't' }],
    },
  }));
});
afterEach(() => github.stop());

async function read(
  query: { since?: string; known?: string[]; validator?: string } = {},
) {
  github.seen.length = 0;
  const answer = await source.readDeployments(
    repository,
    { since, known: [], ...query },
    options,
  );
  return {
    answer,
    value: answer.changed ? answer.value : [],
    validator: answer.changed ? answer.validator : undefined,
    asked: github.urls(),
  };
}

describe('readDeployments', () => {
  it('reads how each stands, and which run made it', async () => {
    github.answers[list] = {
      body: [deployment(2, {}), deployment(1, { environment: 'production' })],
    };
    github.answers[statusesOf(2)] = {
      body: [
        status('failure', '2026-03-02T10:04:00Z', 77),
        status('waiting', '2026-03-02T10:00:00Z', 77),
        status('in_progress', '2026-03-02T10:00:00Z', 77),
      ],
    };
    github.answers[statusesOf(1)] = { body: [] };

    expect((await read()).value).toEqual([
      {
        repositoryId: 'github.com:7',
        id: '2',
        environment: 'uat',
        sha: 'sha2',
        ref: 'main',
        task: 'deploy',
        creator: 'ada',
        createdAt: '2026-03-02T10:00:00.000Z',
        state: 'failure',
        stateAt: '2026-03-02T10:04:00.000Z',
        url: 'https://github.com/acme/catalog/actions/runs/77/job/1',
        runId: '77',
      },
      expect.objectContaining({
        id: '1',
        environment: 'production',
        state: 'pending',
        stateAt: '2026-03-02T10:00:00.000Z',
      }),
    ]);
  });

  it('keeps the outcome of one that became inactive', async () => {
    github.answers[list] = { body: [deployment(1, {})] };
    github.answers[statusesOf(1)] = {
      body: [
        status('inactive', '2026-03-02T12:00:00Z'),
        status('success', '2026-03-02T10:04:00Z'),
      ],
    };
    expect((await read()).value).toMatchObject([
      {
        state: 'success',
        stateAt: '2026-03-02T10:04:00.000Z',
        retired: true,
      },
    ]);
  });

  it('asks once where nothing changed and nothing is on its way', async () => {
    github.answers[list] = {
      body: [deployment(1, {})],
      headers: { etag: 'W/"1"' },
    };
    github.answers[statusesOf(1)] = { body: [] };
    const { validator } = await read();
    const again = await read({ validator });
    expect(again.answer).toEqual({ changed: false });
    expect(again.asked).toEqual([list]);
  });

  it('asks for the statuses of one at its end once, and of one on its way each time', async () => {
    github.answers[list] = {
      body: [
        deployment(2, { created_at: '2026-03-02T11:00:00Z' }),
        deployment(1, {}),
      ],
      headers: { etag: 'W/"1"' },
    };
    const ended = [status('success', '2026-03-02T10:00:00Z')];
    const begun = [status('in_progress', '2026-03-02T11:00:00Z')];
    github.answers[statusesOf(1)] = { body: ended };
    github.answers[statusesOf(2)] = { body: begun };
    const first = await read();
    expect(first.asked).toEqual([list, statusesOf(2), statusesOf(1)]);

    const second = await read({ known: ['2'], validator: first.validator });
    expect(second.asked).toEqual([list, statusesOf(2)]);
  });

  it('reads the statuses of one at its end again once GitHub changed it', async () => {
    github.answers[list] = {
      body: [
        deployment(2, { created_at: '2026-03-02T11:00:00Z' }),
        deployment(1, {}),
      ],
      headers: { etag: 'W/"1"' },
    };
    github.answers[statusesOf(1)] = { body: [] };
    github.answers[statusesOf(2)] = { body: [] };
    const { validator } = await read();
    github.answers[list] = {
      body: [
        deployment(2, { created_at: '2026-03-02T11:00:00Z' }),
        deployment(1, { updated_at: '2026-03-02T12:00:00Z' }),
      ],
      headers: { etag: 'W/"2"' },
    };
    github.answers[statusesOf(1)] = {
      body: [status('inactive', '2026-03-02T12:00:00Z')],
    };
    const again = await read({ validator, since: '2026-03-02T11:30:00.000Z' });
    // The second of the last reading may not have been over.
    expect(again.asked).toEqual([list, statusesOf(2), statusesOf(1)]);
    expect(again.value[1]).toMatchObject({ id: '1', retired: true });
  });

  it('asks after one on its way that is no longer listed, unless it was deleted', async () => {
    github.answers[list] = { body: [] };
    github.answers[`${api}/8`] = { body: deployment(8, {}) };
    github.answers[statusesOf(8)] = {
      body: [status('error', '2026-03-02T10:04:00Z')],
    };
    const { value } = await read({ known: ['8', '9'] });
    expect(value).toMatchObject([{ id: '8', state: 'error' }]);
  });

  it('leaves out one that was deleted while it was read', async () => {
    github.answers[list] = { body: [deployment(1, {})] };
    expect((await read()).value).toEqual([]);
  });

  it('reads at first no more than the newest five of an environment, within the history', async () => {
    const uat = Array.from({ length: 30 }, (_, n) => deployment(100 - n, {}));
    const rare = deployment(5, { environment: 'production' });
    const old = deployment(4, {
      environment: 'production',
      created_at: '2026-02-27T10:00:00Z',
    });
    github.answers[list] = { body: [...uat, rare, old] };
    for (const { id } of [...uat, rare, old]) {
      github.answers[statusesOf(id)] = { body: [] };
    }
    const { value } = await read();
    expect(value.map(({ id }) => Number(id))).toEqual([
      ...uat.slice(0, 5).map(({ id }) => id),
      5,
    ]);
  });

  it('reads at first two hundred in all, the newest of every environment before the second of any', async () => {
    const first = Array.from({ length: 150 }, (_, n) => `pr-${n}`);
    const all = [...first, ...first, ...first].map((environment, n) =>
      deployment(1000 - n, { environment }),
    );
    const rare = deployment(5, { environment: 'production' });
    github.answers[list] = { body: [...all, rare] };
    for (const { id } of [...all, rare]) {
      github.answers[statusesOf(id)] = { body: [] };
    }
    const { value } = await read();
    expect(value).toHaveLength(200);
    expect(value.filter(({ id }) => id === '5')).toHaveLength(1);
    // Two hundred answers, each of them held against GitHub's description.
  }, 60_000);

  it('notices further back what changed, when it is asked for longer ago than the time before', async () => {
    const next = `${list}&page=2`;
    const answer = (etag: string, retiredAt: string) => {
      github.answers[list] = {
        body: [deployment(9, { created_at: '2026-03-02T11:00:00Z' })],
        headers: { etag, link: `<${github.url}${next}>; rel="next"` },
      };
      github.answers[next] = {
        body: [deployment(1, { updated_at: retiredAt }), deployment(0, {})],
      };
    };
    for (const id of [0, 1, 9]) github.answers[statusesOf(id)] = { body: [] };
    const today = '2026-03-02T10:30:00.000Z';
    github.answers[statusesOf(1)] = {
      body: [status('inactive', '2026-03-02T10:45:00Z')],
    };
    answer('W/"1"', '2026-03-02T10:00:00Z');
    const first = await read();
    // The first page alone, as it is asked for these days only.
    github.answers[list] = {
      body: [
        deployment(9, { created_at: '2026-03-02T11:00:00Z' }),
        deployment(8, { created_at: '2026-03-02T10:20:00Z' }),
      ],
      headers: { etag: 'W/"2"', link: `<${github.url}${next}>; rel="next"` },
    };
    github.answers[statusesOf(8)] = { body: [] };
    const second = await read({ since: today, validator: first.validator });
    expect(second.asked).not.toContain(next);

    answer('W/"2"', '2026-03-02T11:00:00Z');
    const deep = await read({ validator: second.validator });
    expect(deep.asked).toContain(next);
    expect(deep.asked).toContain(statusesOf(1));
    expect(deep.asked).not.toContain(statusesOf(0));
    expect(deep.value).toContainEqual(
      expect.objectContaining({ id: '1', retired: true }),
    );
  });

  it.each([403, 404])(
    'goes on without deployments where GitHub answers %i, and says so once',
    async code => {
      github.answers[list] = { status: code, body: { message: 'No' } };
      expect((await read()).answer).toEqual({ changed: false });
      await read();
      expect(warnings).toEqual([
        expect.stringContaining(
          "acme/catalog: only those are known that a webhook tells of. Give the token or App of integrations.github the permission 'Deployments: read'",
        ),
      ]);
      github.answers[list] = { body: [] };
      expect((await read()).answer.changed).toBe(true);
    },
  );

  it('fails where GitHub can not answer now', async () => {
    github.answers[list] = { status: 429, headers: { 'retry-after': '60' } };
    await expect(read()).rejects.toMatchObject({
      name: 'SourceUnavailableError',
    });
  });

  it('reads all over again with a validator that it does not understand', async () => {
    github.answers[list] = { body: [deployment(1, {})] };
    github.answers[statusesOf(1)] = { body: [] };
    expect((await read({ validator: 'W/"old"' })).value).toHaveLength(1);
  });
});
