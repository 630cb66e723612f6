import { parseEntityRef } from '@backstage/catalog-model';
import type {
  DeploymentOrder,
  Explanation,
} from '@mainline/backstage-plugin-delivery-common';
import type { DeployPlan } from '@mainline/backstage-plugin-delivery-node';
import type { ServiceRow } from '../directory';

/** An explanation of what was asked, with what is known of it. */
export function explanationOf(
  order: DeploymentOrder,
  known: Pick<Explanation, 'obstacles'> &
    Partial<Explanation> & {
      row?: ServiceRow;
      plan?: Extract<DeployPlan, { possible: true }>;
    },
): Explanation {
  const { row, plan, ...said } = known;
  const service = row?.entity_ref ?? order.service;
  return {
    asked: order.version,
    changes: [],
    remarks: [],
    ...said,
    service,
    environment: order.environment,
    workflow: plan && {
      name: plan.workflow.name,
      repository: plan.workflow.repository,
      ref: plan.workflow.ref,
    },
    effect: plan?.claims ? 'exactly-once' : 'at-most-once',
    command: [
      'deploy',
      `service=${word(row ? shortName(service) : service)}`,
      `environment=${word(order.environment)}`,
      `version=${word(said.version?.version ?? order.version)}`,
    ].join(' '),
  };
}

/** The name alone where it says enough. */
function shortName(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return kind === 'component' && namespace === 'default' ? name : entityRef;
}

/** Of a command line. */
function word(text: string): string {
  return /^[\w.:/@-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
