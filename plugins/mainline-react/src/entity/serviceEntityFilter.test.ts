import { isServiceEntity } from './serviceEntityFilter';

const entity = (
  kind: string,
  type: string,
  annotations: Record<string, string> = {},
) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'catalog', annotations },
  spec: { type },
});

describe('isServiceEntity', () => {
  it.each([
    ['a service without annotations', entity('Component', 'service'), true],
    ['a website without annotations', entity('Component', 'website'), false],
    [
      'a library with a project slug',
      entity('Component', 'library', { 'github.com/project-slug': 'a/b' }),
      true,
    ],
    [
      'a website with a source location',
      entity('Component', 'website', {
        'backstage.io/source-location': 'url:https://github.com/a/b/',
      }),
      true,
    ],
    [
      'an API with a project slug',
      entity('API', 'openapi', { 'github.com/project-slug': 'a/b' }),
      false,
    ],
  ])('decides for %s', (_name, subject, expected) => {
    expect(isServiceEntity(subject)).toBe(expected);
  });
});
