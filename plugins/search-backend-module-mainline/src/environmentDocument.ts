import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Environment } from '@mainline/backstage-plugin-delivery-common';

/** What the search knows of an environment. Every field is there in every document: the in-memory engine wants that. */
export type EnvironmentDocument = IndexableDocument & {
  /** What deployments call it: `uat`. */
  environment: string;
  environmentKind: string;
  platform: string;
  owner: string;
};

export function environmentDocument(
  environment: Environment,
  locationTemplate: string,
): EnvironmentDocument {
  const { name, title, kind, platform, owner, entityRef } = environment;
  return {
    title,
    // Who remembers no more than its kind or where it runs, finds it too.
    text: [
      name,
      kind,
      environment.description,
      platform,
      ...environment.dataCentres,
    ]
      .filter(Boolean)
      .join(' · '),
    location: locationTemplate.replace(':name', encodeURIComponent(name)),
    environment: name,
    environmentKind: kind,
    platform: platform ?? '',
    owner: owner ?? '',
    ...(entityRef ? { authorization: { resourceRef: entityRef } } : {}),
  };
}
