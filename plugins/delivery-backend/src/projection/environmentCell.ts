import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  Candidate,
  Deployment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';

/** What is in an environment, and what goes on there. */
export function environmentCell(options: {
  environment: string;
  /** Of the service, whatever the environment. */
  deployments: Deployment[];
  /** Newest first. */
  candidates: Candidate[];
  /** So many of the candidates are the newest without a gap; the others were asked for one by one. */
  unbroken: number;
}): EnvironmentCell {
  const here = options.deployments.filter(
    each => each.environment === options.environment,
  );
  const ended = here.filter(isEnded).sort(newestFirst(endOf));
  const current = ended.find(each => each.state === 'succeeded');
  const underway = here
    .filter(each => !isEnded(each))
    .sort(newestFirst(each => each.requestedAt))[0];
  const [newest] = ended;
  return {
    environment: options.environment,
    current,
    ...behindOf(current, options),
    underway,
    failed: newest?.state === 'succeeded' ? undefined : newest,
  };
}

function behindOf(
  current: Deployment | undefined,
  options: { candidates: Candidate[]; unbroken: number },
): Pick<EnvironmentCell, 'behind' | 'behindAtLeast'> {
  const place = options.candidates.findIndex(
    ({ checkIn }) => checkIn.sha === current?.sha,
  );
  if (place < 0) return {};
  return place < options.unbroken
    ? { behind: place }
    : { behind: options.unbroken, behindAtLeast: true };
}

export function endOf(deployment: Deployment): string {
  return deployment.endedAt ?? deployment.requestedAt;
}

function newestFirst(at: (deployment: Deployment) => string) {
  return (a: Deployment, b: Deployment) => {
    if (at(a) !== at(b)) return at(a) < at(b) ? 1 : -1;
    return a.id < b.id ? 1 : -1;
  };
}
