import type { PostgresServer } from './startPostgres';

/** Over app-config.yaml: a portal on PostgreSQL, whose GitHub is the simulator. */
export function portalConfig(options: {
  backendUrl: string;
  githubUrl: string;
  postgres: PostgresServer;
  catalogFile: string;
  webhookSecret: string;
  claimAudience: string;
}) {
  const { backendUrl, githubUrl, postgres, claimAudience } = options;
  const { host, port, user, password } = postgres;
  return {
    app: { baseUrl: backendUrl },
    backend: {
      baseUrl: backendUrl,
      listen: { port: Number(new URL(backendUrl).port) },
      cors: { origin: backendUrl },
      database: { client: 'pg', connection: { host, port, user, password } },
    },
    // As the simulator has none: what a limit of a minute costs is simple arithmetic.
    github: { pointsPerMinute: 100_000 },
    integrations: {
      github: [
        { host: 'github.com', apiBaseUrl: githubUrl, token: 'simulator' },
      ],
    },
    catalog: {
      locations: [
        {
          type: 'file',
          target: options.catalogFile,
          rules: [{ allow: ['Group', 'User', 'Domain'] }],
        },
      ],
    },
    ci: { github: { webhookSecret: options.webhookSecret } },
    delivery: {
      github: {
        claims: [
          { host: 'github.com', issuer: githubUrl, audience: claimAudience },
        ],
      },
    },
  };
}
