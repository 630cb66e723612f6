import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from './portalTranslationRef';

const keys = {
  'page:home': 'page.home',
  'page:ci': 'page.ci',
  'page:delivery': 'page.delivery',
  'page:onboarding': 'page.onboarding',
  'page:catalog': 'page.catalog',
  'page:catalog-graph': 'page.catalogGraph',
  'page:search': 'page.search',
  'page:user-settings': 'settings',
} as const;

/** What a page is called, in the reader's language; of a page that the portal does not know, by its own title. */
export function usePageName(): (extensionId: string, title: string) => string {
  const { t } = useTranslationRef(portalTranslationRef);
  return (extensionId, title) =>
    extensionId in keys ? t(keys[extensionId as keyof typeof keys]) : title;
}
