import { namesWorkflow } from './namesWorkflow';

describe('namesWorkflow', () => {
  const deploy = {
    path: '.github/workflows/deploy.yml',
    name: 'To production',
  };

  it.each([
    [['deploy.yml'], true],
    [['.github/workflows/*.yml'], true],
    [['To *'], true],
    [['ci.yml', 'deploy*'], true],
    [['ci.yml'], false],
    [['*.yaml'], false],
    [[], false],
  ])(
    '%j names a workflow by file name, path or name: %j',
    (globs, expected) => {
      expect(namesWorkflow(globs)(deploy)).toBe(expected);
    },
  );

  it('names none of which neither is known', () => {
    expect(namesWorkflow(['*'])({})).toBe(false);
  });
});
