import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { proofOf } from './proofOf';
import type { ClaimIssuer } from './readClaimIssuers';

const keysTimeoutMs = 5_000;

/** Clocks differ. */
const toleranceSeconds = 60;

/** GitHub's tokens are good for minutes. With it, `iat` is needed, and must not lie ahead. */
const oldest = '1h';

interface Issuer extends ClaimIssuer {
  keys: JWTVerifyGetKey;
}

/**
 * Checks the OIDC tokens of runs: their signature (RS256 and nothing else) by the keys of an issuer that configuration names, their
 * audience and their times. No sentence holds anything of the token: it is a secret, or was written by who knows whom.
 */
export class ClaimVerifier {
  private readonly issuers: Map<string, Issuer>;

  constructor(issuers: ClaimIssuer[]) {
    this.issuers = new Map(
      issuers.map(one => [one.issuer, { ...one, keys: keysOf(one) }]),
    );
  }

  /** Throws `AuthenticationError`; `ServiceUnavailableError` where the issuer's keys can't be read. */
  async verify(token: string): Promise<ClaimProof> {
    const named = issuerNamedBy(token);
    const issuer = named === undefined ? undefined : this.issuers.get(named);
    if (!issuer) {
      throw new AuthenticationError(
        'The token is of no issuer that may claim deployments: its host and issuer belong into delivery.github.claims.',
      );
    }
    const payload = await verifyBy(issuer, token);
    const proof = proofOf(payload, issuer.host);
    if (!proof) {
      throw new AuthenticationError(
        "The token is valid, but is not one of a workflow's run: it lacks what tells repository, run and workflow.",
      );
    }
    return proof;
  }
}

/** What the token says of itself, before anything is proven: it only chooses the keys to check it by. */
function issuerNamedBy(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new AuthenticationError(
      "The claim's bearer is no token: send the OIDC token that GitHub issues to the job.",
    );
  }
}

function keysOf(issuer: ClaimIssuer): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(
    new URL(`${issuer.issuer.replace(/\/$/, '')}/.well-known/jwks`),
    { timeoutDuration: keysTimeoutMs },
  );
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      // These say something of the token; the rest, of whoever should have given the keys.
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported
      ) {
        throw error;
      }
      throw new ServiceUnavailableError(
        `The keys of ${issuer.issuer} can't be read, so no claim of ${issuer.host} can be checked: claim again in a moment.`,
      );
    }
  };
}

async function verifyBy(issuer: Issuer, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ['RS256'],
      clockTolerance: toleranceSeconds,
      maxTokenAge: oldest,
      requiredClaims: ['exp', 'iat'],
    });
    return payload;
  } catch (error) {
    if (error instanceof ServiceUnavailableError) throw error;
    throw new AuthenticationError(sentenceFor(error, issuer));
  }
}

function sentenceFor(error: unknown, { audience }: ClaimIssuer): string {
  if (error instanceof errors.JWTExpired) {
    return 'The token has expired: get a new one in the step that claims.';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'aud'
      ? `The token is for another audience: ask GitHub for one with audience=${audience}.`
      : `The token's claim '${error.claim}' is missing, or does not hold now: get a new one in the step that claims.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return 'The token is not signed with RS256, as those of GitHub are.';
  }
  return 'The token is not signed by its issuer.';
}
