import { readFile } from 'node:fs/promises';
import { resolve as resolvePath } from 'node:path';
import type {
  DeployableService,
  Deployer,
} from '@mainline/backstage-plugin-delivery-node';
import { parse } from 'yaml';
import { configFor, startDeployer } from '../__testUtils__/startDeployer';
import { deployWorkflow } from '../__testUtils__/deployWorkflow';
import { answerJson, startGithub } from '../__testUtils__/startGithub';
import { startShop } from '../__testUtils__/startShop';

jest.setTimeout(60_000);

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

const path = '.github/workflows/deploy.yml';
const where = `${path} of acme/catalog`;
const minute = 60_000;

const service: DeployableService = {
  entityRef: 'component:default/catalog',
  name: 'catalog',
  annotations: {},
  repository: {
    host: 'github.com',
    slug: 'acme/catalog',
    id: 'github.com:7',
    url: 'https://github.com/acme/catalog',
    defaultBranch: 'main',
    archived: false,
  },
};

/** A GitHub that has these files, and nothing else. */
async function withFiles(
  files: Record<string, string>,
  now?: () => number,
): Promise<{
  deployer: Deployer;
  urls: () => string[];
  etags: () => Array<string | undefined>;
}> {
  const github = await startGithub(({ url, etag }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const text =
      files[
        decodeURIComponent(pathname).replace(
          '/repos/acme/catalog/contents/',
          '',
        )
      ];
    const tag = `"${Buffer.from(text ?? '').toString('base64')}"`;
    if (text === undefined) {
      answerJson(response, 404, { message: 'Not Found' });
    } else if (etag === tag) {
      response.writeHead(304, { etag: tag });
      response.end();
    } else {
      const content = Buffer.from(text).toString('base64');
      answerJson(
        response,
        200,
        {
          type: 'file',
          encoding: 'base64',
          content: content.replace(/.{60}/g, '$&\n'),
        },
        { etag: tag },
      );
    }
  });
  stops.push(github.stop);
  const deployer = await startDeployer(configFor(github.url), { now });
  return {
    deployer,
    urls: () => github.seen.map(({ url }) => url),
    etags: () => github.seen.map(({ etag }) => etag),
  };
}

const inputs = `
      environment: { type: string, required: true }
      version: { required: true }
      correlation_id:`;
const runName = 'run-name: Deploy ${{ inputs.correlation_id }}';
const whole = `
name: Deploy
${runName}
on:
  workflow_dispatch:
    inputs:${inputs}
jobs:
  deploy:
    steps:
      - run: ./deploy.sh
`;
const planOf = async (
  text: string,
  changes: Partial<DeployableService> = {},
) => {
  const { deployer } = await withFiles({ [path]: text });
  return deployer.plan({ ...service, ...changes }, 'uat');
};

describe('a plan', () => {
  it('says by what, and how, a service is deployed', async () => {
    const shop = await startShop();
    stops.push(() => shop.simulator.close());
    await expect(shop.deployer.plan(shop.service, 'uat')).resolves.toEqual({
      possible: true,
      workflow: {
        name: 'Deploy',
        path: '.github/workflows/deploy.yml',
        repository: 'acme/catalog',
        ref: 'main',
        url: 'https://github.com/acme/catalog/actions/workflows/deploy.yml',
      },
      claims: false,
      call: {
        host: 'github.com',
        slug: 'acme/catalog',
        repositoryId: `github.com:${shop.repository.id}`,
        workflowPath: path,
        ref: 'main',
        inputs: ['service', 'environment', 'version', 'correlation_id'],
      },
    });
  });

  it('is impossible where the workflow does not deploy to that environment', async () => {
    const shop = await startShop();
    stops.push(() => shop.simulator.close());
    await expect(shop.deployer.plan(shop.service, 'moon')).resolves.toEqual({
      possible: false,
      field: 'environment',
      sentence: `${where} does not deploy to moon: its input 'environment' is one of uat, production. Add moon to its options.`,
      messages: [
        {
          key: 'workflow.otherEnvironments',
          values: {
            path,
            repository: 'acme/catalog',
            environment: 'moon',
            options: 'uat, production',
          },
        },
      ],
    });
  });

  it('is impossible where a workflow that is there is not started by hand', async () => {
    const shop = await startShop({
      workflows: [{ ...deployWorkflow, on: ['push'], inputs: undefined }],
    });
    stops.push(() => shop.simulator.close());
    await expect(
      shop.deployer.plan(shop.service, 'uat'),
    ).resolves.toMatchObject({
      possible: false,
      sentence: expect.stringContaining("can't be started from here"),
    });
  });

  it.each([
    'ship.yml',
    './.github/workflows/ship.yml',
    '/.github/workflows/ship.yml',
    ' ship.yml ',
  ])('takes the workflow that the annotation says: %p', async annotation => {
    const { deployer, urls } = await withFiles({
      '.github/workflows/ship.yml': whole.replace('name: Deploy\n', ''),
    });
    await expect(
      deployer.plan(
        {
          ...service,
          annotations: { 'delivery.mainline/workflow': annotation },
        },
        'uat',
      ),
    ).resolves.toMatchObject({
      possible: true,
      workflow: { name: 'ship.yml' },
    });
    expect(urls()).toEqual([
      '/repos/acme/catalog/contents/.github%2Fworkflows%2Fship.yml?ref=main',
    ]);
  });

  const annotated = (workflow: string) => ({
    annotations: { 'delivery.mainline/workflow': workflow },
  });
  it.each<[string, Partial<DeployableService>, object]>([
    [
      'without repository',
      { repository: undefined },
      {
        field: 'service',
        annotation: 'github.com/project-slug',
        sentence:
          'Nobody knows the repository of catalog: give it the annotation github.com/project-slug, as in acme/catalog.',
      },
    ],
    [
      'whose repository was not found',
      {
        repository: undefined,
        annotations: { 'github.com/project-slug': 'acme/gone' },
      },
      {
        annotation: 'github.com/project-slug',
        sentence:
          'The repository of catalog, acme/gone, was not found: check its annotation github.com/project-slug, and that the App or token of integrations.github may read it.',
      },
    ],
    [
      'whose repository is archived',
      {
        repository: service.repository && {
          ...service.repository,
          archived: true,
        },
      },
      { sentence: expect.stringContaining('acme/catalog is archived') },
    ],
    [
      'with another file than a workflow',
      annotated('../secrets.yml'),
      {
        annotation: 'delivery.mainline/workflow',
        sentence:
          "The annotation delivery.mainline/workflow of catalog is '../secrets.yml': give the name of a file in .github/workflows, as in deploy.yml.",
      },
    ],
    [
      'with no YAML',
      annotated('deploy.sh'),
      { annotation: 'delivery.mainline/workflow' },
    ],
    [
      'whose workflow is not there',
      annotated('gone.yml'),
      {
        annotation: 'delivery.mainline/workflow',
        sentence:
          'There is no .github/workflows/gone.yml of acme/catalog on main, or the App or token of integrations.github may not read it. Add that workflow, or name another by the annotation delivery.mainline/workflow.',
      },
    ],
  ])('is impossible for a service %s', async (_, changes, expected) => {
    await expect(planOf(whole, changes)).resolves.toMatchObject({
      possible: false,
      ...expected,
    });
  });

  it.each([
    ['a word', 'on: workflow_dispatch', false],
    ['a list', 'on: [push, workflow_dispatch]', false],
    ['a mapping to nothing', 'on:\n  push:\n  workflow_dispatch:', false],
    ['a quoted key', '"on":\n  workflow_dispatch:', false],
    ['another word', 'on: push', true],
    ['another list', 'on: [push]', true],
    ['another mapping', 'on:\n  schedule:\n    - cron: "0 1 * * *"', true],
    ['nothing', '', true],
  ])('knows workflow_dispatch as %s', async (_, on, missing) => {
    const plan = await planOf(`${runName}\n${on}\njobs: {}`);
    expect(plan).toMatchObject({
      possible: false,
      sentence: missing
        ? `${where} can't be started from here: add workflow_dispatch to its 'on', or name another workflow by the annotation delivery.mainline/workflow.`
        : `${where} takes no input 'version', 'environment', 'correlation_id': add them under on.workflow_dispatch.inputs with type string, and put \${{ inputs.correlation_id }} into its run-name: by that its run is found.`,
    });
  });

  it.each<[string, string, string]>([
    [
      'takes no version',
      whole.replace(/ +version.*\n/, ''),
      `${where} takes no input 'version': add it under on.workflow_dispatch.inputs with type string.`,
    ],
    [
      'takes no correlation id',
      whole.replace(/ +correlation_id.*\n/, ''),
      `${where} takes no input 'correlation_id': add it under on.workflow_dispatch.inputs with type string, and put \${{ inputs.correlation_id }} into its run-name: by that its run is found.`,
    ],
    [
      'does not tell the correlation id',
      whole.replace(runName, 'run-name: Deploy'),
      `The run-name of ${where} does not hold \${{ inputs.correlation_id }}: add it, because by that its run is found.`,
    ],
    [
      'has no run-name',
      whole.replace(runName, ''),
      `The run-name of ${where} does not hold \${{ inputs.correlation_id }}: add it, because by that its run is found.`,
    ],
    [
      'lets choose the version',
      whole.replace('version: {', 'version: { type: choice, options: [a],'),
      `The input 'version' of ${where} has type choice: make it string, because it may be anything.`,
    ],
    [
      'requires what nobody knows',
      whole.replace(
        'inputs:\n',
        'inputs:\n      colour: { required: true }\n      size: { required: true }\n',
      ),
      `${where} requires 'colour', 'size', which a deployment does not know: give a default, or make it optional.`,
    ],
    [
      'requires a digest, which the first deployment has not',
      whole.replace('inputs:\n', 'inputs:\n      digest: { required: true }\n'),
      `${where} requires 'digest', which a deployment does not know: give a default, or make it optional.`,
    ],
    [
      'lets choose the digest',
      whole.replace(
        'inputs:\n',
        'inputs:\n      digest: { type: choice, options: [a] }\n',
      ),
      `The input 'digest' of ${where} has type choice: make it string, because it may be anything.`,
    ],
    [
      'is of other services',
      whole.replace(
        'inputs:\n',
        'inputs:\n      service: { type: choice, options: [cart, 7] }\n',
      ),
      `${where} does not deploy catalog: its input 'service' is one of cart, 7. Add catalog to its options.`,
    ],
    ['is empty', '', `${where} can't be read: it holds no workflow.`],
    ['is a list', '- a', `${where} can't be read: it holds no workflow.`],
    [
      'is no YAML',
      'on: [push',
      `${where} can't be read: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10:.`,
    ],
    [
      'is a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
      `${where} can't be read: Excessive alias count indicates a resource exhaustion attack.`,
    ],
  ])('is impossible by a workflow that %s', async (_, text, sentence) => {
    await expect(planOf(text)).resolves.toMatchObject({
      possible: false,
      field: 'service',
      sentence,
    });
  });

  it.each<[string, string]>([
    ['anchors', whole.replace('{ required: true }', '&x { required: true }')],
    ['a key twice', `${whole}\nname: Deploy it`],
    ['an unknown type', whole.replace('type: string', 'type: place')],
    [
      'a required input with a default',
      whole.replace(
        'inputs:\n',
        'inputs:\n      colour: { required: true, default: red }\n',
      ),
    ],
    [
      'the correlation id by index',
      whole.replace('inputs.correlation_id', "inputs['correlation_id']"),
    ],
    [
      'the correlation id of the event',
      whole.replace('inputs.', 'github.event.inputs.'),
    ],
    [
      'jobs that call workflows',
      whole.replace('steps:', 'uses: x/y@v1\n    z:'),
    ],
    ['jobs that are no mapping', whole.replace(/jobs:[^]*/, 'jobs: 7')],
  ])('is possible by a workflow with %s', async (_, text) => {
    await expect(planOf(text)).resolves.toMatchObject({ possible: true });
  });

  it('is possible by the workflow of docs/deploying.md, which claims, and splices no input into a script', async () => {
    const page = await readFile(
      resolvePath(__dirname, '../../../../docs/deploying.md'),
      'utf8',
    );
    const [, example] = /```yaml\n(name: Deploy\n[^]*?)```/.exec(page) ?? [];
    await expect(planOf(example)).resolves.toMatchObject({
      possible: true,
      claims: true,
      call: {
        inputs: [
          'service',
          'environment',
          'version',
          'digest',
          'correlation_id',
        ],
      },
    });
    const steps: Array<{ run?: string }> = parse(example).jobs.deploy.steps;
    expect(steps.map(({ run }) => run ?? '').join()).not.toContain('${{');
  });

  const address = 'https://portal.example/api/delivery/claims/';
  it.each<[boolean, string, string]>([
    [true, 'in run', `- run: curl -fX POST "${address}$ID"`],
    [
      true,
      'in with',
      `- uses: acme/claim@v1\n        with: { url: ${address} }`,
    ],
    [true, 'in env', `- run: ./claim.sh\n        env: { URL: '${address}' }`],
    [false, 'in its name only', `- name: ${address}\n        run: "true"`],
    [false, 'nowhere', '- run: curl https://portal.example/api/delivery'],
  ])(
    'says %s of a step that mentions the claim %s',
    async (claims, _, step) => {
      await expect(
        planOf(whole.replace('- run: ./deploy.sh', step)),
      ).resolves.toMatchObject({ possible: true, claims });
    },
  );
});

describe('the file of a workflow', () => {
  it('is read once a minute, and then only if it changed', async () => {
    const clock = { now: 0 };
    const files = { [path]: whole };
    const { deployer, urls, etags } = await withFiles(files, () => clock.now);
    const plan = () => deployer.plan(service, 'uat');

    await plan();
    clock.now += minute - 1;
    await deployer.plan(service, 'production');
    expect(urls()).toHaveLength(1);
    clock.now += 1;
    await expect(plan()).resolves.toMatchObject({ possible: true });
    expect(urls()).toHaveLength(2);
    clock.now += minute - 1;
    await plan();
    expect(urls()).toHaveLength(2);

    files[path] = 'on: push';
    await expect(plan()).resolves.toMatchObject({ possible: true });
    clock.now += 1;
    await expect(plan()).resolves.toMatchObject({ possible: false });
    expect(urls()).toHaveLength(3);
    const tag = expect.stringMatching(/^".*"$/);
    expect(etags()).toEqual([undefined, tag, tag]);
  });

  it('that is added is seen after a minute', async () => {
    const clock = { now: 0 };
    const files: Record<string, string> = {};
    const { deployer } = await withFiles(files, () => clock.now);
    await expect(deployer.plan(service, 'uat')).resolves.toMatchObject({
      possible: false,
    });
    files[path] = whole;
    clock.now += minute;
    await expect(deployer.plan(service, 'uat')).resolves.toMatchObject({
      possible: true,
    });
  });

  it.each<[number, unknown, string]>([
    [401, { message: 'Bad credentials' }, 'Renew the token'],
    [
      403,
      { message: 'Resource not accessible by integration' },
      'Give the App',
    ],
    [502, '<html>', 'answered 502'],
  ])(
    'that GitHub does not tell with %s is an error, not a missing one',
    async (status, body, words) => {
      const github = await startGithub((_, response) =>
        answerJson(response, status, body),
      );
      stops.push(github.stop);
      const deployer = await startDeployer(configFor(github.url));
      const failure = await deployer.plan(service, 'uat').catch(error => error);
      expect(failure).toMatchObject({ name: 'ServiceUnavailableError' });
      expect(failure.message).toContain(`${where} can't be read: `);
      expect(failure.message).toContain(words);
    },
  );

  it('that is a folder or a link is none', async () => {
    const github = await startGithub((_, response) =>
      answerJson(response, 200, []),
    );
    stops.push(github.stop);
    const deployer = await startDeployer(configFor(github.url));
    await expect(deployer.plan(service, 'uat')).resolves.toMatchObject({
      possible: false,
      sentence: `${where} can't be read: it is no file, or one of more than a megabyte.`,
    });
  });
});

describe('a target', () => {
  it('asks nobody, and knows what a plan has read', async () => {
    const { deployer, urls } = await withFiles({ [path]: whole });
    const url = 'https://github.com/acme/catalog/actions/workflows/deploy.yml';
    expect(deployer.target(service)).toEqual({
      possible: true,
      workflow: 'deploy.yml',
      url,
      assumed: true,
    });
    expect(urls()).toEqual([]);
    await deployer.plan(service, 'uat');
    expect(deployer.target(service)).toEqual({
      possible: true,
      workflow: 'Deploy',
      url,
    });
    expect(urls()).toHaveLength(1);
  });

  it('says why it is none', async () => {
    const { deployer } = await withFiles({ [path]: 'on: push' });
    await deployer.plan(service, 'uat');
    expect(deployer.target(service)).toMatchObject({
      possible: false,
      annotation: 'delivery.mainline/workflow',
    });
    expect(
      deployer.target({ ...service, repository: undefined }),
    ).toMatchObject({
      possible: false,
      annotation: 'github.com/project-slug',
    });
  });
});

it('handles the hosts of integrations.github, and services whose repository nobody knows', async () => {
  const { deployer } = await withFiles({});
  const on = (host: string) =>
    service.repository && {
      ...service,
      repository: { ...service.repository, host },
    };
  expect(deployer.id).toBe('github-actions');
  expect(
    [service, on('gitlab.com'), { ...service, repository: undefined }].map(
      one => one && deployer.handles(one),
    ),
  ).toEqual([true, false, true]);
});
