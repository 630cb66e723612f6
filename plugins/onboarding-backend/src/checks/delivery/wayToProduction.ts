import { conventionalStages } from '@mainline/backstage-plugin-delivery-common';
import type {
  MatrixPage,
  MatrixRow,
  WrittenPipeline,
} from '@mainline/backstage-plugin-delivery-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';
import { entityPath } from '../entityPath';

/**
 * Whether it is declared how a service gets to production: its pipeline, written or by convention, ends in a production environment
 * that the portal knows, and a workflow deploys it. That there is such a workflow is believed once somebody has looked, or once the
 * service was deployed.
 *
 * @param row - absent where delivery has no such service
 * @param pipeline - absent where none is written: then the conventional one stands
 */
export function wayToProduction(
  row: MatrixRow | undefined,
  environments: MatrixPage['environments'],
  pipeline: Pick<WrittenPipeline, 'stages' | 'entityRef'> | undefined,
): CheckResult {
  if (!row) {
    return {
      state: 'cannot-tell',
      sentence: 'delivery does not list it yet.',
    };
  }
  const end = endOf(environments, pipeline);
  if (!end.ok) return end.result;

  const link = entityPath(row.service.entityRef, '/delivery');
  const { target } = row;
  if (!target) {
    return {
      state: 'cannot-tell',
      sentence: `${end.sentence} delivery does not say what deploys it.`,
      link,
    };
  }
  if (!target.possible) {
    return {
      state: 'open',
      sentence: `${end.sentence} Nothing can deploy it: ${target.sentence}`,
      remedy: {
        sentence: 'Mend that; docs/deploying.md shows a deploy workflow.',
      },
      link,
    };
  }
  if (target.assumed && !row.cells.some(cell => cell.current)) {
    return {
      state: 'cannot-tell',
      sentence: `${end.sentence} Whether ${target.workflow} of its repository can deploy it, nobody has looked yet: open the deploy dialog, which looks.`,
      link,
    };
  }
  return {
    state: 'done',
    sentence: `${end.sentence} ${target.workflow} deploys it.`,
    link,
  };
}

function endOf(
  environments: MatrixPage['environments'],
  pipeline: Pick<WrittenPipeline, 'stages' | 'entityRef'> | undefined,
): { ok: true; sentence: string } | { ok: false; result: CheckResult } {
  const stages = pipeline?.stages ?? conventionalStages(environments);
  const name = pipeline ? `Its pipeline ${pipeline.entityRef}` : 'Its pipeline';
  const deployments = stages.flatMap(stage =>
    stage.kind === 'deployment' ? [stage.environment] : [],
  );
  const last = deployments.at(-1);
  const environment = environments.find(each => each.name === last);
  if (environment?.kind === 'production') {
    return {
      ok: true,
      sentence: `${name} ends in ${environment.name}.`,
    };
  }
  const sentence = notInProduction(name, last, environment !== undefined);
  const known = environments
    .filter(({ kind }) => kind === 'production')
    .map(each => each.name);
  return {
    ok: false,
    result: {
      state: 'open',
      sentence,
      remedy: {
        sentence:
          known.length === 0
            ? 'The portal knows no production environment: add a Resource of type environment and kind production to the catalog.'
            : `Let its last stage be a deployment to ${known.join(
                ' or ',
              )}, in a Resource of type pipeline that names it.`,
      },
    },
  };
}

function notInProduction(
  name: string,
  last: string | undefined,
  isKnown: boolean,
): string {
  if (last === undefined) return `${name} deploys to no environment.`;
  return isKnown
    ? `${name} ends in ${last}, which is no production environment.`
    : `${name} ends in ${last}, an environment that the portal does not know.`;
}
