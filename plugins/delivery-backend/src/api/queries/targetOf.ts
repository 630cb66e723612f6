import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';

/** What deploys a service, from what is known already: a page view asks no source. */
export function targetOf(
  deployers: Deployer[],
  row: {
    entity_ref: string;
    name: string;
    annotations: Record<string, string>;
    /** JSON */
    repository: string | null;
  },
): ServiceDelivery['target'] {
  const repository: RepositoryFact | undefined =
    row.repository === null ? undefined : JSON.parse(row.repository);
  const service = {
    entityRef: row.entity_ref,
    name: row.name,
    annotations: row.annotations,
    repository,
  };
  const deployer = deployers.find(each => each.handles(service));
  if (!deployer) {
    return {
      possible: false,
      ...(repository
        ? say('target.noDeployer', { host: repository.host })
        : say('target.noRepository')),
    };
  }
  const target = deployer.target(service);
  return target.possible ? { ...target, deployer: deployer.id } : target;
}
