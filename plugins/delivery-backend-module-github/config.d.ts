export interface Config {
  delivery?: {
    /** Deploying by GitHub Actions. Hosts and credentials come from `integrations.github`. */
    github?: {
      /**
       * Whose tokens may claim deployments. For github.com there is an entry unless another is given:
       * `{ host: github.com, issuer: https://token.actions.githubusercontent.com, audience: mainline }`.
       */
      claims?: Array<{
        /** A host of `integrations.github`. */
        host: string;
        /**
         * Who signs the tokens of that host's runs: of an Enterprise Server `https://HOST/_services/token`. Its keys are read from
         * `/.well-known/jwks` below it. With https://, but on this machine.
         */
        issuer: string;
        /** For whom the tokens have to be: the workflow asks GitHub for one with `&audience=`. */
        audience: string;
      }>;
    };
  };
}
