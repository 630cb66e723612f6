import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import {
  SourceUnavailableError,
  type DeliveryLog,
  type FailedDelivery,
  type ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import type { GithubClient } from '@mainline/backstage-plugin-github-node';
import { asSourceError, statusOf } from '../read/asSourceError';
import { itemsOf } from '../read/itemsOf';
import { lastFailures } from './lastFailures';
import { translateAttempt, type DeliveryAttempt } from './translateAttempt';

/** Where GitHub lists the deliveries of one webhook. */
export interface HookRoutes {
  /** `/orgs/{org}/hooks/{hook_id}/deliveries` */
  path: string;
  parameters: Record<string, string>;
}

/** The deliveries of one webhook, of which GitHub remembers those of a few days. */
export class GithubDeliveryLog implements DeliveryLog {
  readonly id: string;

  constructor(
    private readonly options: {
      /** For people who read the log of the portal, and for its store. */
      name: string;
      client: Pick<GithubClient, 'request' | 'pages'>;
      routes: HookRoutes;
      logger: LoggerService;
    },
  ) {
    this.id = options.name;
  }

  async readFailed(
    query: { since: Instant },
    options: ReadOptions,
  ): Promise<FailedDelivery[]> {
    const { client, routes, logger } = this.options;
    const attempts: DeliveryAttempt[] = [];
    try {
      const pages = client.pages(
        `GET ${routes.path}`,
        { ...routes.parameters, status: 'failure', per_page: 100 },
        options,
      );
      for await (const page of pages) {
        if (page.notModified) break;
        const read = itemsOf(page.data, undefined, translateAttempt, logger);
        attempts.push(...read);
        // Newest first.
        if (read.some(({ at }) => at < query.since)) break;
      }
    } catch (error) {
      throw this.explain(error, options.signal);
    }
    return lastFailures(attempts.filter(({ at }) => at >= query.since));
  }

  async redeliver(
    delivery: FailedDelivery,
    options: ReadOptions,
  ): Promise<boolean> {
    const { client, routes } = this.options;
    try {
      await client.request(
        `POST ${routes.path}/{delivery_id}/attempts`,
        { ...routes.parameters, delivery_id: delivery.attempt },
        options,
      );
      return true;
    } catch (error) {
      // Too old, or gone: asking again would end the same way.
      if ([400, 404, 422].includes(statusOf(error) ?? 0)) return false;
      throw this.explain(error, options.signal);
    }
  }

  private explain(error: unknown, signal: AbortSignal | undefined): unknown {
    const { name } = this.options;
    if ([403, 404].includes(statusOf(error) ?? 0)) {
      return new SourceUnavailableError(
        `GitHub does not show the deliveries of ${name}. Check its number in ci.github.hooks, and give the token or App of integrations.github the permission 'Webhooks: read and write'.`,
      );
    }
    return asSourceError(error, `The list of deliveries of ${name}`, signal);
  }
}
