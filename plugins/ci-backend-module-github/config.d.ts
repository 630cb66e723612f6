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
      /**
       * Whether deliveries that Backstage's own events backend took (`/api/events/http/github`, by its module for GitHub) are heard
       * too. Default: where that module has a secret, its own or that of an App. Never while `events.http.topics` names a topic of
       * GitHub's, for what comes in there was signed by nobody.
       */
      backstageEvents?: boolean;
      /**
       * Webhooks of organisations and repositories that point at this portal: what they failed to deliver is asked for again. Those of
       * Apps of `integrations.github` with a `webhookSecret` are looked through without being named.
       */
      hooks?: Array<{
        /** A host of `integrations.github`. Default: github.com. */
        host?: string;
        /** The organisation whose webhook it is. */
        org?: string;
        /** Or the repository, such as `acme/catalog`. */
        repository?: string;
        /** The number in the address of its settings page. */
        id: number | string;
      }>;
    };
  };
}
