import type { Entity } from '@backstage/catalog-model';
import { isSayable } from '../words';
import { environmentsOf, parseEnvironment } from '.';

function entity(
  name: string,
  spec: Record<string, unknown>,
  metadata: Record<string, unknown> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, ...metadata },
    spec: { type: 'environment', owner: 'group:default/operations', ...spec },
  } as Entity;
}

describe('parseEnvironment', () => {
  it('reads every field', () => {
    const full = {
      kind: 'production',
      order: 50,
      platform: 'kubernetes',
      hosts: 12,
      dataCentres: ['ams', 'fra'],
      instances: 4,
      loadBalancer: true,
    };
    expect(
      parseEnvironment(
        entity('live', { ...full, system: 'shop', dependsOn: ['api:a'] }),
      ),
    ).toEqual({
      ok: true,
      value: {
        ...full,
        entityRef: 'resource:default/live',
        name: 'live',
        owner: 'group:default/operations',
        used: true,
      },
    });
  });

  it('takes a platform that configuration added', () => {
    const mainframe = entity('uat', { platform: 'mainframe' });
    expect(parseEnvironment(mainframe).ok).toBe(false);
    expect(parseEnvironment(mainframe, { platforms: ['mainframe'] }).ok).toBe(
      true,
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'an unknown kind',
      { kind: 'staging' },
      'spec.kind is "staging": write one of development, test, uat, performance or production.',
    ],
    [
      'no kind where no convention has the name',
      {},
      'spec.kind is missing: write one of development, test, uat, performance or production.',
    ],
    [
      'no owner',
      { kind: 'test', owner: undefined },
      'spec.owner is missing: write who looks after it, such as group:default/operations.',
    ],
    [
      'an order that is a word',
      { kind: 'test', order: 'first' },
      'spec.order is "first": write a whole number of 0 or more; an environment with a lower one comes first.',
    ],
    [
      'an order below zero',
      { kind: 'test', order: -1 },
      'spec.order is -1: write a whole number of 0 or more; an environment with a lower one comes first.',
    ],
    [
      'a broken order',
      { kind: 'test', order: 1.5 },
      'spec.order is 1.5: write a whole number of 0 or more; an environment with a lower one comes first.',
    ],
    [
      'an unknown platform',
      { kind: 'test', platform: 'Docker' },
      'spec.platform is "Docker": write one of bare-metal, virtual-machine, vagrant, linux-containers, docker, kubernetes or platform-as-a-service, or add it to delivery.platforms in the configuration.',
    ],
    [
      'no host',
      { kind: 'test', hosts: 0 },
      'spec.hosts is 0: write how many hosts there are, 1 or more.',
    ],
    [
      'a data centre that is no list',
      { kind: 'test', dataCentres: 'ams' },
      'spec.dataCentres is "ams": write a list of names, such as [ams, fra].',
    ],
    [
      'no data centre',
      { kind: 'test', dataCentres: [] },
      'spec.dataCentres is an empty list: name at least one data centre, or leave the field out.',
    ],
    [
      'a data centre without a name',
      { kind: 'test', dataCentres: [7] },
      'spec.dataCentres[0] is 7: write its name.',
    ],
    [
      'a data centre twice',
      { kind: 'test', dataCentres: ['ams', 'ams'] },
      'spec.dataCentres[1] is "ams": it is listed twice; remove one.',
    ],
    [
      'no instance',
      { kind: 'test', instances: 0 },
      'spec.instances is 0: write how many instances of a service run here, 1 or more.',
    ],
    [
      'a load balancer in words',
      { kind: 'test', loadBalancer: 'nginx' },
      'spec.loadBalancer is "nginx": write true or false.',
    ],
    [
      'a misspelt field',
      { kind: 'test', instance: 2 },
      'spec.instance is no known field: an environment has kind, order, platform, hosts, dataCentres, instances, loadBalancer or used; correct its spelling or remove it.',
    ],
  ])('refuses %s in one sentence', (_, spec, sentence) => {
    const parsed = parseEnvironment(entity('other', spec));
    const mistakes = parsed.ok ? [] : parsed.mistakes;
    expect(mistakes.map(each => each.sentence)).toEqual([sentence]);
    expect(mistakes[0].messages?.every(isSayable)).toBe(true);
  });

  it('tells every mistake, and whose it is', () => {
    const parsed = parseEnvironment(
      entity('other', { kind: 'x', hosts: -1, instances: 'many' }),
    );
    expect(
      parsed.ok || parsed.mistakes.map(each => [each.entityRef, each.field]),
    ).toEqual([
      ['resource:default/other', 'spec.kind'],
      ['resource:default/other', 'spec.hosts'],
      ['resource:default/other', 'spec.instances'],
    ]);
  });
});

describe('environmentsOf', () => {
  const inWords = (entities: Entity[]) =>
    environmentsOf(entities).environments.map(
      each => `${each.order} ${each.name} ${each.kind}`,
    );

  it('has three environments and production where nothing was written, and states nothing else of them', () => {
    expect(inWords([])).toEqual([
      '10 integration test',
      '20 uat uat',
      '30 performance performance',
      '40 production production',
    ]);
    expect(environmentsOf([]).environments[1]).toEqual({
      name: 'uat',
      title: 'User acceptance',
      kind: 'uat',
      order: 20,
      dataCentres: [],
      deviations: [],
    });
  });

  it('passes over what is no environment', () => {
    expect(
      environmentsOf([
        { ...entity('a', {}), kind: 'Component' },
        entity('b', { type: 'database' }),
      ]),
    ).toEqual(environmentsOf([]));
  });

  it('adds one that was written, in the place of its kind', () => {
    expect(inWords([entity('laptop', { kind: 'development' })])[0]).toBe(
      '0 laptop development',
    );
  });

  it('removes one that is not used', () => {
    expect(inWords([entity('performance', { used: false })])).toEqual([
      '10 integration test',
      '20 uat uat',
      '40 production production',
    ]);
  });

  it('says which written fields deviate from convention, and which do not', () => {
    const { environments } = environmentsOf([
      entity(
        'uat',
        { kind: 'uat', order: 25, hosts: 2, instances: 2, loadBalancer: false },
        { title: 'User acceptance', description: 'For testers' },
      ),
    ]);
    expect(environments.find(each => each.name === 'uat')).toEqual({
      name: 'uat',
      title: 'User acceptance',
      description: 'For testers',
      kind: 'uat',
      order: 25,
      hosts: 2,
      dataCentres: [],
      instances: 2,
      loadBalancer: false,
      owner: 'group:default/operations',
      entityRef: 'resource:default/uat',
      deviations: [
        { field: 'order', convention: 20, written: 25 },
        { field: 'hosts', written: 2 },
        { field: 'instances', written: 2 },
        { field: 'loadBalancer', convention: true, written: false },
      ],
    });
  });

  it.each([
    [1, false],
    [2, true],
  ])('puts a load balancer before %p instances: %p', (instances, expected) => {
    const { environments } = environmentsOf([
      entity('production', { instances }),
    ]);
    expect(environments.at(-1)?.loadBalancer).toBe(expected);
  });

  it('leaves out one with mistakes, so that the convention stands, and tells them', () => {
    const { environments, mistakes } = environmentsOf([
      entity('uat', { order: 'x' }),
    ]);
    expect(environments).toEqual(environmentsOf([]).environments);
    expect(mistakes.map(each => each.field)).toEqual(['spec.order']);
  });

  it('tells a duplicate order, to whoever wrote it down', () => {
    expect(
      environmentsOf([entity('a-test', { kind: 'test' })]).mistakes,
    ).toEqual([
      {
        field: 'spec.order',
        entityRef: 'resource:default/a-test',
        sentence:
          'spec.order of a-test is 10, as that of integration: give one of the two another order, so that it is clear which comes first.',
        messages: [
          {
            key: 'mistake.sameOrder',
            values: { name: 'a-test', order: '10', other: 'integration' },
          },
        ],
      },
    ]);
  });

  it('tells a duplicate name, whichever entity comes first', () => {
    const two = [
      entity('uat', { order: 21 }),
      entity('uat', { order: 22 }, { namespace: 'shop' }),
    ];
    const told = environmentsOf(two);
    expect(told).toEqual(environmentsOf([...two].reverse()));
    expect(told.environments.find(each => each.name === 'uat')?.order).toBe(21);
    expect(told.mistakes.map(each => each.sentence)).toEqual([
      'metadata.name is "uat", as in resource:default/uat, which stands: give one of the two another name, or remove it.',
    ]);
  });
});
