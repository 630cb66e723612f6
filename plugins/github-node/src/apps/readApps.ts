import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { createAppAuth } from '@octokit/auth-app';
import { AccountRegistry } from '../accounts/AccountRegistry';

/** An App as itself: GitHub counts what it asks apart from its installations. */
export interface GithubApp {
  id: string;
  accounts: AccountRegistry;
}

/** The Apps of an integration that hear webhooks. */
export function readApps(options: {
  integration: GithubIntegrationConfig;
  apiBaseUrl: string;
  reserveForPeople: number;
  pointsPerMinute: number;
  logger: LoggerService;
  now: () => number;
}): GithubApp[] {
  return (options.integration.apps ?? [])
    .filter(({ webhookSecret }) => webhookSecret)
    .map(({ appId, privateKey }) => ({
      id: String(appId),
      accounts: new AccountRegistry({
        ...options,
        credentials: tokenOfApp({ appId, privateKey }),
      }),
    }));
}

/** Backstage hands out tokens of installations alone; those of an App come from what it makes them with. */
function tokenOfApp(app: {
  appId: number;
  privateKey: string;
}): GithubCredentialsProvider {
  const authorise = createAppAuth({
    appId: app.appId,
    // As Backstage reads it: in one line of an environment variable.
    privateKey: app.privateKey.replace(/\\n/g, '\n'),
  });
  return {
    getCredentials: async () => {
      const { token } = await authorise({ type: 'app' });
      return { type: 'app', token };
    },
  };
}
