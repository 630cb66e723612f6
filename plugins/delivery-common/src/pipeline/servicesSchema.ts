import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { toDo } from '../mistake/toDo';

const listServices = toDo('toDo.services');

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
            message: toDo('toDo.service'),
          });
        } else if (seen.has(ref)) {
          context.addIssue({
            code: 'custom',
            path: [index],
            message: toDo('toDo.listedTwice'),
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
