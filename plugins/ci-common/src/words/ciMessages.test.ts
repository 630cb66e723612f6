import { ciMessages } from './ciMessages';

describe('what the backends of ci say', () => {
  it.each(
    Object.values(ciMessages).flatMap(group => Object.values<string>(group)),
  )('is whole sentences: %s', text => {
    expect(text).toMatch(/^([A-Z]|\{\{).*(\.|: \{\{\w+\}\})$/);
  });
});
