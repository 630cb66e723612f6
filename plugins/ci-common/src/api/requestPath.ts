import { parseEntityRef } from '@backstage/catalog-model';

/** What a parameter of a query may be; a list is the parameter several times. @public */
export type QueryValue = string | number | boolean | string[] | undefined;

/** The path of a service below an API of Mainline: `/services/component/default/catalog`. @public */
export function servicePath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef, {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  return `/services/${[kind, namespace, name]
    .map(part => encodeURIComponent(part))
    .join('/')}`;
}

/** `?q=a&state=b&state=c`, or nothing. @public */
export function queryString(query: Record<string, QueryValue>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      parameters.append(name, String(each));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
