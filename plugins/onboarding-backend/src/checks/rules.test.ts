import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type {
  MatrixRow,
  WrittenPipeline,
} from '@mainline/backstage-plugin-delivery-common';
import type { ItemState } from '@mainline/backstage-plugin-onboarding-common';
import { aDeployment, aHealth, aRow, environments } from '../__testUtils__';
import { ownerExists } from './catalog/ownerExists';
import { mainlineBuilt } from './ci/mainlineBuilt';
import { repositoryFound } from './ci/repositoryFound';
import { testsSeen } from './ci/testsSeen';
import { webhookArrived } from './ci/webhookArrived';
import { deployedOnce } from './delivery/deployedOnce';
import { wayToProduction } from './delivery/wayToProduction';

const joined = aHealth('catalog');
const unread = { repositoryUrl: undefined, completeUpTo: undefined };
const none = { ...unread, state: 'unmapped' as const };

function unmapped(
  mapping: Partial<
    Extract<ServiceHealth['service']['mapping'], { mapped: false }>
  > = {},
): Partial<ServiceHealth> {
  return {
    ...none,
    service: {
      ...joined.service,
      mapping: {
        mapped: false,
        reason: 'no-annotation',
        annotation: 'github.com/project-slug',
        ...mapping,
      },
    },
  };
}

type Case<T> = [name: string, given: T, state: ItemState, sentence: RegExp];

describe('the repository is found', () => {
  it.each<Case<Partial<ServiceHealth>>>([
    ['it was read', {}, 'done', /built from acme\/catalog\.$/],
    [
      'it was read, and can not be at present',
      { sourceError: 'Bad credentials.' },
      'done',
      /can't be read: Bad credentials/,
    ],
    ['it was not read yet', unread, 'cannot-tell', /was not read yet/],
    [
      'it can not be read',
      { ...unread, sourceError: 'Not Found.' },
      'open',
      /can't be read: Not Found/,
    ],
    ['nothing says it', unmapped(), 'open', /Nothing says which repository/],
    [
      'the annotation is none',
      unmapped({ reason: 'invalid-annotation', value: 'acme' }),
      'open',
      /is 'acme', which is no repository/,
    ],
    [
      'nothing reads from there',
      unmapped({ reason: 'no-source' }),
      'open',
      /Nothing installed here reads/,
    ],
    [
      'for a reason of a later version',
      unmapped({ reason: 'tired' as never }),
      'cannot-tell',
      /not known here: tired/,
    ],
  ])('%s', (_, given, state, sentence) => {
    const result = repositoryFound({ ...joined, ...given });
    expect(result).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
    // Of what is open it is said what to do.
    expect(Boolean(result.remedy?.annotation)).toBe(state === 'open');
  });

  it('takes what the source said as it is', () => {
    const reason = 'Bad credentials.';
    expect(
      repositoryFound({ ...joined, sourceError: reason }).messages,
    ).toEqual([
      { key: 'repositoryFound.read', values: { repository: 'acme/catalog' } },
      { key: 'repositoryFound.unreadable', values: { reason } },
    ]);
  });
});

describe('a webhook arrived', () => {
  it.each<Case<Partial<ServiceHealth>>>([
    ['one did', {}, 'done', /arrived on 2026-11-02/],
    ['none did', { webhookSince: undefined }, 'open', /No webhook delivery/],
    [
      'there is no repository that one could be about',
      { ...unread, webhookSince: undefined },
      'cannot-tell',
      /repository has to be found first/,
    ],
  ])('%s', (_, given, state, sentence) => {
    expect(webhookArrived({ ...joined, ...given })).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });
});

describe('mainline was built', () => {
  const build = {
    runId: '1',
    attempt: 1,
    outcome: 'cancelled' as const,
    flaky: false,
    at: '2026-11-02T09:00:00.000Z',
    shortSha: 'a',
  };
  it.each<Case<Partial<ServiceHealth>>>([
    ['green', {}, 'done', /it is green at present/],
    ['red', { state: 'failing' }, 'done', /it is red at present/],
    [
      'by builds that say nothing',
      { state: 'no-build', strip: [build] },
      'done',
      /no build has said/,
    ],
    ['never', { state: 'no-build' }, 'open', /No workflow has built main yet/],
    [
      'nobody has read to the end yet',
      { state: 'no-build', completeUpTo: undefined },
      'cannot-tell',
      /still coming in/,
    ],
    ['no repository', none, 'cannot-tell', /has to be found first/],
    [
      'a state of a later version',
      { state: 'asleep' as never },
      'cannot-tell',
      /not known here: asleep/,
    ],
  ])('%s', (_, given, state, sentence) => {
    expect(mainlineBuilt({ ...joined, ...given })).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });
});

describe('tests were seen', () => {
  const answer = (tested: string, dormant = false) => ({
    selfCheck: {
      ...joined.selfCheck!,
      tested: tested as 'yes',
      dormant,
    },
  });
  it.each<Case<Partial<ServiceHealth>>>([
    ['yes', {}, 'done', /sees tests/],
    ['no', answer('no'), 'open', /no test ran on/],
    ['too few', answer('not-enough-data'), 'cannot-tell', /not seen enough/],
    [
      'dormant',
      answer('not-enough-data', true),
      'cannot-tell',
      /Nobody has changed it/,
    ],
    [
      'not answered yet',
      { selfCheck: undefined },
      'cannot-tell',
      /has not answered yet/,
    ],
    ['no repository', none, 'cannot-tell', /has to be found first/],
    ['a later word', answer('perhaps'), 'cannot-tell', /not known here/],
  ])('%s', (_, given, state, sentence) => {
    expect(testsSeen({ ...joined, ...given })).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });
});

describe('its owner exists', () => {
  it.each<Case<{ owners: string[] } | undefined>>([
    ['known', { owners: ['group:default/a'] }, 'done', /belongs to group:def/],
    [
      'one of two is known',
      { owners: ['group:default/gone', 'group:default/a'] },
      'done',
      /belongs to group:default\/a/,
    ],
    [
      'named only',
      { owners: ['group:default/gone'] },
      'open',
      /group:default\/gone, whom the catalog does not know/,
    ],
    ['nobody', { owners: [] }, 'open', /Nobody owns it/],
    ['no entity', undefined, 'cannot-tell', /does not have it/],
  ])('%s', (_, entity, state, sentence) => {
    expect(ownerExists(entity, new Set(['group:default/a']))).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });
});

describe('its way to production is declared', () => {
  const pipeline = (
    ...environment: string[]
  ): Pick<WrittenPipeline, 'stages' | 'entityRef'> => ({
    entityRef: 'resource:default/pipe',
    stages: [
      { name: 'commit', title: 'Commit', kind: 'commit-stage' },
      ...environment.map(each => ({
        name: each,
        title: each,
        kind: 'deployment' as const,
        environment: each,
      })),
    ],
  });
  const assumed = {
    possible: true,
    deployer: 'github-actions',
    workflow: 'deploy.yml',
    assumed: true,
  } as const;
  const never = { cells: [{ environment: 'uat' }] };

  it.each<
    Case<{
      row?: Partial<MatrixRow>;
      written?: ReturnType<typeof pipeline>;
      known?: typeof environments;
    }>
  >([
    ['by convention', {}, 'done', /ends in production. deploy.yml deploys it/],
    [
      'written',
      { written: pipeline('uat', 'production') },
      'done',
      /resource:default\/pipe ends in production/,
    ],
    [
      'ends before production',
      { written: pipeline('production', 'uat') },
      'open',
      /ends in uat, which is no production/,
    ],
    [
      'ends in what nobody knows',
      { written: pipeline('uat', 'prod') },
      'open',
      /ends in prod, an environment that the portal does not know/,
    ],
    [
      'goes nowhere',
      { written: pipeline() },
      'open',
      /^Its pipeline resource:default\/pipe deploys to no environment\.$/,
    ],
    [
      'goes nowhere by convention',
      { known: [] },
      'open',
      /^Its pipeline deploys to no environment\.$/,
    ],
    [
      'the portal has no production',
      { known: environments.slice(0, 1) },
      'open',
      /^Its pipeline ends in uat, which is no production environment\.$/,
    ],
    [
      'nothing can deploy it',
      { row: { target: { possible: false, sentence: 'No workflow.' } } },
      'open',
      /Nothing can deploy it: No workflow/,
    ],
    [
      'nobody looked for the workflow, and it never was deployed',
      { row: { target: assumed, ...never } },
      'cannot-tell',
      /nobody has looked yet/,
    ],
    [
      'nobody looked for the workflow, and it was deployed',
      { row: { target: assumed } },
      'done',
      /deploy.yml deploys it/,
    ],
    [
      'delivery says nothing of what deploys it',
      { row: { target: undefined } },
      'cannot-tell',
      /does not say what deploys it/,
    ],
  ])('%s', (_, { row, written, known }, state, sentence) => {
    const result = wayToProduction(
      aRow('catalog', row),
      known ?? environments,
      written,
    );
    expect(result).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
    expect(Boolean(result.remedy)).toBe(state === 'open');
  });

  it.each<[string[], RegExp]>([
    [[], /knows no production environment: add a Resource/],
    [['live'], /be a deployment to live, in a Resource/],
    [['live', 'spare'], /be a deployment to one of live, spare, in a Resource/],
  ])('says where it could end: %j', (production, remedy) => {
    const known = production.map(name => ({
      name,
      title: name,
      kind: 'production' as const,
    }));
    expect(
      wayToProduction(
        aRow('catalog'),
        [environments[0], ...known],
        pipeline('uat'),
      ).remedy?.sentence,
    ).toMatch(remedy);
  });

  it('can not be told of a service that delivery does not list', () => {
    expect(wayToProduction(undefined, environments, undefined).state).toBe(
      'cannot-tell',
    );
  });
});

describe('it was deployed once', () => {
  const cells = (...given: MatrixRow['cells']) => ({ cells: given });
  it.each<Case<Partial<MatrixRow>>>([
    ['by us', {}, 'done', /b456 was deployed to User acceptance on 2026-11-03/],
    [
      'a version that nobody knows',
      cells({
        environment: 'uat',
        current: aDeployment({ version: undefined }),
      }),
      'done',
      /^A version was deployed to User acceptance on 2026-11-03\.$/,
    ],
    [
      'from outside',
      cells({
        environment: 'uat',
        current: aDeployment({ origin: 'outside' }),
      }),
      'done',
      /^b456 was deployed to .*, from outside of this portal\.$/,
    ],
    [
      'from outside, a version that nobody knows',
      cells({
        environment: 'uat',
        current: aDeployment({ origin: 'outside', version: undefined }),
      }),
      'done',
      /A version was deployed to .* from outside/,
    ],
    [
      'furthest in production',
      cells(
        { environment: 'uat', current: aDeployment() },
        { environment: 'production', current: aDeployment({ version: 'b1' }) },
      ),
      'done',
      /b1 was deployed to Production/,
    ],
    [
      'it is on its way',
      cells({
        environment: 'uat',
        underway: aDeployment({ state: 'running' }),
      }),
      'open',
      /on its way to User acceptance/,
    ],
    [
      'it failed',
      cells({ environment: 'uat', failed: aDeployment({ state: 'failed' }) }),
      'open',
      /never deployed: the deployment to User acceptance did not succeed/,
    ],
    ['never', cells({ environment: 'uat' }), 'open', /It was never deployed/],
  ])('%s', (_, row, state, sentence) => {
    expect(deployedOnce(aRow('catalog', row), environments)).toMatchObject({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });

  it('can not be told of a service that delivery does not list', () => {
    expect(deployedOnce(undefined, environments).state).toBe('cannot-tell');
  });
});
