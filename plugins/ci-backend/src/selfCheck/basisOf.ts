import { createHash } from 'node:crypto';
import { selfCheckVersion } from '@mainline/backstage-plugin-ci-common';
import type {
  SelfCheckRules,
  ServiceMapping,
} from '@mainline/backstage-plugin-ci-common';
import { servicePaths } from './servicePaths';

/** Of everything that answers rest on beside facts and the time: another basis means to answer anew. */
export function basisOf(options: {
  mapping: ServiceMapping;
  shared: boolean;
  rules: SelfCheckRules;
}): string {
  const { mapping, shared, rules } = options;
  return createHash('sha256')
    .update(
      JSON.stringify([
        selfCheckVersion,
        rules,
        servicePaths(mapping, { shared }) ?? null,
        (mapping.mapped && mapping.workflows) || null,
      ]),
    )
    .digest('hex');
}
