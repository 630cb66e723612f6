import { InputError } from '@backstage/errors';
import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import {
  GithubRequestError,
  GithubUnavailableError,
} from '@mainline/backstage-plugin-github-node';

/**
 * What a failed dispatch means. Where it can't be told it is `unsure`.
 *
 * @param left - whether the request may have reached GitHub
 * @param where - `.github/workflows/deploy.yml of acme/catalog`
 */
export function answerOfFailure(
  error: unknown,
  { left, where }: { left: boolean; where: string },
): DispatchAnswer {
  if (error instanceof GithubUnavailableError) return unavailable(error, where);
  if (error instanceof GithubRequestError) return refusal(error, where);
  const sentence = error instanceof Error ? error.message : String(error);
  if (left) return { outcome: 'unsure', sentence };
  // A host that is no integration any more, a name that is no repository.
  return {
    outcome: error instanceof InputError ? 'refused' : 'not-sent',
    sentence,
  };
}

function unavailable(
  error: GithubUnavailableError,
  where: string,
): DispatchAnswer {
  const { message: sentence, retryAt, reason } = error;
  switch (reason) {
    // GitHub refuses what is beyond its limits: nothing was started, though the request may have been sent.
    case 'rate-limited':
    case 'reserved-for-people':
    case 'credentials':
      return { outcome: 'not-sent', sentence, retryAt };
    case 'moved':
      return {
        outcome: 'refused',
        sentence: `${where} has moved, and nothing was started. Deploy again in some minutes, when its new name is known.`,
      };
    case 'timeout':
    case 'network':
    case 'server-error':
      return error.sent
        ? { outcome: 'unsure', sentence }
        : { outcome: 'not-sent', sentence, retryAt };
    default:
      return unknownReason(reason, sentence);
  }
}

function unknownReason(_reason: never, sentence: string): DispatchAnswer {
  return { outcome: 'unsure', sentence };
}

function refusal(error: GithubRequestError, where: string): DispatchAnswer {
  const { status, message } = error;
  // A request that took too long to arrive, says whoever stands before GitHub; the rest of it may have arrived.
  if (status === 408) return { outcome: 'unsure', sentence: message };
  const reason = error.reason.replace(/\s+/g, ' ').slice(0, 300);
  const sentence = `GitHub refused to start ${where} (${status}): ${reason}${
    /[.!?]$/.test(reason) ? '' : '.'
  }`;
  const toDo = adviceFor(status, reason);
  return {
    outcome: 'refused',
    sentence: toDo ? `${sentence} ${toDo}` : sentence,
  };
}

function adviceFor(status: number, reason: string): string | undefined {
  switch (status) {
    case 401:
      return 'Renew the token of integrations.github.';
    case 403:
      return /archived/i.test(reason)
        ? 'Unarchive the repository.'
        : 'Give the App or token of integrations.github the permission Actions: write.';
    case 404:
      return 'The workflow or its repository is gone, or the App or token of integrations.github lacks the permission Actions: write. Look at the workflow on the default branch, and deploy again.';
    case 422:
      return adviceForInvalid(reason);
    default:
      return undefined;
  }
}

function adviceForInvalid(reason: string): string | undefined {
  if (/disabled/i.test(reason)) {
    return "Enable the workflow on the repository's page Actions.";
  }
  if (/no ref found/i.test(reason)) {
    return 'Its default branch has another name now: deploy again in some minutes.';
  }
  if (/trigger/i.test(reason)) {
    return "Add workflow_dispatch to the workflow's 'on' on the default branch.";
  }
  return /input/i.test(reason)
    ? "The workflow's inputs are others than when it was read: deploy again in a minute, and it is read anew."
    : undefined;
}
