import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

const listServices =
  'list the services that the pipeline is for, such as [component:default/catalog].';

/** `spec.services` , for an entity in this namespace. */
export function servicesSchema(namespace: string | undefined) {
  return z
    .array(z.string(listServices), listServices)
    .min(1, listServices)
    .superRefine((services, context) => {
      const seen = new Set<string>();
      services.forEach((service, index) => {
        const ref = readServiceRef(service, namespace);
        if (ref === undefined) {
          context.addIssue({
            code: 'custom',
            path: [index],
            message:
              'write the entity ref of a Component, such as component:default/catalog.',
          });
        } else if (seen.has(ref)) {
          context.addIssue({
            code: 'custom',
            path: [index],
            message: 'it is listed twice; remove one.',
          });
        } else {
          seen.add(ref);
        }
      });
    });
}

/** In lower case, as the catalog writes refs; undefined where it is no ref of a Component. */
export function readServiceRef(
  service: string,
  namespace: string | undefined,
): string | undefined {
  try {
    const ref = parseEntityRef(service, {
      defaultKind: 'component',
      defaultNamespace: namespace,
    });
    return ref.kind.toLocaleLowerCase('en-US') === 'component'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    // parseEntityRef throws for what is no ref at all, which the caller tells in its own words.
    return undefined;
  }
}
