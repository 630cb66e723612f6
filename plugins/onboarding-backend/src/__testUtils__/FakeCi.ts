import type {
  CiApi,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';

/** Health of a service that joined, with what the test says over it. */
export function aHealth(
  name: string,
  fact: Partial<ServiceHealth> = {},
): ServiceHealth {
  return {
    service: {
      entityRef: `component:default/${name}`,
      name,
      owner: 'group:default/storefront',
      mapping: {
        mapped: true,
        repository: { host: 'github.com', slug: `acme/${name}` },
        from: 'project-slug',
      },
    },
    state: 'passing',
    running: false,
    checkInsSinceRed: 0,
    strip: [],
    windowDays: 30,
    builds: 3,
    contradictions: 0,
    repositoryUrl: `https://github.com/acme/${name}`,
    defaultBranch: 'main',
    completeUpTo: '2026-11-03T09:00:00.000Z',
    webhookSince: '2026-11-02T09:00:00.000Z',
    selfCheck: {
      daily: 'yes',
      tested: 'yes',
      fixing: 'yes',
      dormant: false,
      at: '2026-11-03T09:00:00.000Z',
    },
    ...fact,
  };
}

/** ci with the services that a test says. */
export class FakeCi {
  health: ServiceHealth[] = [];
  failure: Error | undefined;
  requests = 0;

  readonly api = {
    getServices: async ({ cursor = '0', limit = 50 } = {}) => {
      this.requests += 1;
      if (this.failure) throw this.failure;
      const from = Number(cursor);
      const next = from + limit;
      return {
        items: this.health.slice(from, next),
        nextCursor: next < this.health.length ? String(next) : undefined,
      };
    },
  } as unknown as CiApi;
}
