import { writeFile } from 'node:fs/promises';
import {
  startGithubSimulator,
  type CatalogEntity,
  type GithubSimulator,
} from '@mainline/github-simulator';

/** A stand-in for GitHub with everything that is collected, in this process. */
export interface Organisation {
  github: GithubSimulator;
  scenario: string;
  /** Entities that the portal takes for services. */
  services: number;
}

/**
 * The simulated organisation, as it is at this moment. Nothing new happens in it by itself: what is measured is a page, not what
 * else the portal had to do just then. An hour's limit of requests would stop a whole history half way, so there is none.
 */
export async function startOrganisation(options: {
  services: number;
  days: number;
  backendUrl: string;
  webhookSecret: string;
  claimAudience: string;
  catalogFile: string;
}): Promise<Organisation> {
  const { backendUrl, webhookSecret, claimAudience } = options;
  const scenario = 'demo';
  const github = await startGithubSimulator({
    scenario,
    services: options.services,
    days: options.days,
    live: false,
    rateLimit: { limit: 100_000_000 },
    webhooks: {
      url: `${backendUrl}/api/ci/webhooks/github`,
      secret: webhookSecret,
      keep: 500,
    },
    claim: {
      // The simulator fills in the run's input.
      url: `${backendUrl}/api/delivery/claims/{correlation_id}`,
      audience: claimAudience,
    },
  });
  await writeFile(options.catalogFile, github.catalogYaml());
  return {
    github,
    scenario,
    services: github.catalogEntities().filter(isService).length,
  };
}

/** As the portal decides it unless configured otherwise. */
function isService({ kind, metadata, spec }: CatalogEntity): boolean {
  return (
    kind === 'Component' &&
    (spec.type === 'service' ||
      metadata.annotations?.['github.com/project-slug'] !== undefined)
  );
}
