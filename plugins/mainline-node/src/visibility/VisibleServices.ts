import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Visibility } from './Visibility';

/** Which services a reader may see, as the catalog's own read permission says. */
export class VisibleServices {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    keepMs: number;
    now: () => number;
  };
  readonly #kept = new Map<
    string,
    { until: number; visible: Promise<Visibility> }
  >();

  /** @param options.keepMs - how long the answer of a user stands; a page asks several times at once */
  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    keepMs?: number;
    now?: () => number;
  }) {
    this.#options = { keepMs: 5000, now: Date.now, ...options };
  }

  async visibleTo(credentials: BackstageCredentials): Promise<Visibility> {
    const { auth, keepMs, now } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) return this.#ask(credentials);

    const user = credentials.principal.userEntityRef;
    const kept = this.#kept.get(user);
    if (kept && kept.until > now()) return kept.visible;

    this.#forgetOld();
    const visible = this.#ask(credentials);
    this.#kept.set(user, { until: now() + keepMs, visible });
    visible.catch(() => this.#kept.delete(user));
    return visible;
  }

  async #ask(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        // The conditions are rules of the catalog's own: only the catalog can tell what they leave.
        return this.#askCatalog(credentials);
      case AuthorizeResult.DENY:
      default:
        return [];
    }
  }

  async #askCatalog(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    for await (const entities of this.#options.catalog.streamEntities(
      {
        filter: { kind: 'component' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    )) {
      refs.push(...entities.map(entity => stringifyEntityRef(entity)));
    }
    return refs;
  }

  #forgetOld(): void {
    for (const [user, { until }] of this.#kept) {
      if (until <= this.#options.now()) this.#kept.delete(user);
    }
  }
}
