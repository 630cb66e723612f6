import { conventionalStages } from '@mainline/backstage-plugin-delivery-common';
import type {
  MatrixPage,
  MatrixRow,
  WrittenPipeline,
} from '@mainline/backstage-plugin-delivery-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said, Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
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
    return { state: 'cannot-tell', ...say('delivery.notListed') };
  }
  const end = endOf(environments, pipeline);
  if (!end.ok) return end.result;

  const link = entityPath(row.service.entityRef, '/delivery');
  const { target } = row;
  if (!target) {
    return {
      state: 'cannot-tell',
      ...inOrder(end.words, say('wayToProduction.noTarget')),
      link,
    };
  }
  if (!target.possible) {
    return {
      state: 'open',
      ...inOrder(
        end.words,
        say('wayToProduction.impossible', { reason: target.sentence }),
      ),
      remedy: say('wayToProduction.mend'),
      link,
    };
  }
  const { workflow } = target;
  if (target.assumed && !row.cells.some(cell => cell.current)) {
    return {
      state: 'cannot-tell',
      ...inOrder(end.words, say('wayToProduction.assumed', { workflow })),
      link,
    };
  }
  return {
    state: 'done',
    ...inOrder(end.words, say('wayToProduction.deploys', { workflow })),
    link,
  };
}

function endOf(
  environments: MatrixPage['environments'],
  written: Pick<WrittenPipeline, 'stages' | 'entityRef'> | undefined,
): { ok: true; words: Said } | { ok: false; result: CheckResult } {
  const stages = written?.stages ?? conventionalStages(environments);
  const pipeline = written?.entityRef;
  const deployments = stages.flatMap(stage =>
    stage.kind === 'deployment' ? [stage.environment] : [],
  );
  const environment = deployments.at(-1);
  const known = environments.find(({ name }) => name === environment);
  if (known?.kind === 'production') {
    const { name } = known;
    return {
      ok: true,
      words:
        pipeline === undefined
          ? say('wayToProduction.ends', { environment: name })
          : say('wayToProduction.endsWritten', { pipeline, environment: name }),
    };
  }
  return {
    ok: false,
    result: {
      state: 'open',
      ...notInProduction(pipeline, environment, known !== undefined),
      remedy: endIn(
        environments
          .filter(({ kind }) => kind === 'production')
          .map(({ name }) => name),
      ),
    },
  };
}

function notInProduction(
  pipeline: string | undefined,
  environment: string | undefined,
  isKnown: boolean,
): Words {
  if (pipeline === undefined) {
    // The convention knows no environment but those of the portal.
    return environment === undefined
      ? say('wayToProduction.endsNowhere')
      : say('wayToProduction.endsEarly', { environment });
  }
  if (environment === undefined) {
    return say('wayToProduction.endsNowhereWritten', { pipeline });
  }
  return say(
    isKnown
      ? 'wayToProduction.endsEarlyWritten'
      : 'wayToProduction.endsUnknownWritten',
    { pipeline, environment },
  );
}

function endIn(production: string[]): Words {
  if (production.length === 0) return say('wayToProduction.addProduction');
  return production.length === 1
    ? say('wayToProduction.endIn', { environment: production[0] })
    : say('wayToProduction.endInOneOf', {
        environments: production.join(', '),
      });
}
