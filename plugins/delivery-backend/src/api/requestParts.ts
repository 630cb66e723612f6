import { AuthenticationError, InputError } from '@backstage/errors';
import { pathText } from '@mainline/backstage-plugin-mainline-node';
import type { Request } from 'express';

const keyHeader = 'Idempotency-Key';

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
