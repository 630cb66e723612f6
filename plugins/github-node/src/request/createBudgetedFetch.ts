import type { RequestBudget } from '../budget/RequestBudget';
import type { QueuedRequest, RequestQueue } from './RequestQueue';

/**
 * The one place where bytes leave for GitHub: waits for its turn, asks the budget at the last moment, bounds the time of the
 * exchange, and learns from the answer.
 *
 * The body is read here, inside the time-out: Octokit answers a body that broke off as an empty one, and a list cut short would pass for a complete one.
 */
export function createBudgetedFetch(options: {
  budget: RequestBudget;
  queue: RequestQueue;
  request: QueuedRequest;
  timeoutMs: number;
  apiBaseUrl: string;
  onSend?: () => void;
}): typeof fetch {
  const { budget, queue, request, timeoutMs, apiBaseUrl, onSend } = options;
  const { signal } = request;
  const apiOrigin = new URL(apiBaseUrl).origin;

  const exchange: typeof fetch = async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(input, {
      ...init,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const hasBody = ![204, 205, 304].includes(response.status);
    const bytes = hasBody ? await response.arrayBuffer() : undefined;

    // Behind a redirect another server may have answered (logs): its headers say nothing of GitHub's limits.
    if (!response.url || new URL(response.url).origin === apiOrigin) {
      if (response.redirected) budget.count(request);
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

  return async (input, init) => {
    // Nobody queues for what would be refused at the end of it.
    budget.check(request);
    return queue.run(request, async () => {
      budget.admit(request);
      try {
        onSend?.();
        return await exchange(input, init);
      } finally {
        budget.settle();
      }
    });
  };
}
