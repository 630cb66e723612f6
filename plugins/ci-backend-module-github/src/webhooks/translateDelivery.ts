import type {
  RepositoryFact,
  RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import type { TranslatedDelivery } from '@mainline/backstage-plugin-ci-node';
import { z } from 'zod';
import { id, optional, text } from '../translate/lenientFields';
import { translateDeployment } from '../translate/translateDeployment';
import { translateDeploymentStatus } from '../translate/translateDeploymentStatus';
import { translateJob } from '../translate/translateJob';
import {
  translateRepository,
  translateRepositoryLocator,
} from '../translate/translateRepository';
import { translatePush } from '../translate/translatePush';
import { translateRun } from '../translate/translateRun';
import { translateWorkflow } from '../translate/translateWorkflow';
import { heardEvents } from './heardEvents';

const body = z.object({
  ref: optional(text),
  repository: z.unknown().optional(),
  workflow_run: z.unknown().optional(),
  workflow_job: z.unknown().optional(),
  workflow: z.unknown().optional(),
  deployment: z.unknown().optional(),
  deployment_status: z.unknown().optional(),
});

/** The door's address does not tell which host knocked; the repository's own link does. */
const linkedRepository = z.object({ html_url: text });

/** The run that made a deployment, where one did. */
const madeBy = z.object({ id });

const heard = new Set<string>(heardEvents);

type Repository = RepositoryFact | RepositoryLocator;

/**
 * What a delivery of GitHub hints at. Pure, and never throws.
 *
 * Where an event concerns a repository but its payload can't be read as far as needed, the repository is read again instead (`look`).
 *
 * @param hostOf - the host of `integrations.github` that a link belongs to
 */
export function translateDelivery(
  event: string,
  payload: unknown,
  hostOf: (link: string) => string | undefined,
): TranslatedDelivery {
  const read = body.safeParse(payload);
  if (!read.success) return setAside('The payload is no JSON object.');
  const given = read.data;

  if (event === 'ping') {
    return setAside('A ping: GitHub tries whether the door is open.');
  }
  if (!heard.has(event)) {
    return setAside(
      `The event '${event}' says nothing about runs, jobs, check-ins or deployments.`,
    );
  }
  const link = linkedRepository.safeParse(given.repository).data?.html_url;
  if (!link) return setAside('The payload names no repository.');
  const host = hostOf(link);
  if (!host) {
    return setAside(
      `The repository ${link} is at no host of integrations.github.`,
    );
  }
  const repository =
    translateRepository(given.repository, host) ??
    translateRepositoryLocator(given.repository, host);
  if (!repository) return setAside('The payload names no repository.');

  switch (event) {
    case 'workflow_run': {
      const workflow = withId(repository, fact =>
        translateWorkflow(given.workflow, fact),
      );
      const run = withId(repository, fact =>
        translateRun(given.workflow_run, fact),
      );
      return {
        ...hint(repository, !run),
        runs: run ? [run] : [],
        workflows: workflow ? [workflow] : [],
      };
    }
    case 'workflow_job': {
      const job = withId(repository, fact =>
        translateJob(given.workflow_job, fact),
      );
      return { ...hint(repository, !job), jobs: job ? [job] : [] };
    }
    case 'deployment': {
      const deployment = withId(repository, fact =>
        translateDeployment(given.deployment, fact, runOf(given)),
      );
      return {
        ...hint(repository, !deployment),
        deployments: deployment ? [deployment] : [],
      };
    }
    case 'deployment_status': {
      const deployment = withId(repository, fact =>
        translateDeployment(given.deployment, fact, runOf(given)),
      );
      const status =
        deployment &&
        translateDeploymentStatus(given.deployment_status, deployment);
      return {
        ...hint(repository, !status),
        deployments: status ? [status] : [],
      };
    }
    case 'push': {
      if (!isMainline(given.ref, repository)) {
        return setAside(`A push to ${given.ref}, which is not mainline.`);
      }
      const checkIns = withId(repository, fact => translatePush(payload, fact));
      return {
        ...hint(repository, !checkIns),
        ...(checkIns && { checkIns }),
      };
    }
    default:
      return hint(repository, true);
  }
}

function runOf(given: z.infer<typeof body>): string | undefined {
  return madeBy.safeParse(given.workflow_run).data?.id;
}

function withId<T>(
  repository: Repository,
  translate: (fact: RepositoryFact) => T | undefined,
): T | undefined {
  return 'id' in repository ? translate(repository) : undefined;
}

/** Where ref or default branch are unknown, it may be: looking once too often does no harm. */
function isMainline(ref: string | undefined, repository: Repository): boolean {
  if (!ref || !('defaultBranch' in repository)) return true;
  return ref === `refs/heads/${repository.defaultBranch}`;
}

function hint(repository: Repository, look: boolean): TranslatedDelivery {
  return {
    repository,
    runs: [],
    jobs: [],
    workflows: [],
    deployments: [],
    look,
  };
}

function setAside(reason: string): TranslatedDelivery {
  return {
    runs: [],
    jobs: [],
    workflows: [],
    deployments: [],
    look: false,
    setAside: reason,
  };
}
