import type { ServiceMapping } from '@mainline/backstage-plugin-ci-common';
import { isServicePath, servicePaths } from './servicePaths';

const mapped = (
  said: Partial<Extract<ServiceMapping, { mapped: true }>> = {},
): ServiceMapping => ({
  mapped: true,
  repository: { host: 'github.com', slug: 'acme/shop' },
  from: 'source-location',
  ...said,
});

describe('the paths of a service', () => {
  const cases: Array<[string, ServiceMapping, boolean, string, boolean]> = [
    ['all, alone', mapped(), false, 'src/a.ts', true],
    ['all, alone in a folder', mapped({ folder: 'a' }), false, 'b/x.ts', true],
    ['its folder', mapped({ folder: 'a' }), true, 'a/src/x.ts', true],
    [
      'not a folder that begins alike',
      mapped({ folder: 'a' }),
      true,
      'ab/x.ts',
      false,
    ],
    ['all, at the root beside others', mapped(), true, 'b/x.ts', true],
    [
      'its globs',
      mapped({ paths: ['a/**', 'lib/**'] }),
      false,
      'lib/x.ts',
      true,
    ],
    ['hidden files too', mapped({ paths: ['a/**'] }), true, 'a/.env/x', true],
    [
      'its globs and not its folder',
      mapped({ folder: 'b', paths: ['a/**'] }),
      true,
      'b/x.ts',
      false,
    ],
  ];

  it.each(cases)('are %s', (_, mapping, shared, path, expected) => {
    const fits = isServicePath(servicePaths(mapping, { shared }));
    expect(fits?.(path) ?? true).toBe(expected);
  });
});
