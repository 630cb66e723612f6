import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  defaultSelfCheckRules,
  WorkingTime,
} from '@mainline/backstage-plugin-ci-common';
import type { SelfCheckRules } from '@mainline/backstage-plugin-ci-common';
import type { z } from 'zod';
import { overlay } from './overlay';
import { selfCheckConfigSchema } from './rulesSchema';
import type { PartialRules } from './rulesSchema';

const key = 'ci.selfCheck';

/** The rules of the organisation, and what teams have otherwise, by their entity ref. */
export interface SelfCheckConfig {
  rules: SelfCheckRules;
  teams: Map<string, PartialRules>;
}

/** What config.d.ts describes at `ci.selfCheck`. Throws `InputError` that names the key that can't be used. */
export function readSelfCheckConfig(config: Config): SelfCheckConfig {
  const said = config.getOptional(key) ?? {};
  const parsed = selfCheckConfigSchema.safeParse(said);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues.map(issue => sentence(issue, said)).join(' '),
    );
  }
  const { teams: saidTeams = [], ...organisation } = parsed.data;
  const rules = overlay(defaultSelfCheckRules, organisation);
  assertCalendar(rules, `${key}.calendar`);

  const teams = new Map<string, PartialRules>();
  for (const [index, { owner, ...partial }] of saidTeams.entries()) {
    const ref = ownerRef(owner, `${key}.teams[${index}].owner`);
    if (teams.has(ref)) {
      throw new InputError(
        `The configuration key ${key}.teams has '${ref}' more than once: write its rules in one entry.`,
      );
    }
    assertCalendar(overlay(rules, partial), `${key}.teams[${index}].calendar`);
    teams.set(ref, partial);
  }
  return { rules, teams };
}

function ownerRef(owner: string, ownerKey: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    // What parseEntityRef throws names neither the key nor what to write.
    throw new InputError(
      `The configuration key ${ownerKey} is '${owner}': it has to be the entity ref of an owner, such as group:default/storefront.`,
    );
  }
}

function assertCalendar({ calendar }: SelfCheckRules, calendarKey: string) {
  try {
    WorkingTime.of(calendar);
  } catch (error) {
    throw new InputError(
      `The configuration key ${calendarKey} can't be used: ${
        (error as Error).message
      }`,
    );
  }
}

function sentence(issue: z.core.$ZodIssue, said: unknown): string {
  const at = [key, ...issue.path.map(String)].join('.');
  if (issue.code === 'unrecognized_keys') {
    return `The configuration key ${at}.${issue.keys[0]} is not known: leave it out, or see config.d.ts of the ci backend for what there is.`;
  }
  const value = issue.path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? Reflect.get(inner, part)
        : undefined,
    said,
  );
  return `The configuration key ${at} is ${JSON.stringify(
    value,
  )}: it has to be ${issue.message}.`;
}
