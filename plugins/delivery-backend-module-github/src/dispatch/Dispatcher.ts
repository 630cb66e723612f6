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
    let where = 'its workflow';
    let departure = new Departure();
    try {
      const { github, times, now } = this.options;
      const call = parseDeployCall(order.call);
      where = `${call.workflowPath} of ${call.slug}`;
      const client = github.forRepository(call);
      const leaveBy = now() + times.waitMs;
      const send = (asksForRun: boolean) => {
        departure = new Departure();
        return sendInTime(
          client,
          { route, parameters: parametersOf(order, call, asksForRun) },
          {
            departure,
            signal,
            waitMs: leaveBy - now(),
            answerMs: times.answerMs,
          },
        );
      };

      if (this.taciturn.has(call.host)) {
        return answerOf(await send(false), call);
      }
      try {
        return answerOf(await send(true), call);
      } catch (error) {
        if (!refusesToTellRun(error)) throw error;
        this.taciturn.add(call.host);
        return answerOf(await send(false), call);
      }
    } catch (error) {
      return answerOfFailure(error, { left: departure.left, where });
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
        sentence: `${call.host} answered, but did not say whether it started ${call.workflowPath} of ${call.slug}.`,
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
