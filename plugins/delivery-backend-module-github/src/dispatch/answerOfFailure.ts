import { InputError } from '@backstage/errors';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import {
  GithubRequestError,
  GithubUnavailableError,
} from '@mainline/backstage-plugin-github-node';
import type { DeployCall } from '../DeployCall';

/**
 * What a failed dispatch means. Where it can't be told it is `unsure`.
 *
 * @param left - whether the request may have reached GitHub
 * @param call - what was asked of GitHub; absent where nothing was
 */
export function answerOfFailure(
  error: unknown,
  { left, call }: { left: boolean; call: DeployCall | undefined },
): DispatchAnswer {
  if (call && error instanceof GithubUnavailableError) {
    return unavailable(error, call);
  }
  if (call && error instanceof GithubRequestError) return refusal(error, call);
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
  call: DeployCall,
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
        ...say('dispatch.moved', whereOf(call)),
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

function refusal(error: GithubRequestError, call: DeployCall): DispatchAnswer {
  const { status, message } = error;
  // A request that took too long to arrive, says whoever stands before GitHub; the rest of it may have arrived.
  if (status === 408) return { outcome: 'unsure', sentence: message };
  const reason = error.reason.replace(/\s+/g, ' ').slice(0, 300);
  const said = say('dispatch.refused', {
    ...whereOf(call),
    status: String(status),
    reason: /[.!?]$/.test(reason) ? reason : `${reason}.`,
  });
  const toDo = adviceFor(status, reason);
  return { outcome: 'refused', ...(toDo ? inOrder(said, toDo) : said) };
}

function whereOf(call: DeployCall) {
  return { path: call.workflowPath, repository: call.slug };
}

function adviceFor(status: number, reason: string): Said | undefined {
  switch (status) {
    case 401:
      return say('dispatch.renewToken');
    case 403:
      return say(
        /archived/i.test(reason) ? 'dispatch.unarchive' : 'dispatch.permit',
      );
    case 404:
      return say('dispatch.gone');
    case 422:
      return adviceForInvalid(reason);
    default:
      return undefined;
  }
}

function adviceForInvalid(reason: string): Said | undefined {
  if (/disabled/i.test(reason)) return say('dispatch.enable');
  if (/no ref found/i.test(reason)) return say('dispatch.branchRenamed');
  if (/trigger/i.test(reason)) return say('dispatch.addTrigger');
  return /input/i.test(reason) ? say('dispatch.inputsChanged') : undefined;
}
