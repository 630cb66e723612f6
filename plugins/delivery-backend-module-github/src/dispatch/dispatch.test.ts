import { randomUUID } from 'node:crypto';
import type {
  Deployer,
  DeployOrder,
} from '@mainline/backstage-plugin-delivery-node';
import type { Fault, GithubSimulatorOptions } from '@mainline/github-simulator';
import { deployWorkflow } from '../__testUtils__/deployWorkflow';
import { configFor, startDeployer } from '../__testUtils__/startDeployer';
import { answerJson, startGithub } from '../__testUtils__/startGithub';
import { openedAt, startShop, type Shop } from '../__testUtils__/startShop';

jest.setTimeout(60_000);

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

async function openShop(options: Parameters<typeof startShop>[0] = {}) {
  const shop = await startShop(options);
  stops.push(() => shop.simulator.close());
  return shop;
}

const runsOf = ({ world }: Shop) => world.repository('catalog').runs;
const find = (shop: Shop, order: DeployOrder) =>
  shop.deployer.find(order, { sentSince: openedAt });

describe('a dispatch', () => {
  it('gives the workflow what it takes, and is answered with its run', async () => {
    const shop = await openShop();
    const order = await shop.orderOf(randomUUID());

    const answer = await shop.deployer.dispatch(order);

    const [run] = runsOf(shop);
    expect(answer).toEqual({
      outcome: 'accepted',
      run: {
        repositoryId: `github.com:${shop.repository.id}`,
        id: String(run.id),
        attempt: 1,
        url: `${shop.simulator.url}/acme/catalog/actions/runs/${run.id}`,
      },
    });
    expect(shop.dispatches().map(({ body }) => body)).toEqual([
      {
        ref: 'main',
        inputs: {
          service: 'catalog',
          environment: 'uat',
          version: 'a'.repeat(40),
          correlation_id: order.correlationId,
        },
        return_run_details: true,
      },
    ]);
    await expect(find(shop, order)).resolves.toMatchObject({
      id: String(run.id),
    });
  });

  it('sends the digest where there is one and the workflow takes it', async () => {
    const shop = await openShop({
      workflows: [
        {
          ...deployWorkflow,
          inputs: {
            ...deployWorkflow.inputs,
            digest: { type: 'string', default: '' },
          },
        },
      ],
    });
    const digest = `sha256:${'a'.repeat(64)}`;
    await shop.deployer.dispatch({ ...(await shop.orderOf('c-1')), digest });
    await shop.deployer.dispatch(await shop.orderOf('c-2'));
    expect(
      runsOf(shop)
        .map(({ inputs }) => inputs.digest)
        .sort(),
    ).toEqual(['', digest]);
  });

  it('sends only the inputs that the workflow takes', async () => {
    const { service, ...inputs } = deployWorkflow.inputs ?? {};
    const shop = await openShop({ workflows: [{ ...deployWorkflow, inputs }] });

    await expect(
      shop.deployer.dispatch(await shop.orderOf(randomUUID())),
    ).resolves.toMatchObject({ outcome: 'accepted' });
    expect(Object.keys(runsOf(shop)[0].inputs)).not.toContain('service');
  });

  const again = expect.stringMatching(/^\d{4}-.*Z$/);
  type Details = GithubSimulatorOptions['runDetails'];
  it.each<{
    fault?: Pick<Fault, 'kind' | 'retryAfterSeconds' | 'delayMs'>;
    runDetails?: Details;
    answer: object;
    statuses: number[];
    runs: 0 | 1;
  }>([
    {
      runDetails: 'ignored',
      answer: { outcome: 'accepted' },
      statuses: [204],
      runs: 1,
    },
    {
      runDetails: 'refused',
      answer: { outcome: 'accepted' },
      statuses: [400, 204],
      runs: 1,
    },
    {
      fault: { kind: 'slow', delayMs: 1 },
      answer: { outcome: 'accepted', run: { attempt: 1 } },
      statuses: [200],
      runs: 1,
    },
    {
      fault: { kind: 'timeout-before' },
      answer: { outcome: 'unsure' },
      statuses: [0],
      runs: 0,
    },
    {
      fault: { kind: 'timeout-after' },
      answer: { outcome: 'unsure' },
      statuses: [200],
      runs: 1,
    },
    {
      fault: { kind: 'timeout-after' },
      runDetails: 'ignored',
      answer: { outcome: 'unsure' },
      statuses: [204],
      runs: 1,
    },
    {
      fault: { kind: 'truncated' },
      answer: { outcome: 'unsure' },
      statuses: [200],
      runs: 1,
    },
    {
      fault: { kind: 500 },
      answer: { outcome: 'unsure' },
      statuses: [500],
      runs: 0,
    },
    {
      fault: { kind: 502 },
      answer: { outcome: 'unsure' },
      statuses: [502],
      runs: 0,
    },
    {
      fault: { kind: 403 },
      answer: {
        outcome: 'refused',
        sentence:
          'GitHub refused to start .github/workflows/deploy.yml of acme/catalog (403): Resource not accessible by integration. Give the App or token of integrations.github the permission Actions: write.',
      },
      statuses: [403],
      runs: 0,
    },
    {
      fault: { kind: 403, retryAfterSeconds: 120 },
      answer: { outcome: 'not-sent', retryAt: again },
      statuses: [403],
      runs: 0,
    },
    {
      fault: { kind: 409 },
      answer: {
        outcome: 'refused',
        sentence:
          'GitHub refused to start .github/workflows/deploy.yml of acme/catalog (409): Conflict.',
      },
      statuses: [409],
      runs: 0,
    },
    {
      fault: { kind: 429 },
      answer: { outcome: 'not-sent', retryAt: again },
      statuses: [429],
      runs: 0,
    },
  ])(
    '$# is $answer.outcome after $statuses; $runs runs were started, and are found',
    async ({ fault, runDetails, answer, statuses, runs }) => {
      const shop = await openShop({
        simulator: { runDetails },
        times: { waitMs: 5_000, answerMs: 500 },
      });
      const order = await shop.orderOf(randomUUID());
      if (fault) {
        shop.simulator.faults.add({
          on: { method: 'POST', path: /\/dispatches$/ },
          ...fault,
        });
      }

      await expect(shop.deployer.dispatch(order)).resolves.toMatchObject(
        answer,
      );

      expect(shop.dispatches().map(({ status }) => status)).toEqual(statuses);
      expect(runsOf(shop)).toHaveLength(runs);
      if (statuses.some(status => status === 429) || fault?.retryAfterSeconds) {
        return;
      }
      const found = await find(shop, order);
      expect(found?.id).toBe(runs ? String(runsOf(shop)[0].id) : undefined);
    },
  );

  it('asks a host that refused to tell the run no more, and is still sent once', async () => {
    const shop = await openShop({ simulator: { runDetails: 'refused' } });
    for (let i = 0; i < 3; i++) {
      await shop.deployer.dispatch(await shop.orderOf(randomUUID()));
    }
    expect(shop.dispatches().map(({ status }) => status)).toEqual([
      400, 204, 204, 204,
    ]);
    expect(runsOf(shop)).toHaveLength(3);
  });

  it('is told in the words of GitHub why it was refused, and what to do', async () => {
    const shop = await openShop();
    const order = await shop.orderOf(randomUUID());
    const sentence = async (changes: object) => {
      const answer = await shop.deployer.dispatch({
        ...order,
        call: { ...order.call, ...changes },
      });
      return answer.outcome === 'refused' ? answer.sentence : answer;
    };
    const refused =
      'GitHub refused to start .github/workflows/deploy.yml of acme/catalog (422): ';

    expect(await sentence({ inputs: ['environment'] })).toBe(
      `${refused}Required input 'service' not provided. The workflow's inputs are others than when it was read: deploy again in a minute, and it is read anew.`,
    );
    expect(await sentence({ ref: 'master' })).toBe(
      `${refused}No ref found for: master. Its default branch has another name now: deploy again in some minutes.`,
    );
    expect(await sentence({ workflowPath: '.github/workflows/x.yml' })).toBe(
      'GitHub refused to start .github/workflows/x.yml of acme/catalog (404): Not Found. The workflow or its repository is gone, or the App or token of integrations.github lacks the permission Actions: write. Look at the workflow on the default branch, and deploy again.',
    );
    shop.world.setWorkflowState('catalog', 'deploy.yml', 'disabled_manually');
    expect(await sentence({})).toBe(
      `${refused}Cannot trigger a 'workflow_dispatch' on a disabled workflow. Enable the workflow on the repository's page Actions.`,
    );
    shop.world.renameRepository('catalog', 'inventory');
    expect(await sentence({})).toBe(
      '.github/workflows/deploy.yml of acme/catalog has moved, and nothing was started. Deploy again in some minutes, when its new name is known.',
    );
    expect(shop.world.repository('inventory').runs).toEqual([]);
  });

  it('that other requests keep waiting is given up, and never leaves later', async () => {
    const shop = await openShop({ times: { waitMs: 300, answerMs: 5_000 } });
    const patient = await startDeployer(configFor(shop.simulator.url));
    const orders = await Promise.all(
      [1, 2, 3, 4].map(() => shop.orderOf(randomUUID())),
    );
    // Writes leave a second apart, whoever sends them.
    const [first, second, third] = await Promise.all([
      shop.deployer.dispatch(orders[0]),
      shop.deployer.dispatch(orders[1]),
      patient.dispatch(orders[2]),
    ]);

    // Whatever of the second still waited would leave before this one.
    await patient.dispatch(orders[3]);

    expect([first.outcome, second.outcome, third.outcome]).toEqual([
      'accepted',
      'not-sent',
      'accepted',
    ]);
    expect(runsOf(shop).map(({ inputs }) => inputs.correlation_id)).toEqual([
      orders[0].correlationId,
      orders[2].correlationId,
      orders[3].correlationId,
    ]);
  });

  it('that its sender gives up before it left, was not sent; after that, nobody knows', async () => {
    const shop = await openShop();
    const order = await shop.orderOf(randomUUID());
    await expect(
      shop.deployer.dispatch(order, { signal: AbortSignal.abort() }),
    ).resolves.toMatchObject({ outcome: 'not-sent' });
    expect(shop.dispatches()).toEqual([]);

    shop.simulator.faults.add({
      on: { path: /\/dispatches$/ },
      kind: 'timeout-after',
    });
    const sender = new AbortController();
    const answer = shop.deployer.dispatch(order, { signal: sender.signal });
    while (!shop.dispatches().length) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
    sender.abort();
    await expect(answer).resolves.toMatchObject({ outcome: 'unsure' });
    expect(runsOf(shop)).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['of another shape', { call: { host: 'github.com' } }],
    ['to a host that is no integration any more', { host: 'ghe.example' }],
    ['to what is no repository', { slug: '../x' }],
  ])('%s is refused, not thrown', async (_, changes) => {
    const shop = await openShop();
    const order = await shop.orderOf(randomUUID());
    await expect(
      shop.deployer.dispatch({
        ...order,
        call: 'call' in changes ? {} : { ...order.call, ...changes },
      }),
    ).resolves.toMatchObject({ outcome: 'refused' });
    expect(shop.dispatches()).toEqual([]);
  });
});

describe('answers that the simulator does not give', () => {
  const order: DeployOrder = {
    correlationId: randomUUID(),
    service: 'component:default/catalog',
    serviceName: 'catalog',
    environment: 'uat',
    version: 'b1',
    sha: 'a'.repeat(40),
    call: {
      host: 'github.com',
      slug: 'acme/catalog',
      repositoryId: 'github.com:7',
      workflowPath: '.github/workflows/deploy.yml',
      ref: 'main',
      inputs: ['environment', 'version', 'correlation_id'],
    },
  };
  async function answering(
    answers: Array<[status: number, body: unknown]>,
  ): Promise<{ deployer: Deployer; seen: unknown[]; stop(): Promise<void> }> {
    let count = 0;
    const github = await startGithub((_, response) => {
      const [status, body] = answers[count] ?? [500, {}];
      count += 1;
      answerJson(response, status, body);
    });
    stops.push(github.stop);
    const deployer = await startDeployer(configFor(github.url));
    return { deployer, ...github };
  }
  const unknownField = {
    message: 'Invalid request.\n\n"return_run_details" is not a permitted key.',
  };

  it.each<[string, Array<[number, unknown]>, string]>([
    [
      'a run beyond 2^53',
      [[200, '{"workflow_run_id":9007199254740993}']],
      'accepted',
    ],
    ['a success that tells no run', [[200, {}]], 'unsure'],
    ['a list', [[200, []]], 'unsure'],
    ['a 202', [[202, {}]], 'unsure'],
    ['a page instead of JSON', [[200, '<html>Sign in</html>']], 'unsure'],
    ['a 408', [[408, {}]], 'unsure'],
    ['a 503', [[503, {}]], 'unsure'],
    ['a 401', [[401, { message: 'Bad credentials' }]], 'refused'],
    ['a 400 about something else', [[400, { message: 'Bad' }]], 'refused'],
    [
      'a 422 for the unknown field',
      [
        [422, unknownField],
        [204, ''],
      ],
      'accepted',
    ],
    [
      'the unknown field, then a 502',
      [
        [400, unknownField],
        [502, ''],
      ],
      'unsure',
    ],
    [
      'the unknown field, then JSON that broke off',
      [
        [400, unknownField],
        [200, '{'],
      ],
      'unsure',
    ],
    [
      'the unknown field twice',
      [
        [400, unknownField],
        [400, unknownField],
      ],
      'refused',
    ],
  ])('%s', async (_, answers, outcome) => {
    const { deployer, seen } = await answering(answers);
    await expect(deployer.dispatch(order)).resolves.toMatchObject({ outcome });
    expect(seen).toHaveLength(answers.length);
  });

  it('a host that nobody can connect to: nothing was sent', async () => {
    const { deployer, stop } = await answering([]);
    await stop();
    await expect(deployer.dispatch(order)).resolves.toMatchObject({
      outcome: 'not-sent',
    });
  });
});
