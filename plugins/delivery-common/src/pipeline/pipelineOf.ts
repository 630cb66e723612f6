import type { Entity } from '@backstage/catalog-model';
import { deviationsFrom } from '../convention/deviationsFrom';
import type { Deviation } from '../convention';
import { environmentsOf } from '../environment';
import type { Environment, EnvironmentVocabulary } from '../environment';
import type { Mistake } from '../mistake';
import { say } from '../words';
import { conventionalStages } from './conventionalStages';
import { isPipelineEntity, parsePipeline } from './parsePipeline';
import type { Pipeline, WrittenPipeline } from './Pipeline';
import type { Stage } from './Stage';
import { stageMistakes } from './stageMistakes';

/**
 * The pipeline of a service: the one written for it, else the conventional one over the portal's environments.
 *
 * `mistakes` are those of pipelines that name the service or can't be read; those of environments are told by
 * `environmentsOf`. A stage that names an unknown environment stays in its place and is told: nothing passes it.
 *
 * @param service - entity ref, `component:default/catalog`
 * @public
 */
export function pipelineOf(
  service: string,
  entities: Iterable<Entity>,
  vocabulary: EnvironmentVocabulary = {},
): { pipeline: Pipeline; mistakes: Mistake[] } {
  const all = [...entities];
  const { environments } = environmentsOf(all, vocabulary);
  const ref = service.toLocaleLowerCase('en-US');

  const mistakes: Mistake[] = [];
  const [written, ...others] = readAll(all, mistakes).filter(each =>
    each.services.includes(ref),
  );
  if (!written) {
    return { pipeline: byConvention(environments), mistakes };
  }
  return {
    pipeline: merged(written, environments),
    mistakes: [
      ...mistakes,
      ...stageMistakes(written, environments),
      ...others.map(other => secondPipeline(other, written, ref)),
    ],
  };
}

function readAll(entities: Entity[], mistakes: Mistake[]): WrittenPipeline[] {
  return entities
    .filter(isPipelineEntity)
    .flatMap(entity => {
      const parsed = parsePipeline(entity);
      if (parsed.ok) return [parsed.value];
      mistakes.push(...parsed.mistakes);
      return [];
    })
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

function byConvention(environments: Environment[]): Pipeline {
  return {
    name: 'convention',
    title: 'Conventional pipeline',
    stages: conventionalStages(environments),
    transitional: false,
    services: [],
    deviations: [],
  };
}

function merged(
  written: WrittenPipeline,
  environments: Environment[],
): Pipeline {
  const { title, ...said } = written;
  return {
    ...said,
    title: title ?? written.name,
    transitional: written.services.length > 1,
    deviations: stageDeviations(
      conventionalStages(environments),
      written.stages,
    ),
  };
}

function stageDeviations(convention: Stage[], written: Stage[]): Deviation[] {
  const names = (stages: Stage[]) => stages.map(stage => stage.name);
  const ofStages = written.flatMap(stage => {
    const expected = convention.find(each => each.name === stage.name);
    if (!expected) return [];
    return deviationsFrom({ ...expected }, { ...stage }).map(deviation => ({
      ...deviation,
      field: `stages.${stage.name}.${deviation.field}`,
    }));
  });
  return [
    ...deviationsFrom(
      { stages: names(convention) },
      { stages: names(written) },
    ),
    ...ofStages,
  ];
}

function secondPipeline(
  other: WrittenPipeline,
  written: WrittenPipeline,
  service: string,
): Mistake {
  const field = `spec.services[${other.services.indexOf(service)}]`;
  return {
    field,
    entityRef: other.entityRef,
    ...say('mistake.secondPipeline', {
      field,
      service,
      other: written.entityRef,
    }),
  };
}
