import { Router } from 'express';
import { OidcIssuer } from './OidcIssuer';

/** Where the receivers of tokens find out how to check them; no part of the REST API, and open to everybody. */
export function addOidcRoutes(router: Router, issuer: OidcIssuer) {
  router.get('/.well-known/openid-configuration', (_req, res) => {
    res.json(issuer.configuration());
  });

  router.get('/.well-known/jwks', (_req, res, next) => {
    issuer.jwks().then(keys => res.json(keys), next);
  });
}
