import useSWR from 'swr';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/**
 * Owners and systems of the catalog's Components: what the filters offer.
 *
 * @public
 */
export function useCatalogChoices(): { owners: string[]; systems: string[] } {
  const catalog = useApi(catalogApiRef);
  const { data } = useSWR(
    'mainline:catalog-choices',
    async () => {
      const { facets } = await catalog.getEntityFacets({
        filter: { kind: 'component' },
        facets: ['relations.ownedBy', 'relations.partOf'],
      });
      const values = (facet: string) =>
        (facets[facet] ?? []).map(({ value }) => value).sort();
      return {
        owners: values('relations.ownedBy'),
        systems: values('relations.partOf').filter(ref =>
          ref.startsWith('system:'),
        ),
      };
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  // Without the catalog's answer the filters offer what the URL holds, and the table stands.
  return data ?? { owners: [], systems: [] };
}
