import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';

/** The path of a service, for routers; {@link entityRefOf} reads it. */
export const serviceRoute = '/services/:kind/:namespace/:name';

/** The service that a path is about. */
export function entityRefOf(request: Request): string {
  return stringifyEntityRef({
    kind: pathText(request, 'kind'),
    namespace: pathText(request, 'namespace'),
    name: pathText(request, 'name'),
  });
}

/** A part of the path, as it was meant. PostgreSQL refuses the character NUL in a text. */
export function pathText(request: Request, name: string): string {
  const part = request.params[name];
  if (part.includes('\0')) {
    throw new InputError(
      `The part '${name}' of the path holds the character NUL: leave it out.`,
    );
  }
  return part;
}
