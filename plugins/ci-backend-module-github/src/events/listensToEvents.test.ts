import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { listensToEvents } from './listensToEvents';

const secret = { modules: { github: { webhookSecret: 's' } } };
const app = {
  integrations: {
    github: [
      {
        host: 'github.com',
        apps: [
          {
            appId: 1,
            clientId: 'c',
            clientSecret: 's',
            privateKey: 'k',
            webhookSecret: 'w',
          },
        ],
      },
    ],
  },
};
const wanted = (backstageEvents: boolean) => ({
  ci: { github: { backstageEvents } },
});

describe('events of the events backend', () => {
  it.each<[string, JsonObject, boolean, number]>([
    ['nothing is configured', {}, false, 0],
    ['the events backend has a secret', { events: secret }, true, 0],
    ['an App has a secret', app, true, 0],
    ['they are wanted', wanted(true), true, 0],
    ['they are not', { events: secret, ...wanted(false) }, false, 0],
    [
      'other topics are open',
      { events: { ...secret, http: { topics: ['bitbucket'] } } },
      true,
      0,
    ],
    [
      'an unsigned door is open',
      { events: { ...secret, http: { topics: ['bitbucket', 'github'] } } },
      false,
      1,
    ],
    [
      'an unsigned door to one event is open',
      { events: { ...secret, http: { topics: ['github.push'] } } },
      false,
      1,
    ],
  ])('are heard as they should where %s', (_, data, heard, warnings) => {
    const logger = mockServices.logger.mock();
    expect(listensToEvents(mockServices.rootConfig({ data }), logger)).toBe(
      heard,
    );
    expect(logger.warn).toHaveBeenCalledTimes(warnings);
  });

  it('are refused where they are wanted and anybody may send them', () => {
    const config = mockServices.rootConfig({
      data: { events: { http: { topics: ['github'] } }, ...wanted(true) },
    });
    expect(() => listensToEvents(config, mockServices.logger.mock())).toThrow(
      /ci\.github\.backstageEvents is true, but 'github' under events\.http\.topics opens a door/,
    );
  });
});
