import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type {
  Service,
  ServiceMapping,
} from '@mainline/backstage-plugin-ci-common';
import {
  PATHS_ANNOTATION,
  PROJECT_SLUG_ANNOTATION,
  SOURCE_LOCATION_ANNOTATION,
  WORKFLOWS_ANNOTATION,
} from './annotations';
import { parseSourceLocation } from './parseSourceLocation';

/** What the mapping has to know besides the entity. */
export interface MappingOptions {
  /** Host of a `github.com/project-slug` that no source location places elsewhere. */
  defaultHost: string;
  /** Whether any source of builds reads that host. */
  isHandled: (host: string) => boolean;
}

/** A catalog Component as a service, with where its builds come from or why that is not known. */
export function mapService(entity: Entity, options: MappingOptions): Service {
  return {
    entityRef: stringifyEntityRef(getCompoundEntityRef(entity)),
    name: entity.metadata.name,
    title: entity.metadata.title,
    owner: relatedTo(entity, RELATION_OWNED_BY),
    system: relatedTo(entity, RELATION_PART_OF, 'system'),
    mapping: mappingOf(entity, options),
  };
}

function mappingOf(entity: Entity, options: MappingOptions): ServiceMapping {
  const annotations = entity.metadata.annotations ?? {};
  const slug = annotations[PROJECT_SLUG_ANNOTATION]?.trim();
  const location = annotations[SOURCE_LOCATION_ANNOTATION]?.trim();
  const source = location ? parseSourceLocation(location) : undefined;
  const globs = {
    workflows: globsOf(annotations[WORKFLOWS_ANNOTATION]),
    paths: globsOf(annotations[PATHS_ANNOTATION]),
  };

  if (slug) {
    if (!isSlug(slug)) {
      return invalid('invalid-annotation', PROJECT_SLUG_ANNOTATION, slug);
    }
    const sameRepository =
      source?.slug.toLocaleLowerCase('en-US') ===
      slug.toLocaleLowerCase('en-US')
        ? source
        : undefined;
    const host = sameRepository?.host ?? options.defaultHost;
    if (!options.isHandled(host)) {
      return invalid('no-source', PROJECT_SLUG_ANNOTATION, slug);
    }
    return {
      mapped: true,
      repository: { host, slug },
      from: 'project-slug',
      folder: sameRepository?.folder,
      ...globs,
    };
  }

  if (source) {
    if (!options.isHandled(source.host)) {
      return invalid('no-source', SOURCE_LOCATION_ANNOTATION, location);
    }
    return {
      mapped: true,
      repository: { host: source.host, slug: source.slug },
      from: 'source-location',
      folder: source.folder,
      ...globs,
    };
  }

  // A file on the catalog's own disk is where local examples live: nothing is wrong with it, it only names no repository.
  return location?.startsWith('url:')
    ? invalid('invalid-annotation', SOURCE_LOCATION_ANNOTATION, location)
    : {
        mapped: false,
        reason: 'no-annotation',
        annotation: PROJECT_SLUG_ANNOTATION,
      };
}

function invalid(
  reason: 'invalid-annotation' | 'no-source',
  annotation: string,
  value: string | undefined,
): ServiceMapping {
  return { mapped: false, reason, annotation, value };
}

/** Owner and name; both may hold any character but white space and slashes (placeholders such as `<OWNER>/<NAME>` do). */
function isSlug(slug: string): boolean {
  return /^[^\s/]+\/[^\s/]+$/.test(slug);
}

function globsOf(annotation: string | undefined): string[] | undefined {
  const globs = (annotation ?? '')
    .split(/[,\n]/)
    .map(glob => glob.trim())
    .filter(glob => glob !== '');
  return globs.length > 0 ? globs : undefined;
}

function relatedTo(
  entity: Entity,
  type: string,
  kind?: string,
): string | undefined {
  return entity.relations?.find(
    relation =>
      relation.type === type &&
      (!kind ||
        parseEntityRef(relation.targetRef).kind.toLocaleLowerCase('en-US') ===
          kind),
  )?.targetRef;
}
