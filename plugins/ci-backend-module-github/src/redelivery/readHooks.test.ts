import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { readHooks } from './readHooks';

const read = (hooks?: JsonValue) =>
  readHooks(mockServices.rootConfig({ data: { ci: { github: { hooks } } } }));

describe('ci.github.hooks', () => {
  it('may be left out', () => {
    expect(read()).toEqual([]);
  });

  it('names webhooks of organisations and repositories', () => {
    expect(
      read([
        { org: 'acme', id: 1234 },
        { repository: 'acme/catalog', id: '5', host: 'ghe.example' },
      ]),
    ).toEqual([
      { host: 'github.com', org: 'acme', id: '1234' },
      { host: 'ghe.example', repository: 'acme/catalog', id: '5' },
    ]);
  });

  it.each<[string, JsonValue, string]>([
    ['no list', 'acme', 'at its top'],
    ['no number', [{ org: 'acme' }], 'at 0'],
    ['neither', [{ id: 1 }], 'at 0'],
    ['both', [{ id: 1, org: 'acme', repository: 'acme/a' }], 'at 0'],
    [
      'a repository without its owner',
      [{ id: 1, repository: 'a' }],
      'at 0.repository',
    ],
    ['a word as number', [{ id: 'x', org: 'acme' }], 'at 0.id'],
  ])(
    'is refused where it is %s, with the place and what to do',
    (_, hooks, place) => {
      expect(() => read(hooks)).toThrow(
        new RegExp(
          `ci\\.github\\.hooks is not a list of webhooks ${place}: give`,
        ),
      );
    },
  );
});
