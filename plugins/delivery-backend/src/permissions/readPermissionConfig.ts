import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a service token may deploy. */
export interface Automation {
  /** Of its token: `external:release-bot`, `plugin:scaffolder`. */
  subject: string;
  /** Entity refs, or all of them. */
  services: 'all' | string[];
  /** Names, or all of them. */
  environments: 'all' | string[];
}

export interface PermissionConfig {
  /** Whether anything may be done at all: permissions are on, or configuration says that it may be without. */
  enabled: boolean;
  automation: Automation[];
}

/** What config.d.ts describes of who may act. Throws `InputError` where it can't be read. */
export function readPermissionConfig(config: Config): PermissionConfig {
  return {
    enabled:
      config.getOptionalBoolean('permission.enabled') === true ||
      config.getOptionalBoolean('delivery.allowWithoutPermissions') === true,
    automation: (
      config.getOptionalConfigArray('delivery.automation') ?? []
    ).map((entry, index) => {
      const key = `delivery.automation[${index}]`;
      return {
        subject: entry.getString('subject'),
        services: listOf(
          entry.getStringArray('services'),
          `${key}.services`,
        )(serviceRef),
        environments: listOf(
          entry.getStringArray('environments'),
          `${key}.environments`,
        )(name => name),
      };
    }),
  };
}

function listOf(words: string[], key: string) {
  return (read: (word: string, key: string) => string): 'all' | string[] => {
    if (!words.includes('*')) return words.map(word => read(word, key));
    if (words.length === 1) return 'all';
    throw new InputError(
      `The configuration key ${key} holds '*' beside others: write ['*'] for all, or leave it out.`,
    );
  };
}

function serviceRef(word: string, key: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(word, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    // What parseEntityRef throws names neither the key nor what to write.
    throw new InputError(
      `The configuration key ${key} holds '${word}': write the entity ref of a Component, such as component:default/catalog, or '*' for all.`,
    );
  }
}
