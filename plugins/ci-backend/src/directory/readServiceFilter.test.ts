import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { ConfigReader } from '@backstage/config';
import { readServiceFilter } from './readServiceFilter';

describe('readServiceFilter', () => {
  it('takes services by type, and what says where its builds come from', () => {
    expect(readServiceFilter(new ConfigReader({}))).toEqual([
      { kind: 'component', 'spec.type': 'service' },
      {
        kind: 'component',
        'metadata.annotations.github.com/project-slug': CATALOG_FILTER_EXISTS,
      },
      {
        kind: 'component',
        'metadata.annotations.ci.mainline/workflows': CATALOG_FILTER_EXISTS,
      },
      {
        kind: 'component',
        'metadata.annotations.ci.mainline/paths': CATALOG_FILTER_EXISTS,
      },
    ]);
  });

  it('takes what is configured, of Components only', () => {
    const config = new ConfigReader({
      ci: { services: { filter: { kind: 'api', 'spec.type': ['a', 'b'] } } },
    });
    expect(readServiceFilter(config)).toEqual([
      { kind: 'component', 'spec.type': ['a', 'b'] },
    ]);
  });

  it.each([[[]], [7], [{ a: { b: 'c' } }]])('refuses %j', filter => {
    const config = new ConfigReader({ ci: { services: { filter } } });
    expect(() => readServiceFilter(config)).toThrow(
      /ci\.services\.filter is not a catalog filter/,
    );
  });
});
