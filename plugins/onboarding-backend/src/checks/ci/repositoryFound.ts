import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { CheckResult } from '@mainline/backstage-plugin-onboarding-common';

/** Whether ci knows the repository of a service, and can read it. */
export function repositoryFound(
  health: Pick<
    ServiceHealth,
    'service' | 'repositoryUrl' | 'completeUpTo' | 'sourceError'
  >,
): CheckResult {
  const { mapping } = health.service;
  if (!mapping.mapped) return notMapped(mapping);

  const { slug } = mapping.repository;
  if (health.repositoryUrl) {
    return {
      state: 'done',
      sentence: health.sourceError
        ? `It is built from ${slug}. At present that can't be read: ${health.sourceError}`
        : `It is built from ${slug}.`,
      link: health.repositoryUrl,
    };
  }
  if (!health.sourceError) {
    return {
      state: 'cannot-tell',
      sentence: `Its repository is ${slug}, and was not read yet.`,
    };
  }
  return {
    state: 'open',
    sentence: `Its repository is ${slug}, and can't be read: ${health.sourceError}`,
    remedy: {
      sentence: `Mend the annotation if the repository is another, or let the App or token of the portal read ${slug}.`,
      annotation: { name: annotationOf(mapping.from), value: slug },
    },
  };
}

function notMapped(
  mapping: Extract<ServiceHealth['service']['mapping'], { mapped: false }>,
): CheckResult {
  const { annotation } = mapping;
  const example = { name: annotation, value: exampleOf(annotation) };
  switch (mapping.reason) {
    case 'invalid-annotation':
      return {
        state: 'open',
        sentence: `Its annotation ${annotation} is '${
          mapping.value ?? ''
        }', which is no repository.`,
        remedy: { sentence: `Mend the annotation.`, annotation: example },
      };
    case 'no-source':
      return {
        state: 'open',
        sentence: `Nothing installed here reads builds from where its annotation ${annotation} points.`,
        remedy: {
          sentence:
            'Point the annotation to a host that the portal reads, or add the host to integrations of the configuration.',
          annotation: example,
        },
      };
    case 'no-annotation':
      return {
        state: 'open',
        sentence: 'Nothing says which repository it is built from.',
        remedy: {
          sentence: 'Add the annotation to its catalog-info.yaml.',
          annotation: example,
        },
      };
    default:
      mapping.reason satisfies never;
      return {
        state: 'cannot-tell',
        sentence: `It has no repository, for a reason not known here: ${String(
          mapping.reason,
        )}.`,
      };
  }
}

function annotationOf(from: 'project-slug' | 'source-location'): string {
  return from === 'project-slug'
    ? 'github.com/project-slug'
    : 'backstage.io/source-location';
}

function exampleOf(annotation: string): string {
  return annotation === 'backstage.io/source-location'
    ? 'url:https://github.com/owner/repository/tree/main/'
    : 'owner/repository';
}
