/** What `search-backend-module-mainline` indexes of an environment. */
export interface EnvironmentDocument {
  title: string;
  text: string;
  location: string;
  environment: string;
  environmentKind: string;
  platform: string;
  owner: string;
}

/** An index may be older than this page. */
export function isEnvironmentDocument(
  document: object | undefined,
): document is EnvironmentDocument {
  const fields: Array<keyof EnvironmentDocument> = [
    'title',
    'location',
    'environment',
    'environmentKind',
  ];
  return (
    document !== undefined &&
    fields.every(
      field => typeof (document as Record<string, unknown>)[field] === 'string',
    )
  );
}
