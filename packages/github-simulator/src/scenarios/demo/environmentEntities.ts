import { CatalogEntity } from '../../catalog/CatalogEntity';
import { PLATFORM_TEAM } from './accounts';
import { Organisation } from './organisation/Organisation';

const owner = `group:default/${PLATFORM_TEAM.name}`;

/** Three environments and production, and the pipelines that are not the usual one. */
export function environmentEntities({
  lines,
  shared,
}: Organisation): CatalogEntity[] {
  const usual = [
    { name: 'commit', kind: 'commit-stage' },
    { name: 'slow-tests', kind: 'deployment', environment: 'integration' },
    { name: 'acceptance', kind: 'deployment', environment: 'uat' },
    { name: 'performance', kind: 'deployment', environment: 'performance' },
    { name: 'production', kind: 'deployment', environment: 'production' },
  ];
  const own = lines
    .filter(line => line.deploying === 'bot' && line.services.length === 1)
    .map(line => line.services[0]);
  const deviating = own.filter((_, index) => index % 40 === 7);
  const signedOff = own.filter((_, index) => index % 97 === 31);
  return [
    environment('integration', 'Every version that passed the commit stage', {
      platform: 'kubernetes',
      instances: 1,
      dataCentres: ['ams'],
    }),
    environment('uat', 'Where people try a version before customers do', {
      platform: 'kubernetes',
      instances: 2,
      dataCentres: ['ams'],
    }),
    environment('performance', 'As large as production, with made-up load', {
      platform: 'virtual-machine',
      hosts: 12,
      instances: 3,
      dataCentres: ['ams'],
    }),
    environment('production', 'What customers see', {
      platform: 'kubernetes',
      hosts: 48,
      instances: 3,
      dataCentres: ['ams', 'fra', 'iad'],
    }),
    pipeline('backoffice-suite', {
      owner: `group:default/${shared.services[0].team.name}`,
      services: shared.services.map(({ name }) => `component:default/${name}`),
      sharedSince: '2024-03-01',
      stages: usual,
    }),
    ...deviating.map(({ name, team }) =>
      pipeline(`${name}-pipeline`, {
        owner: `group:default/${team.name}`,
        services: [`component:default/${name}`],
        stages: usual.filter(stage => stage.name !== 'performance'),
      }),
    ),
    ...signedOff.map(({ name, team }) =>
      pipeline(`${name}-signed`, {
        owner: `group:default/${team.name}`,
        services: [`component:default/${name}`],
        stages: [
          ...usual.slice(0, 3),
          {
            name: 'go',
            title: 'Business says go',
            kind: 'sign-off',
            by: [`group:default/${team.name}`],
          },
          ...usual.slice(4),
        ],
      }),
    ),
  ];
}

function environment(
  name: string,
  description: string,
  spec: Record<string, unknown>,
): CatalogEntity {
  return resource(name, description, { type: 'environment', owner, ...spec });
}

function pipeline(name: string, spec: Record<string, unknown>): CatalogEntity {
  return resource(name, 'How its versions get to production', {
    type: 'pipeline',
    ...spec,
  });
}

function resource(
  name: string,
  description: string,
  spec: Record<string, unknown>,
): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, description },
    spec,
  };
}
