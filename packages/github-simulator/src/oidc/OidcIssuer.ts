import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  JWTPayload,
  SignJWT,
} from 'jose';

const ALGORITHM = 'RS256';

/** How long GitHub's tokens are good. */
const VALID_SECONDS = 300;

/** GitHub dates its tokens back, for clocks that are slow. */
const BACKDATED_SECONDS = 600;

interface OidcIssuerOptions {
  /** Who issues: where the configuration is read. */
  base: () => string;
  /** The time in milliseconds. */
  now: () => number;
}

/** Signs tokens as GitHub does for runs, with a key that is made at its first use. */
export class OidcIssuer {
  readonly #options: OidcIssuerOptions;
  #key: ReturnType<typeof makeKey> | undefined;
  #minted = 0;

  constructor(options: OidcIssuerOptions) {
    this.#options = options;
  }

  /** What `/.well-known/openid-configuration` tells. */
  configuration() {
    const issuer = this.#options.base();
    return {
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks`,
      subject_types_supported: ['public', 'pairwise'],
      response_types_supported: ['id_token'],
      id_token_signing_alg_values_supported: [ALGORITHM],
      scopes_supported: ['openid'],
    };
  }

  async jwks() {
    const { jwk } = await this.#keyOnce();
    return { keys: [jwk] };
  }

  /** A signed token; what `claims` hold replaces the times and the issuer too. */
  async mint(claims: JWTPayload): Promise<string> {
    const { privateKey, jwk } = await this.#keyOnce();
    const now = Math.floor(this.#options.now() / 1000);
    this.#minted += 1;
    return new SignJWT({
      jti: `${now}-${this.#minted}`,
      iss: this.#options.base(),
      iat: now,
      nbf: now - BACKDATED_SECONDS,
      exp: now + VALID_SECONDS,
      ...claims,
    })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: jwk.kid })
      .sign(privateKey);
  }

  #keyOnce() {
    this.#key ??= makeKey();
    return this.#key;
  }
}

async function makeKey() {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, jwk: { ...jwk, kid, alg: ALGORITHM, use: 'sig' } };
}
