import { mockServices } from '@backstage/backend-test-utils';
import { readWebhookSecrets } from './readWebhookSecrets';

const app = {
  appId: 1,
  clientId: 'client',
  clientSecret: 'client-secret',
  privateKey: 'key',
  webhookSecret: 'of-app',
};

describe('readWebhookSecrets', () => {
  it.each([
    ['nothing', {}, []],
    ['one', { ci: { github: { webhookSecret: 'a' } } }, ['a']],
    [
      'a list, while it is changed',
      { ci: { github: { webhookSecret: ['new', 'old'] } } },
      ['new', 'old'],
    ],
    [
      "the App's",
      { integrations: { github: [{ host: 'github.com', apps: [app] }] } },
      ['of-app'],
    ],
  ])('reads %s', (_, data, secrets) => {
    expect(readWebhookSecrets(mockServices.rootConfig({ data }))).toEqual(
      secrets,
    );
  });

  it.each(['  ', 5, [], ['a', '  ']])(
    'refuses %j, so that no door stands open by mistake',
    webhookSecret => {
      const config = mockServices.rootConfig({
        data: { ci: { github: { webhookSecret } } },
      });
      expect(() => readWebhookSecrets(config)).toThrow(
        'ci.github.webhookSecret is no secret',
      );
    },
  );
});
