import { say } from '@mainline/backstage-plugin-delivery-common';
import type {
  DeployerOptions,
  DeployOrder,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';
import {
  GithubRequestError,
  type GithubClientService,
  type GithubResponse,
} from '@mainline/backstage-plugin-github-node';
import {
  parseDeployCall,
  workflowFileOf,
  type DeployCall,
  type InputName,
} from '../DeployCall';
import { answerOfFailure } from './answerOfFailure';
import { Departure } from './Departure';
import { runOfAnswer } from './runOfAnswer';
import { sendInTime, type DispatchTimes } from './sendInTime';

const route =
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';

/**
 * Starts workflows, each at most once.
 *
 * A dispatch is asked to tell its run. An Enterprise Server before 3.21 may refuse that wish; then nothing was started, and the
 * dispatch is sent once more without it, and without it to that host from then on. Nothing else is ever sent a second time.
 */
export class Dispatcher {
  /** Hosts that refuse to tell the run. */
  private readonly taciturn = new Set<string>();

  constructor(
    private readonly options: {
      github: GithubClientService;
      times: DispatchTimes;
      now: () => number;
    },
  ) {}

  /** Never throws. */
  async dispatch(
    order: DeployOrder,
    { signal }: DeployerOptions = {},
  ): Promise<DispatchAnswer> {
    let call: DeployCall | undefined;
    let departure = new Departure();
    try {
      const { github, times, now } = this.options;
      const parsed = parseDeployCall(order.call);
      call = parsed;
      const client = github.forRepository(parsed);
      const leaveBy = now() + times.waitMs;
      const send = (asksForRun: boolean) => {
        departure = new Departure();
        return sendInTime(
          client,
          { route, parameters: parametersOf(order, parsed, asksForRun) },
          {
            departure,
            signal,
            waitMs: leaveBy - now(),
            answerMs: times.answerMs,
          },
        );
      };

      if (this.taciturn.has(parsed.host)) {
        return answerOf(await send(false), parsed);
      }
      try {
        return answerOf(await send(true), parsed);
      } catch (error) {
        if (!refusesToTellRun(error)) throw error;
        this.taciturn.add(parsed.host);
        return answerOf(await send(false), parsed);
      }
    } catch (error) {
      return answerOfFailure(error, { left: departure.left, call });
    }
  }
}

function parametersOf(
  order: DeployOrder,
  call: DeployCall,
  asksForRun: boolean,
): Record<string, unknown> {
  const values: Record<InputName, string | undefined> = {
    service: order.serviceName,
    environment: order.environment,
    version: order.sha,
    digest: order.digest,
    correlation_id: order.correlationId,
  };
  return {
    workflow_id: workflowFileOf(call),
    ref: call.ref,
    inputs: Object.fromEntries(
      call.inputs.flatMap(name => {
        const value = values[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...(asksForRun && { return_run_details: true }),
  };
}

function answerOf(response: GithubResponse, call: DeployCall): DispatchAnswer {
  if (!response.notModified && response.status === 204) {
    return { outcome: 'accepted' };
  }
  const run = response.notModified
    ? undefined
    : runOfAnswer(response.data, call.repositoryId);
  return run
    ? { outcome: 'accepted', run }
    : {
        outcome: 'unsure',
        ...say('dispatch.noWord', {
          host: call.host,
          path: call.workflowPath,
          repository: call.slug,
        }),
      };
}

/** GitHub's words: `"return_run_details" is not a permitted key.` It checks them before it does anything. */
function refusesToTellRun(error: unknown): boolean {
  return (
    error instanceof GithubRequestError &&
    (error.status === 400 || error.status === 422) &&
    error.reason.includes('return_run_details')
  );
}
