import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-onboarding-common';
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

  const { slug: repository } = mapping.repository;
  const { sourceError: reason } = health;
  if (health.repositoryUrl) {
    const read = say('repositoryFound.read', { repository });
    return {
      state: 'done',
      ...(reason
        ? inOrder(read, say('repositoryFound.unreadable', { reason }))
        : read),
      link: health.repositoryUrl,
    };
  }
  if (!reason) {
    return {
      state: 'cannot-tell',
      ...say('repositoryFound.notRead', { repository }),
    };
  }
  return {
    state: 'open',
    ...say('repositoryFound.refused', { repository, reason }),
    remedy: {
      ...say('repositoryFound.mendOrAllow', { repository }),
      annotation: { name: annotationOf(mapping.from), value: repository },
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
        ...say('repositoryFound.invalidAnnotation', {
          annotation,
          value: mapping.value ?? '',
        }),
        remedy: { ...say('repositoryFound.mend'), annotation: example },
      };
    case 'no-source':
      return {
        state: 'open',
        ...say('repositoryFound.noSource', { annotation }),
        remedy: {
          ...say('repositoryFound.pointOrIntegrate'),
          annotation: example,
        },
      };
    case 'no-annotation':
      return {
        state: 'open',
        ...say('repositoryFound.noAnnotation'),
        remedy: { ...say('repositoryFound.annotate'), annotation: example },
      };
    default:
      mapping.reason satisfies never;
      return {
        state: 'cannot-tell',
        ...say('repositoryFound.unknownReason', {
          reason: String(mapping.reason),
        }),
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
