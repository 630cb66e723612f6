export interface Config {
  ci?: {
    /** GitHub Actions as a source of builds. Hosts and credentials come from `integrations.github`. */
    github?: {
      /**
       * The secret of the webhook that GitHub sends to `/api/ci/webhooks/github`. A list while it is being changed: each one is accepted.
       * The `webhookSecret` of the Apps of `integrations.github` is accepted too. Without any, the door is closed (404).
       *
       * @visibility secret
       */
      webhookSecret?: string | string[];
    };
  };
}
