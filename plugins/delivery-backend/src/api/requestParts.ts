import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuthenticationError, InputError } from '@backstage/errors';
import type { Request } from 'express';

const keyHeader = 'Idempotency-Key';

/** The service that a path is about. */
export function entityRefOf(request: Request): string {
  return stringifyEntityRef({
    kind: pathText(request, 'kind'),
    namespace: pathText(request, 'namespace'),
    name: pathText(request, 'name'),
  });
}

/** Of a deployment: a UUID, or `<repository id>/<id>` of one from outside, encoded as one part of the path. */
export function deploymentIdOf(request: Request): string {
  const id = pathText(request, 'id');
  if (!/^[\w.:/-]{1,300}$/.test(id)) {
    throw new InputError(
      "The part 'id' of the path is no id of a deployment: take it from an answer, encoded as one part of a path.",
    );
  }
  return id;
}

/** What makes two requests one. */
export function idempotencyKeyOf(request: Request): string {
  const key = request.header(keyHeader);
  if (key === undefined || key === '') {
    throw new InputError(
      `The header '${keyHeader}' is missing: send one of your own making with every request, the same when you send it again, so that it is done once.`,
    );
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InputError(
      `The header '${keyHeader}' has to be 1 to 200 visible ASCII characters, without spaces: a UUID does.`,
    );
  }
  return key;
}

/** The token that a run shows to claim its deployment. */
export function claimTokenOf(request: Request): string {
  const [, token] =
    /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(
      request.header('authorization') ?? '',
    ) ?? [];
  if (token === undefined) {
    throw new AuthenticationError(
      "The header 'Authorization' holds no token of a run: send the OIDC token of the workflow's run as 'Bearer <token>'.",
    );
  }
  return token;
}

function pathText(request: Request, name: string): string {
  const text = request.params[name];
  if (text.includes('\0')) {
    throw new InputError(
      `The part '${name}' of the path holds the character NUL: leave it out.`,
    );
  }
  return text;
}
