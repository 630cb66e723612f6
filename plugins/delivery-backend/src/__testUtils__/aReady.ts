import type { ReadyDeployment } from '../requests/ReadyDeployment';

/** A deployment of `orders` to `uat` that nothing stops. */
export function aReady(
  given: {
    service?: string;
    environment?: string;
    version?: string;
    claims?: boolean;
    deployer?: string;
    repositoryId?: string;
    digest?: string;
  } = {},
): ReadyDeployment {
  const name = given.service ?? 'orders';
  const service = `component:default/${name}`;
  const environment = given.environment ?? 'uat';
  const asked = { service: name, environment, version: 'latest' };
  const version = given.version ?? 'b456';
  const sha = '3'.repeat(40);
  return {
    asked: { ...asked, version: given.version ?? 'latest' },
    target: {
      service,
      owners: ['group:default/shop'],
      environment,
      kind: 'uat',
    },
    serviceName: name,
    version,
    sha,
    checkIn: { sha, message: 'Sell more' },
    digest: given.digest,
    repositoryId: given.repositoryId ?? 'fake.example:1',
    deployer: given.deployer ?? 'fake',
    plan: {
      possible: true,
      workflow: {
        name: 'Deploy',
        repository: 'demo/orders',
        ref: 'main',
        path: '.github/workflows/deploy.yml',
      },
      claims: given.claims ?? false,
      call: { repository: 'demo/orders', workflow: 'deploy.yml', ref: 'main' },
    },
    explanation: {
      service,
      environment,
      asked: asked.version,
      changes: [],
      obstacles: [],
      remarks: [],
      effect: given.claims ? 'exactly-once' : 'at-most-once',
      command: `deploy service=${name} environment=${environment} version=${version}`,
    },
  };
}
