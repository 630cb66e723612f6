import { inCommitStage } from './inCommitStage';

function fits(workflows: string[], path: string): boolean | undefined {
  return inCommitStage({
    mapped: true,
    repository: { host: 'github.com', slug: 'acme/shop' },
    from: 'project-slug',
    workflows,
  })?.({ path });
}

describe('inCommitStage', () => {
  it.each([
    [['ci.yml'], '.github/workflows/ci.yml', true],
    [['ci.yml'], '.github/workflows/nightly-ci.yml', false],
    [['*-ci.yml'], '.github/workflows/shop-ci.yml', true],
    [['.github/workflows/*.yml'], '.github/workflows/ci.yml', true],
    [['.github/workflows/*.yml'], '.github/workflows/ci.yaml', false],
    [['a.yml', '{b,c}.yml'], '.github/workflows/c.yml', true],
    [['ci.yml'], '', false],
  ])('%j fits %s: %j', (workflows, path, expected) => {
    expect(fits(workflows, path)).toBe(expected);
  });

  it('is every workflow without the annotation', () => {
    expect(
      inCommitStage({
        mapped: true,
        repository: { host: 'github.com', slug: 'acme/shop' },
        from: 'project-slug',
      }),
    ).toBeUndefined();
  });
});
