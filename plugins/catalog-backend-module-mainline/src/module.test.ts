import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import catalogModuleMainline from '.';

jest.setTimeout(60_000);

const file = `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: uat }
spec:
  type: environment
  owner: group:default/testers
  platform: mainframe
  dataCentres: [ams]
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: catalog-pipeline }
spec:
  type: pipeline
  owner: catalog-team
  services: [catalog]
  sharedSince: 2026-03-01
  stages:
    - { name: commit, kind: commit-stage }
    - { name: slow, kind: workflow, workflows: [slow.yml] }
    - { name: acceptance, kind: deployment, environment: uat }
    - { name: testers, kind: sign-off }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: database }
spec: { type: database, owner: catalog-team, anything: goes }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: bad-environment }
spec: { type: environment, owner: catalog-team, kind: staging, hosts: 0 }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: bad-pipeline }
spec: { type: pipeline, owner: catalog-team, services: [catalog], stages: [] }
`;

const stated = ['uat', 'catalog-pipeline', 'database'];
const credentials = mockCredentials.service();

describe('catalogModuleMainline', () => {
  let directory: string;
  let stop: () => Promise<void>;
  let catalog: CatalogService;
  const refused = new Map<string, string>();

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'catalog-module-mainline-'));
    const target = join(directory, 'entities.yaml');
    await writeFile(target, file);

    const listener = createBackendModule({
      pluginId: 'catalog',
      moduleId: 'listener',
      register(env) {
        env.registerInit({
          deps: {
            processing: catalogProcessingExtensionPoint,
            service: catalogServiceRef,
          },
          async init({ processing, service }) {
            catalog = service;
            processing.setOnProcessingErrorHandler(
              ({ unprocessedEntity, errors }) => {
                refused.set(
                  unprocessedEntity.metadata.name,
                  errors.map(String).join('\n'),
                );
              },
            );
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleMainline,
        listener,
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              rules: [{ allow: ['Resource', 'Location'] }],
              processingInterval: { seconds: 1 },
              locations: [{ type: 'file', target }],
            },
            delivery: { platforms: ['mainframe'] },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    await until(async () => {
      const { items } = await catalog.getEntities(
        { filter: { kind: 'Resource' } },
        { credentials },
      );
      return items.length >= stated.length && refused.size >= 2;
    });
  });

  afterAll(async () => {
    await stop?.();
    if (directory) await rm(directory, { recursive: true });
  });

  it('lets the catalog take in good environments and pipelines, and Resources of other types', async () => {
    const { items } = await catalog.getEntities(
      { filter: { kind: 'Resource' } },
      { credentials },
    );
    expect(items.map(item => item.metadata.name).sort()).toEqual(
      [...stated].sort(),
    );
  });

  it('relates a pipeline to its owner and its services', async () => {
    const pipeline = await catalog.getEntityByRef(
      'resource:default/catalog-pipeline',
      { credentials },
    );
    expect(
      pipeline?.relations?.map(each => `${each.type} ${each.targetRef}`),
    ).toEqual([
      'dependencyOf component:default/catalog',
      'ownedBy group:default/catalog-team',
    ]);
  });

  it('has the catalog refuse a bad environment with a sentence for each mistake', () => {
    expect(refused.get('bad-environment')).toContain(
      'spec.kind is "staging": write one of development, test, uat, performance or production. ' +
        'spec.hosts is 0: write how many hosts there are, 1 or more.',
    );
  });

  it('has the catalog refuse a bad pipeline with a sentence', () => {
    expect(refused.get('bad-pipeline')).toContain(
      'spec.stages is an empty list: list at least one stage; the first is the commit stage.',
    );
    expect([...refused.keys()].sort()).toEqual([
      'bad-environment',
      'bad-pipeline',
    ]);
  });

  it('answers the same sentence where an entity is tried before it is registered', async () => {
    const tried = await catalog.validateEntity(
      entity({ type: 'environment', owner: 'a', kind: 'test', order: 'first' }),
      'url:https://localhost/catalog-info.yaml',
      { credentials },
    );
    expect(tried).toMatchObject({ valid: false });
    expect(JSON.stringify(tried)).toContain(
      'write a whole number of 0 or more; an environment with a lower one comes first.',
    );
  });
});

function entity(spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'tried' },
    spec,
  };
}

/** The catalog works in the background; jest's time limit is the only one. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
