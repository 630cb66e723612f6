import { translateDelivery } from './translateDelivery';

const repository = {
  id: 7,
  full_name: 'acme/catalog',
  html_url: 'https://github.com/acme/catalog',
  default_branch: 'main',
};
const run = {
  id: 30433642,
  workflow_id: 3,
  head_sha: 'abc',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-03-01T10:00:00+01:00',
};
const translate = (event: string, payload: unknown) =>
  translateDelivery(event, payload, link =>
    link.startsWith('https://github.com/') ? 'github.com' : undefined,
  );

describe('translateDelivery', () => {
  it('reads run and workflow of workflow_run', () => {
    expect(
      translate('workflow_run', {
        repository,
        workflow_run: run,
        workflow: { id: 3, name: 'CI', path: 'ci.yml', state: 'active' },
      }),
    ).toMatchObject({
      repository: { id: 'github.com:7', slug: 'acme/catalog' },
      runs: [
        {
          repositoryId: 'github.com:7',
          id: '30433642',
          attempt: 1,
          createdAt: '2026-03-01T09:00:00.000Z',
        },
      ],
      workflows: [{ id: '3', state: 'active' }],
      look: false,
    });
  });

  it('looks again where a run lacks what is essential', () => {
    expect(
      translate('workflow_run', {
        repository,
        workflow_run: { ...run, head_sha: undefined },
      }),
    ).toMatchObject({ runs: [], look: true });
  });

  it('looks again where the repository is only named', () => {
    expect(
      translate('workflow_run', {
        repository: { ...repository, id: undefined },
        workflow_run: run,
      }),
    ).toEqual({
      repository: { host: 'github.com', slug: 'acme/catalog' },
      runs: [],
      jobs: [],
      workflows: [],
      deployments: [],
      look: true,
    });
  });

  it('reads the attempt of workflow_job', () => {
    expect(
      translate('workflow_job', {
        repository,
        workflow_job: { id: 1, run_id: 2, run_attempt: 3, status: 'queued' },
      }),
    ).toMatchObject({ jobs: [{ id: '1', runId: '2', attempt: 3 }] });
  });

  const deployment = {
    id: 1186234567,
    sha: 'abc',
    ref: 'main',
    task: 'deploy',
    environment: 'uat',
    original_environment: 'uat',
    creator: { login: 'ada' },
    created_at: '2026-03-01T09:00:00Z',
    updated_at: '2026-03-01T09:00:00Z',
  };
  const status = {
    id: 1,
    state: 'success',
    created_at: '2026-03-01T09:04:00Z',
    environment: 'uat',
    log_url: 'https://github.com/acme/catalog/actions/runs/77/job/78',
  };
  const seen = {
    repositoryId: 'github.com:7',
    id: '1186234567',
    environment: 'uat',
    sha: 'abc',
    ref: 'main',
    task: 'deploy',
    creator: 'ada',
    createdAt: '2026-03-01T09:00:00.000Z',
    state: 'pending',
    stateAt: '2026-03-01T09:00:00.000Z',
  };

  it('reads a deployment and the run that made it', () => {
    expect(
      translate('deployment', { repository, deployment, workflow_run: run }),
    ).toMatchObject({
      deployments: [{ ...seen, runId: '30433642' }],
      look: false,
    });
    const [byHand] = translate('deployment', {
      repository,
      deployment,
      workflow_run: null,
    }).deployments;
    expect(byHand).toEqual(seen);
  });

  it('reads what a status says, and the run from its link where the payload names none', () => {
    expect(
      translate('deployment_status', {
        repository,
        deployment,
        deployment_status: status,
      }),
    ).toMatchObject({
      deployments: [
        {
          ...seen,
          state: 'success',
          stateAt: '2026-03-01T09:04:00.000Z',
          url: status.log_url,
          runId: '77',
        },
      ],
      look: false,
    });
  });

  it('only retires a deployment that became inactive', () => {
    expect(
      translate('deployment_status', {
        repository,
        deployment,
        deployment_status: { ...status, state: 'inactive', log_url: '' },
      }).deployments,
    ).toEqual([{ ...seen, retired: true }]);
  });

  it.each(['waiting', 'dreaming'])(
    "keeps the word '%s', which GitHub does not describe",
    state => {
      expect(
        translate('deployment_status', {
          repository,
          deployment,
          deployment_status: { ...status, state },
        }).deployments,
      ).toMatchObject([{ state }]);
    },
  );

  it('takes no link that is none', () => {
    const [{ url }] = translate('deployment_status', {
      repository,
      deployment,
      deployment_status: {
        ...status,
        log_url: undefined,
        target_url: 'data:text/html,no',
      },
    }).deployments;
    expect(url).toBeUndefined();
  });

  it.each([
    ['deployment', { deployment: { ...deployment, sha: '' } }],
    ['deployment_status', { deployment }],
    ['deployment_status', { deployment_status: status }],
  ])('looks again where %s lacks what is essential', (event, payload) => {
    expect(translate(event, { repository, ...payload })).toMatchObject({
      deployments: [],
      look: true,
    });
  });

  it.each([
    ['push', { ref: 'refs/heads/main' }],
    ['repository', { action: 'renamed' }],
    ['public', {}],
  ])('looks after %s', (event, payload) => {
    expect(translate(event, { repository, ...payload })).toMatchObject({
      repository: { slug: 'acme/catalog' },
      look: true,
    });
  });

  describe('a push to mainline', () => {
    const push = {
      ref: 'refs/heads/main',
      before: 'a',
      after: 'c',
      created: false,
      deleted: false,
      forced: false,
      commits: ['b', 'c'].map(id => ({
        id,
        tree_id: `tree of ${id}`,
        message: `Change ${id}`,
        timestamp: '2026-03-01T10:00:00+01:00',
        url: `https://github.com/acme/catalog/commit/${id}`,
        author: { name: 'Pat' },
      })),
      repository: { ...repository, pushed_at: 1772359200 },
    };

    it('tells what it brought, and when', () => {
      const { checkIns, look } = translate('push', push);
      expect(look).toBe(false);
      expect(checkIns).toMatchObject([
        { sha: 'b', pushIndex: 1 },
        { sha: 'c', pushIndex: 0 },
      ]);
      expect(checkIns?.[1]).toEqual({
        repositoryId: 'github.com:7',
        sha: 'c',
        treeId: 'tree of c',
        message: 'Change c',
        author: 'Pat',
        authoredAt: '2026-03-01T09:00:00.000Z',
        url: 'https://github.com/acme/catalog/commit/c',
        reachedMainlineAt: '2026-03-01T10:00:00.000Z',
        pushIndex: 0,
      });
    });

    it.each([
      ['rewrites it', { forced: true }],
      ['makes it', { created: true }],
      ['names no commits', { commits: [] }],
      ['does not name the last', { after: 'd' }],
      ['names one that can not be read', { commits: [{}, push.commits[1]] }],
      ['does not say when', { repository }],
    ])('has the source asked where it %s', (_, said) => {
      const read = translate('push', { ...push, ...said });
      expect(read.look).toBe(true);
      expect(read.checkIns).toBeUndefined();
    });
  });

  it.each([
    ['push', { repository, ref: 'refs/heads/topic' }, 'not mainline'],
    ['push', { repository, ref: 'refs/tags/main' }, 'not mainline'],
    ['ping', { zen: 'Design for failure.' }, 'ping'],
    ['star', { repository }, "'star' says nothing"],
    ['never_heard_of', { repository }, "'never_heard_of' says nothing"],
    ['workflow_run', {}, 'names no repository'],
    ['workflow_run', 'text', 'no JSON object'],
    [
      'push',
      { repository: { ...repository, html_url: 'https://evil.example/a/b' } },
      'https://evil.example/a/b is at no host',
    ],
  ])('sets %s aside, with the reason', (event, payload, reason) => {
    expect(translate(event, payload)).toEqual({
      runs: [],
      jobs: [],
      workflows: [],
      deployments: [],
      look: false,
      setAside: expect.stringContaining(reason),
    });
  });
});
