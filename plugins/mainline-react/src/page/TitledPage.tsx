import {
  coreExtensionData,
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useAppNode,
} from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';

/**
 * A page in the layout of the portal, with its title in the reader's language: the framework knows only the one that its extension was
 * made with. For the loader of a page that was made with `noHeader`. The title that the portal's configuration gives it, if any, stands.
 *
 * @public
 */
export function TitledPage(props: {
  title: string;
  /** Where the title leads. */
  titleLink: string | undefined;
  children: ReactNode;
}) {
  const node = useAppNode();
  const plugin = node?.spec.plugin;
  const headerActions = useApi(pluginHeaderActionsApiRef);
  return (
    <PageLayout
      title={node?.instance?.getData(coreExtensionData.title) ?? props.title}
      icon={plugin?.icon}
      titleLink={props.titleLink}
      headerActions={
        plugin && headerActions.getPluginHeaderActions(plugin.pluginId)
      }
    >
      {props.children}
    </PageLayout>
  );
}
