import type { ServiceMapping } from '@mainline/backstage-plugin-ci-common';
import { aComponent } from '../__testUtils__/aComponent';
import { mapService } from './mapService';

const options = {
  defaultHost: 'github.com',
  isHandled: (host: string) => ['github.com', 'ghe.acme.test'].includes(host),
};

function mappingOf(annotations: Record<string, string>): ServiceMapping {
  return mapService(aComponent('x', { annotations }), options).mapping;
}

const slug = 'github.com/project-slug';
const location = 'backstage.io/source-location';

describe('mapService', () => {
  it('takes owner and system from the relations of the catalog', () => {
    expect(
      mapService(
        aComponent('Price-Catalog', {
          title: 'Prices',
          owner: 'group:default/team-a',
          system: 'system:default/shop',
        }),
        options,
      ),
    ).toMatchObject({
      entityRef: 'component:default/price-catalog',
      name: 'Price-Catalog',
      title: 'Prices',
      owner: 'group:default/team-a',
      system: 'system:default/shop',
    });
  });

  it('is in no system where it is only part of another component', () => {
    expect(
      mapService(
        aComponent('x', { system: 'component:default/whole' }),
        options,
      ).system,
    ).toBeUndefined();
  });

  const mapped: Array<
    [
      string,
      Record<string, string>,
      {
        host: string;
        slug: string;
        from: string;
        folder?: string;
        workflows?: string[];
        paths?: string[];
      },
    ]
  > = [
    [
      'a slug alone is of the default host',
      { [slug]: 'acme/shop' },
      { host: 'github.com', slug: 'acme/shop', from: 'project-slug' },
    ],
    [
      'a slug is trimmed',
      { [slug]: ' acme/shop\n' },
      { host: 'github.com', slug: 'acme/shop', from: 'project-slug' },
    ],
    [
      'a placeholder is a slug like any other',
      { [slug]: '<GITHUB_LOGIN>/<GITHUB_TEST_REPOSITORY>' },
      {
        host: 'github.com',
        slug: '<GITHUB_LOGIN>/<GITHUB_TEST_REPOSITORY>',
        from: 'project-slug',
      },
    ],
    [
      'a source location of the same repository tells host and folder of a slug',
      {
        [slug]: 'Acme/Shop',
        [location]: 'url:https://ghe.acme.test/acme/shop/tree/main/services/a/',
      },
      {
        host: 'ghe.acme.test',
        slug: 'Acme/Shop',
        from: 'project-slug',
        folder: 'services/a',
      },
    ],
    [
      'a source location of another repository says nothing of a slug',
      {
        [slug]: 'acme/shop',
        [location]: 'url:https://ghe.acme.test/acme/entities/tree/main/shop/',
      },
      { host: 'github.com', slug: 'acme/shop', from: 'project-slug' },
    ],
    [
      'a source location alone',
      { [location]: 'url:https://github.com/acme/shop' },
      { host: 'github.com', slug: 'acme/shop', from: 'source-location' },
    ],
    [
      'the root of a branch is no folder',
      { [location]: 'url:https://github.com/acme/shop/tree/main/' },
      { host: 'github.com', slug: 'acme/shop', from: 'source-location' },
    ],
    [
      'a folder is decoded',
      {
        [location]: 'url:https://github.com/acme/shop/tree/main/my%20service/',
      },
      {
        host: 'github.com',
        slug: 'acme/shop',
        from: 'source-location',
        folder: 'my service',
      },
    ],
    [
      'of a file it is the folder',
      {
        [location]:
          'url:https://github.com/acme/shop/blob/main/a/catalog-info.yaml',
      },
      {
        host: 'github.com',
        slug: 'acme/shop',
        from: 'source-location',
        folder: 'a',
      },
    ],
    [
      'a clone address',
      { [location]: 'url:https://github.com/acme/shop.git' },
      { host: 'github.com', slug: 'acme/shop', from: 'source-location' },
    ],
    [
      'globs, by commas and lines',
      {
        [slug]: 'acme/shop',
        'ci.mainline/workflows':
          'ci.yml, test-*.yml\n.github/workflows/e2e.yml,',
        'ci.mainline/paths': 'services/shop/**',
      },
      {
        host: 'github.com',
        slug: 'acme/shop',
        from: 'project-slug',
        workflows: ['ci.yml', 'test-*.yml', '.github/workflows/e2e.yml'],
        paths: ['services/shop/**'],
      },
    ],
    [
      'globs that say nothing are as good as absent',
      { [slug]: 'acme/shop', 'ci.mainline/workflows': ' , ' },
      { host: 'github.com', slug: 'acme/shop', from: 'project-slug' },
    ],
  ];

  it.each(mapped)('%s', (_, annotations, expected) => {
    const { host, slug: name, ...rest } = expected;
    expect(JSON.parse(JSON.stringify(mappingOf(annotations)))).toEqual({
      mapped: true,
      repository: { host, slug: name },
      ...rest,
    });
  });

  const unmapped: Array<
    [string, Record<string, string>, Partial<ServiceMapping>]
  > = [
    ['neither annotation', {}, { reason: 'no-annotation', annotation: slug }],
    [
      'a file on the disk names no repository',
      { [location]: 'file:/srv/catalog/' },
      { reason: 'no-annotation', annotation: slug },
    ],
    [
      'a slug without owner',
      { [slug]: 'shop' },
      { reason: 'invalid-annotation', annotation: slug, value: 'shop' },
    ],
    [
      'a slug of three parts',
      { [slug]: 'acme/shop/main' },
      {
        reason: 'invalid-annotation',
        annotation: slug,
        value: 'acme/shop/main',
      },
    ],
    [
      'a slug with a space',
      { [slug]: 'acme/my shop' },
      { reason: 'invalid-annotation', annotation: slug, value: 'acme/my shop' },
    ],
    [
      'a source location that names an owner only',
      { [location]: 'url:https://github.com/acme' },
      {
        reason: 'invalid-annotation',
        annotation: location,
        value: 'url:https://github.com/acme',
      },
    ],
    [
      'a source location that is no URL',
      { [location]: 'url:acme/shop' },
      {
        reason: 'invalid-annotation',
        annotation: location,
        value: 'url:acme/shop',
      },
    ],
    [
      'a source location with a broken escape',
      { [location]: 'url:https://github.com/acme/%E0%A4%A' },
      {
        reason: 'invalid-annotation',
        annotation: location,
        value: 'url:https://github.com/acme/%E0%A4%A',
      },
    ],
    [
      'a host that no source reads',
      { [location]: 'url:https://gitlab.test/acme/shop/tree/main/' },
      {
        reason: 'no-source',
        annotation: location,
        value: 'url:https://gitlab.test/acme/shop/tree/main/',
      },
    ],
  ];

  it.each(unmapped)('unmapped: %s', (_, annotations, expected) => {
    expect(mappingOf(annotations)).toEqual({ mapped: false, ...expected });
  });
});
