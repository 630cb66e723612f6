import type { Entity } from '@backstage/catalog-model';
import { deviationsFrom } from '../convention/deviationsFrom';
import type { Mistake } from '../mistake';
import { say } from '../words';
import {
  conventionalEnvironments,
  conventionalOrder,
} from './conventionalEnvironments';
import type { ConventionalEnvironment } from './conventionalEnvironments';
import type { Environment, WrittenEnvironment } from './Environment';
import { isEnvironmentEntity, parseEnvironment } from './parseEnvironment';
import type { EnvironmentVocabulary } from './EnvironmentVocabulary';

/**
 * The environments of a portal: conventions, over them what its entities say, in their order.
 *
 * Entities that are no environment are passed over, those with mistakes are left out and their mistakes told. Without any
 * entity the conventions stand: {@link conventionalEnvironments}.
 *
 * @public
 */
export function environmentsOf(
  entities: Iterable<Entity>,
  vocabulary: EnvironmentVocabulary = {},
): { environments: Environment[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const written = new Map<string, WrittenEnvironment>();
  for (const environment of readAll(entities, vocabulary, mistakes)) {
    const other = written.get(environment.name);
    if (other) mistakes.push(sameName(environment, other));
    else written.set(environment.name, environment);
  }

  const environments = [
    ...conventionalEnvironments.filter(each => !written.has(each.name)),
    ...written.values(),
  ]
    .filter(each => !('used' in each) || each.used)
    .map(each => merged(each))
    .sort(byOrder);
  return { environments, mistakes: [...mistakes, ...sameOrder(environments)] };
}

function readAll(
  entities: Iterable<Entity>,
  vocabulary: EnvironmentVocabulary,
  mistakes: Mistake[],
): WrittenEnvironment[] {
  return [...entities]
    .filter(isEnvironmentEntity)
    .flatMap(entity => {
      const parsed = parseEnvironment(entity, vocabulary);
      if (parsed.ok) return [parsed.value];
      mistakes.push(...parsed.mistakes);
      return [];
    })
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

function merged(
  environment: ConventionalEnvironment | WrittenEnvironment,
): Environment {
  if (!('entityRef' in environment)) {
    return { ...environment, dataCentres: [], deviations: [] };
  }
  const {
    entityRef,
    name,
    used: _,
    owner,
    description,
    ...written
  } = environment;
  const convention = conventionOf(environment);
  return {
    ...convention,
    ...defined({ ...written, owner, description, entityRef }),
    dataCentres: written.dataCentres ?? [],
    name,
    deviations: deviationsFrom({ ...convention }, written),
  };
}

/** By name, else by kind. */
function conventionOf(
  written: WrittenEnvironment,
): ConventionalEnvironment & { loadBalancer?: boolean } {
  const byName = conventionalEnvironments.find(
    each => each.name === written.name,
  );
  return {
    name: written.name,
    title: byName?.title ?? written.name,
    kind: byName?.kind ?? written.kind,
    order: byName?.order ?? conventionalOrder[written.kind],
    ...(written.instances === undefined
      ? {}
      : { loadBalancer: written.instances > 1 }),
  };
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as T;
}

function byOrder(a: Environment, b: Environment): number {
  return a.order - b.order || (a.name < b.name ? -1 : 1);
}

function sameName(
  environment: WrittenEnvironment,
  other: WrittenEnvironment,
): Mistake {
  return {
    field: 'metadata.name',
    entityRef: environment.entityRef,
    ...say('mistake.sameName', {
      name: environment.name,
      other: other.entityRef,
    }),
  };
}

function sameOrder(sorted: Environment[]): Mistake[] {
  return sorted.flatMap((environment, index) => {
    const before = sorted[index - 1];
    if (before?.order !== environment.order) return [];
    const [subject, other] = environment.entityRef
      ? [environment, before]
      : [before, environment];
    return [
      {
        field: 'spec.order',
        entityRef: subject.entityRef,
        ...say('mistake.sameOrder', {
          name: subject.name,
          order: String(subject.order),
          other: other.name,
        }),
      },
    ];
  });
}
