import {
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';

/** @public */
export interface ServiceCellProps {
  /** Entity ref of the row's service. */
  entityRef: string;
  /** Entity refs of the owners whose services the list holds: a column reads all of them at once. */
  owners: string[];
}

/** What a plugin says of each service in the list of the reader's services. @public */
export interface ServiceColumn {
  id: string;
  Title: (props: {}) => JSX.Element;
  Cell: (props: ServiceCellProps) => JSX.Element;
}

const serviceColumnDataRef = createExtensionDataRef<ServiceColumn>().with({
  id: 'mainline.service-column',
});

/**
 * A column of the widget "My services" on the Home page. The ci plugin, whose widget it is, knows nothing of those who
 * add to it.
 *
 * @public
 */
export const ServiceColumnBlueprint = createExtensionBlueprint({
  kind: 'mainline-service-column',
  attachTo: { id: 'home-page-widget:ci/my-services', input: 'columns' },
  output: [serviceColumnDataRef],
  dataRefs: { column: serviceColumnDataRef },
  *factory(
    params: { loader: () => Promise<Omit<ServiceColumn, 'id'>> },
    { node },
  ) {
    yield serviceColumnDataRef({
      id: node.spec.id,
      Title: ExtensionBoundary.lazyComponent<{}>(node, async () => {
        const { Title } = await params.loader();
        return () => <Title />;
      }),
      Cell: ExtensionBoundary.lazyComponent<ServiceCellProps>(
        node,
        async () => (await params.loader()).Cell,
      ),
    });
  },
});
