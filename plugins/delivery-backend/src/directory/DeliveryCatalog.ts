import { createHash } from 'node:crypto';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  environmentsOf,
  environmentType,
  isPipelineEntity,
  parsePipeline,
  pipelineOf,
  pipelineType,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  EnvironmentList,
  Mistake,
  Pipeline,
} from '@mainline/backstage-plugin-delivery-common';

/** Environments and pipelines at one moment. */
export interface DeliverySetup extends EnvironmentList {
  /** The same as long as nothing that they rest on changes. */
  fingerprint: string;
  pipelineOf(service: string): { pipeline: Pipeline; mistakes: Mistake[] };
}

/**
 * Environments and pipelines as the catalog has them, for every reader the same: read with the plugin's own credentials, and
 * kept for some seconds, because a page asks for them again and again.
 */
export class DeliveryCatalog {
  readonly #options: {
    auth: AuthService;
    catalog: CatalogService;
    platforms: string[];
    keepMs: number;
    now: () => number;
  };
  #kept: { until: number; setup: Promise<DeliverySetup> } | undefined;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    /** Platforms that configuration adds to the known ones. */
    platforms: string[];
    keepMs?: number;
    now?: () => number;
  }) {
    this.#options = { keepMs: 5000, now: Date.now, ...options };
  }

  async read(): Promise<DeliverySetup> {
    const { keepMs, now } = this.#options;
    if (this.#kept && this.#kept.until > now()) return this.#kept.setup;
    const kept = { until: now() + keepMs, setup: this.#read() };
    this.#kept = kept;
    // What could not be read is not kept; whoever waits for it is told.
    kept.setup.catch(() => {
      if (this.#kept === kept) this.#kept = undefined;
    });
    return kept.setup;
  }

  /** What was read is not believed any longer. */
  forget(): void {
    this.#kept = undefined;
  }

  async #read(): Promise<DeliverySetup> {
    const { auth, catalog, platforms } = this.#options;
    const entities: Entity[] = [];
    for await (const page of catalog.streamEntities(
      {
        filter: {
          kind: 'resource',
          'spec.type': [environmentType, pipelineType],
        },
      },
      { credentials: await auth.getOwnServiceCredentials() },
    )) {
      entities.push(...page);
    }
    const vocabulary = { platforms };
    const { environments, mistakes } = environmentsOf(entities, vocabulary);
    return {
      environments,
      mistakes,
      fingerprint: fingerprintOf(entities),
      pipelineOf: pipelinesOf(entities, vocabulary),
    };
  }
}

/** Hundreds of services have the same pipeline, the conventional one: it is made once. */
function pipelinesOf(
  entities: Entity[],
  vocabulary: { platforms: string[] },
): DeliverySetup['pipelineOf'] {
  const named = new Set(
    entities.filter(isPipelineEntity).flatMap(entity => {
      const parsed = parsePipeline(entity);
      return parsed.ok ? parsed.value.services : [];
    }),
  );
  const known = new Map<string, ReturnType<DeliverySetup['pipelineOf']>>();
  return service => {
    const ref = service.toLocaleLowerCase('en-US');
    const key = named.has(ref) ? ref : 'conventional';
    const found = known.get(key) ?? pipelineOf(ref, entities, vocabulary);
    known.set(key, found);
    return found;
  };
}

function fingerprintOf(entities: Entity[]): string {
  const read = entities
    .map(({ kind, metadata: { name, namespace, title }, spec }) =>
      JSON.stringify({ kind, name, namespace, title, spec }),
    )
    .sort();
  return createHash('sha256').update(read.join('\n')).digest('hex');
}
