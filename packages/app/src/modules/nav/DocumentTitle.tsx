import { useMemo } from 'react';
import { Helmet } from 'react-helmet';
import { useLocation } from 'react-router-dom';
import {
  appTreeApiRef,
  configApiRef,
  coreExtensionData,
  useApi,
} from '@backstage/frontend-plugin-api';
import { usePageName } from '../../translation';

/**
 * The page's name in the title of the document, which the framework's own header does not say. A page with a header of its
 * own, as an entity's, says more, and its word stands: both go through Helmet, where the innermost wins.
 */
export function DocumentTitle() {
  const { pathname } = useLocation();
  const pages = usePages();
  const nameOf = usePageName();
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  const page = pages.find(({ path }) => isBelow(pathname, path));
  const name = page && nameOf(page.id, page.title);
  return <Helmet defaultTitle={[name, appTitle].filter(Boolean).join(' | ')} />;
}

interface PageOfTree {
  id: string;
  path: string;
  title: string;
}

/** The longest paths first: the first that fits is the page that one is on. */
function usePages(): PageOfTree[] {
  const appTree = useApi(appTreeApiRef);
  return useMemo(() => {
    const routes = appTree
      .getTree()
      .tree.nodes.get('app/routes')
      ?.edges.attachments.get('routes');
    return (routes ?? [])
      .flatMap(({ spec, instance }): PageOfTree[] => {
        const path = instance?.getData(coreExtensionData.routePath);
        if (path === undefined) return [];
        const title =
          instance?.getData(coreExtensionData.title) ?? spec.plugin.title;
        return [{ id: spec.id, path, title: title ?? '' }];
      })
      .sort((a, b) => b.path.length - a.path.length);
  }, [appTree]);
}

function isBelow(pathname: string, path: string): boolean {
  const root = path.split('/:')[0];
  if (root === '/') return pathname === '/';
  return pathname === root || pathname.startsWith(`${root}/`);
}
