import type { Entity } from '@backstage/catalog-model';
import { isSayable } from '../words';
import { parsePipeline, pipelineOf } from '.';

const catalog = 'component:default/catalog';

const commit = { name: 'commit', kind: 'commit-stage' };
const toUat = { name: 'acceptance', kind: 'deployment', environment: 'uat' };
const toProduction = {
  name: 'production',
  kind: 'deployment',
  environment: 'production',
};
const slow = { name: 'slow', kind: 'workflow', workflows: ['slow.yml'] };

function pipeline(
  spec: Record<string, unknown>,
  metadata: Record<string, unknown> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'catalog-pipeline', ...metadata },
    spec: {
      type: 'pipeline',
      owner: 'group:default/catalog-team',
      services: [catalog],
      stages: [commit, toUat, toProduction],
      ...spec,
    },
  } as Entity;
}

function environment(name: string, spec: Record<string, unknown>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name },
    spec: { type: 'environment', owner: 'group:default/operations', ...spec },
  } as Entity;
}

describe('parsePipeline', () => {
  it('reads stages of every kind, with titles by convention', () => {
    const parsed = parsePipeline(
      pipeline({
        services: ['Catalog', 'component:shop/orders'],
        sharedSince: '2026-03-01',
        stages: [
          commit,
          { ...slow, title: 'Night', jobs: ['integration*'] },
          { name: 'ok', kind: 'sign-off', by: ['group:default/testers'] },
          toProduction,
        ],
      }),
    );
    expect(parsed).toEqual({
      ok: true,
      value: {
        entityRef: 'resource:default/catalog-pipeline',
        name: 'catalog-pipeline',
        owner: 'group:default/catalog-team',
        services: [catalog, 'component:shop/orders'],
        sharedSince: '2026-03-01',
        stages: [
          { ...commit, title: 'Compile and fast tests' },
          { ...slow, title: 'Night', jobs: ['integration*'] },
          {
            name: 'ok',
            title: 'ok',
            kind: 'sign-off',
            by: ['group:default/testers'],
          },
          { ...toProduction, title: 'Production' },
        ],
      },
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'no service',
      { services: [] },
      'spec.services is an empty list: list the services that the pipeline is for, such as [component:default/catalog].',
    ],
    [
      'services that are no list',
      { services: catalog },
      'spec.services is "component:default/catalog": list the services that the pipeline is for, such as [component:default/catalog].',
    ],
    [
      'a service of another kind',
      { services: ['api:default/catalog'] },
      'spec.services[0] is "api:default/catalog": write the entity ref of a Component, such as component:default/catalog.',
    ],
    [
      'a service that is no entity ref',
      { services: ['a:b:c/d/e'] },
      'spec.services[0] is "a:b:c/d/e": write the entity ref of a Component, such as component:default/catalog.',
    ],
    [
      'a service twice, in other words',
      { services: [catalog, 'catalog'] },
      'spec.services[1] is "catalog": it is listed twice; remove one.',
    ],
    [
      'no stages',
      { stages: undefined },
      'spec.stages is missing: list at least one stage; the first is the commit stage. Without a pipeline of its own a service has the conventional one.',
    ],
    [
      'empty stages',
      { stages: [] },
      'spec.stages is an empty list: list at least one stage; the first is the commit stage. Without a pipeline of its own a service has the conventional one.',
    ],
    [
      'a stage of an unknown kind',
      { stages: [commit, { name: 'x', kind: 'prayer' }] },
      'spec.stages[1].kind is "prayer": write one of commit-stage, workflow, deployment or sign-off.',
    ],
    [
      'a stage without a kind',
      { stages: [commit, { name: 'x' }] },
      'spec.stages[1].kind is missing: write one of commit-stage, workflow, deployment or sign-off.',
    ],
    [
      'a stage without a name',
      { stages: [{ kind: 'commit-stage' }] },
      'spec.stages[0].name is missing: write the name of the stage, such as slow-tests.',
    ],
    [
      'two stages of one name',
      { stages: [commit, slow, { ...toUat, name: 'slow' }] },
      'spec.stages[2].name is "slow": another stage has this name; give it its own.',
    ],
    [
      'a first stage that makes no candidate',
      { stages: [toUat] },
      'spec.stages[0].kind is "deployment": the first stage has to be the commit-stage, which makes the candidate; put one before it.',
    ],
    [
      'a second commit stage',
      { stages: [commit, { ...commit, name: 'again' }] },
      'spec.stages[1].kind is "commit-stage": only the first stage can be the commit-stage; use workflow, deployment or sign-off.',
    ],
    [
      'a deployment without an environment',
      { stages: [commit, { name: 'x', kind: 'deployment' }] },
      'spec.stages[1].environment is missing: write the environment that is deployed to.',
    ],
    [
      'two deployments to one environment',
      { stages: [commit, toUat, { ...toUat, name: 'again' }] },
      'spec.stages[2].environment is "uat": an earlier stage deploys there too; remove one of the two.',
    ],
    [
      'a workflow stage without workflows',
      { stages: [commit, { name: 'x', kind: 'workflow', workflows: [] }] },
      'spec.stages[1].workflows is an empty list: list the files or names of the workflows that feed the stage, such as [slow.yml].',
    ],
    [
      'a glob that takes long to match',
      { stages: [commit, { ...slow, workflows: ['*s*l*o*w'] }] },
      "spec.stages[1].workflows is [\"*s*l*o*w\"]: list at most 20 globs, each of at most 100 characters, with at most 3 of '*' and '{' and none of '+', '(' and ')', for which '?' may stand.",
    ],
    [
      'a field of another kind of stage',
      { stages: [commit, { ...toUat, jobs: ['x'] }] },
      'spec.stages[1].jobs is no known field: a stage of kind deployment has name, title, kind or environment; correct its spelling or remove it.',
    ],
    [
      'a sign-off by nobody',
      { stages: [commit, { name: 'x', kind: 'sign-off', by: [] }] },
      'spec.stages[1].by is an empty list: list the entity refs of who may sign off, or leave the field out.',
    ],
    [
      'a day that is none',
      { sharedSince: 'spring' },
      'spec.sharedSince is "spring": write the day as YYYY-MM-DD, in quotes.',
    ],
    [
      'a misspelt field',
      { stage: [] },
      'spec.stage is no known field: a pipeline has services, sharedSince or stages; correct its spelling or remove it.',
    ],
  ])('refuses %s in one sentence', (_, spec, sentence) => {
    const parsed = parsePipeline(pipeline(spec));
    const mistakes = parsed.ok ? [] : parsed.mistakes;
    expect(mistakes.map(each => each.sentence)).toEqual([sentence]);
    expect(mistakes[0].messages?.every(isSayable)).toBe(true);
  });

  it('says what is there and what to do as messages, too', () => {
    const parsed = parsePipeline(
      pipeline({ stages: [commit, { name: 'x', kind: 'prayer' }] }),
    );
    expect(parsed).toMatchObject({
      mistakes: [
        {
          messages: [
            {
              key: 'mistake.value',
              values: { field: 'spec.stages[1].kind', value: '"prayer"' },
            },
            {
              key: 'toDo.oneOf',
              values: {
                others: 'commit-stage, workflow, deployment',
                last: 'sign-off',
              },
            },
          ],
        },
      ],
    });
  });

  it('refuses more workflows in all stages together than ci is asked for at once', () => {
    const stages = (...most: number[]) => [
      commit,
      ...most.map((length, index) => ({
        ...slow,
        name: `slow-${index}`,
        workflows: Array(length).fill('slow.yml'),
      })),
    ];
    const parse = (...most: number[]) =>
      parsePipeline(pipeline({ stages: stages(...most) }));
    expect(parse(10, 10)).toMatchObject({ ok: true });
    expect(parse(11, 10)).toMatchObject({
      ok: false,
      mistakes: [
        {
          field: 'spec.stages',
          sentence: expect.stringMatching(
            /: in the workflows of all stages, list at most 20 globs, each of/,
          ),
        },
      ],
    });
  });
});

describe('pipelineOf', () => {
  it('is the five stages of the chapter where nothing was written', () => {
    const told = pipelineOf(catalog, []);
    expect(told.mistakes).toEqual([]);
    expect(told.pipeline).toEqual({
      name: 'convention',
      title: 'Conventional pipeline',
      transitional: false,
      services: [],
      deviations: [],
      stages: [
        {
          name: 'commit',
          title: 'Compile and fast tests',
          kind: 'commit-stage',
        },
        {
          name: 'slow-tests',
          title: 'Slow tests',
          kind: 'deployment',
          environment: 'integration',
        },
        {
          name: 'acceptance',
          title: 'User acceptance',
          kind: 'deployment',
          environment: 'uat',
        },
        {
          name: 'performance',
          title: 'Performance',
          kind: 'deployment',
          environment: 'performance',
        },
        {
          name: 'production',
          title: 'Production',
          kind: 'deployment',
          environment: 'production',
        },
      ],
    });
  });

  it('has no stage for an environment that is not used', () => {
    const { pipeline: own } = pipelineOf(catalog, [
      environment('performance', { used: false }),
    ]);
    expect(own.stages.map(stage => stage.name)).toEqual([
      'commit',
      'slow-tests',
      'acceptance',
      'production',
    ]);
  });

  it('is the written one for its services alone, and says what deviates', () => {
    const entities = [
      pipeline({
        stages: [commit, { ...slow, name: 'slow-tests' }, toProduction],
      }),
    ];
    const { pipeline: own, mistakes } = pipelineOf(
      'component:default/Catalog',
      entities,
    );
    expect(mistakes).toEqual([]);
    expect(own).toMatchObject({
      entityRef: 'resource:default/catalog-pipeline',
      transitional: false,
    });
    expect(own.deviations).toEqual([
      {
        field: 'stages',
        convention: [
          'commit',
          'slow-tests',
          'acceptance',
          'performance',
          'production',
        ],
        written: ['commit', 'slow-tests', 'production'],
      },
      {
        field: 'stages.slow-tests.kind',
        convention: 'deployment',
        written: 'workflow',
      },
      { field: 'stages.slow-tests.workflows', written: ['slow.yml'] },
    ]);
    expect(pipelineOf('component:default/other', entities)).toEqual(
      pipelineOf('component:default/other', []),
    );
  });

  it('is transitional while several services share it', () => {
    const { pipeline: own } = pipelineOf(catalog, [
      pipeline({
        services: [catalog, 'component:default/orders'],
        sharedSince: '2026-03-01',
      }),
    ]);
    expect(own).toMatchObject({
      transitional: true,
      sharedSince: '2026-03-01',
    });
  });

  it('falls back to convention where the written one has mistakes, and tells them', () => {
    const told = pipelineOf(catalog, [pipeline({ stages: [] })]);
    expect(told.pipeline).toEqual(pipelineOf(catalog, []).pipeline);
    expect(told.mistakes.map(each => each.field)).toEqual(['spec.stages']);
  });

  it('tells a stage that names an unknown environment', () => {
    const { mistakes } = pipelineOf(catalog, [
      pipeline({ stages: [commit, { ...toUat, environment: 'qa' }] }),
    ]);
    expect(mistakes).toEqual([
      {
        field: 'spec.stages[1].environment',
        entityRef: 'resource:default/catalog-pipeline',
        sentence:
          'spec.stages[1].environment is "qa", which is no environment: write one of integration, uat, performance or production, or add a Resource with spec.type environment and this name.',
        messages: [
          {
            key: 'mistake.unknownEnvironment',
            values: {
              field: 'spec.stages[1].environment',
              environment: 'qa',
              others: 'integration, uat, performance',
              last: 'production',
            },
          },
        ],
      },
    ]);
  });

  it('knows an environment that an entity added', () => {
    const { mistakes } = pipelineOf(catalog, [
      environment('qa', { kind: 'test', order: 15 }),
      pipeline({ stages: [commit, { ...toUat, environment: 'qa' }] }),
    ]);
    expect(mistakes).toEqual([]);
  });

  it('tells stages against the order of their environments', () => {
    const { mistakes } = pipelineOf(catalog, [
      pipeline({ stages: [commit, toProduction, toUat] }),
    ]);
    expect(mistakes.map(each => each.sentence)).toEqual([
      'spec.stages[2].environment is "uat", which by its order comes before "production" of an earlier stage: swap the stages, or change spec.order of the environments.',
    ]);
  });

  it('tells a second pipeline of a service, whichever entity comes first', () => {
    const two = [
      pipeline({}),
      pipeline(
        { services: ['component:default/orders', catalog] },
        { name: 'second' },
      ),
    ];
    const told = pipelineOf(catalog, two);
    expect(told).toEqual(pipelineOf(catalog, [...two].reverse()));
    expect(told.pipeline.name).toBe('catalog-pipeline');
    expect(told.mistakes).toEqual([
      {
        field: 'spec.services[1]',
        entityRef: 'resource:default/second',
        sentence:
          'spec.services[1] is component:default/catalog, which resource:default/catalog-pipeline already is the pipeline of: a service has one pipeline, so remove it from one of the two.',
        messages: [expect.objectContaining({ key: 'mistake.secondPipeline' })],
      },
    ]);
  });
});
