import { ResponseError } from '@backstage/errors';
import { queryString, servicePath } from '@mainline/backstage-plugin-ci-common';
import type { QueryValue } from '@mainline/backstage-plugin-ci-common';
import type { Checklist, ChecklistProgress } from '../checklist';
import type {
  OnboardingApi,
  ProgressPage,
  ProgressQuery,
  ServiceChecklists,
} from './OnboardingApi';

/**
 * The onboarding backend over HTTP. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export class OnboardingClient implements OnboardingApi {
  readonly #discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getChecklists(): Promise<{ checklists: Checklist[] }> {
    return this.#get('/checklists');
  }

  getServiceChecklists(entityRef: string): Promise<ServiceChecklists> {
    return this.#get(servicePath(entityRef));
  }

  getProgress(query: ProgressQuery = {}): Promise<ProgressPage> {
    return this.#get('/progress', { ...query });
  }

  putConfirmation(
    entityRef: string,
    options: { checklist: string; item: string; note?: string },
  ): Promise<ChecklistProgress> {
    const { note } = options;
    return this.#request(confirmationPath(entityRef, options), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(note === undefined ? {} : { note }),
    });
  }

  deleteConfirmation(
    entityRef: string,
    options: { checklist: string; item: string },
  ): Promise<ChecklistProgress> {
    return this.#request(confirmationPath(entityRef, options), {
      method: 'DELETE',
    });
  }

  async #get<T>(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<T> {
    return this.#request(`${path}${queryString(query)}`);
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('onboarding');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()) as T;
  }
}

function confirmationPath(
  entityRef: string,
  { checklist, item }: { checklist: string; item: string },
): string {
  return `${servicePath(entityRef)}/checklists/${encodeURIComponent(
    checklist,
  )}/items/${encodeURIComponent(item)}/confirmation`;
}
