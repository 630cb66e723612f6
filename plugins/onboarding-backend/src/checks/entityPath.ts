import { parseEntityRef } from '@backstage/catalog-model';

/** The page of a service in the portal, with a tab below it: `/catalog/default/component/catalog/ci`. */
export function entityPath(entityRef: string, tab = ''): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(part => encodeURIComponent(part))
    .join('/')}${tab}`;
}
