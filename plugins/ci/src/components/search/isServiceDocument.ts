/** What Backstage's collator of the catalog indexes of a Component. */
export interface ServiceDocument {
  title: string;
  text: string;
  location: string;
  kind: string;
  namespace: string;
  type?: string;
  owner?: string;
}

/**
 * Components of the type `service`, which have a row here whether or not they say where their source lives. The index does
 * not know the annotations of the others.
 */
export function isServiceDocument(
  document: object | undefined,
): document is ServiceDocument {
  const { title, location, kind, namespace, type } = (document ?? {}) as Record<
    string,
    unknown
  >;
  return (
    [title, location, namespace].every(word => typeof word === 'string') &&
    kind === 'Component' &&
    type === 'service'
  );
}
