import { deliveryMessages } from './deliveryMessages';

const { mistake, toDo, ...others } = deliveryMessages;
const textsOf = (messages: Record<string, Record<string, string>>) =>
  Object.values(messages).flatMap(group => Object.values(group));

describe('what the backends of delivery say', () => {
  it.each(textsOf(others))('is whole sentences: %s', text => {
    expect(text).toMatch(
      /^([A-Z]|\{\{|(service|environment|version|digest) is |version \{\{).*(\.|: \{\{\w+\}\})$/,
    );
  });

  it.each(textsOf({ mistake }))(
    'of a mistake begins with the field: %s',
    text => {
      expect(text).toMatch(
        /^(\{\{field\}\}|metadata\.name|spec\.order) .*[.:]$/,
      );
    },
  );

  it.each(textsOf({ toDo }))('goes on with what to do: %s', text => {
    expect(text).toMatch(/^[a-z].*\.$/);
  });
});
