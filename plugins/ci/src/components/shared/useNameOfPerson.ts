import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** How the portal says an entity, as plain text where a link has no place. */
export function useNameOfPerson(entityRef: string): string {
  return useEntityPresentation(entityRef, { defaultKind: 'user' }).primaryTitle;
}
