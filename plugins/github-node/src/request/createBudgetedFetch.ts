import type { RequestBudget } from '../budget/RequestBudget';
import type { GithubRequestPurpose } from '../GithubClientService';

/**
 * The one place where bytes leave for GitHub: asks the budget at the last moment (a request may have waited in Octokit's queue),
 * bounds the time of the exchange, and learns from the answer.
 *
 * The body is read here, inside the time-out: Octokit answers a body that broke off as an empty one, and a list cut short would pass for a complete one.
 */
export function createBudgetedFetch(options: {
  budget: RequestBudget;
  purpose: GithubRequestPurpose;
  timeoutMs: number;
  apiBaseUrl: string;
  signal?: AbortSignal;
  onSend?: () => void;
}): typeof fetch {
  const { budget, purpose, timeoutMs, apiBaseUrl, signal, onSend } = options;
  const apiOrigin = new URL(apiBaseUrl).origin;

  return async (input, init) => {
    signal?.throwIfAborted();
    budget.admit(purpose);
    onSend?.();

    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(input, {
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const hasBody = ![204, 205, 304].includes(response.status);
    const bytes = hasBody ? await response.arrayBuffer() : undefined;

    // Behind a redirect another server may have answered (logs): its headers say nothing of GitHub's limits.
    if (!response.url || new URL(response.url).origin === apiOrigin) {
      if (response.redirected) budget.count(purpose);
      const refused = response.status === 403 || response.status === 429;
      const refusal = budget.observe({
        status: response.status,
        headers: response.headers,
        body: refused && bytes ? new TextDecoder().decode(bytes) : '',
      });
      if (refusal) throw refusal;
    }
    return new Response(bytes, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}
