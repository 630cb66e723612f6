import type {
  HealthState,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { attentionKey } from './attentionKey';

function health(
  name: string,
  state: HealthState,
  rest: Partial<ServiceHealth> = {},
): ServiceHealth {
  return {
    service: {
      entityRef: `component:default/${name}`,
      name,
      mapping: { mapped: false, reason: 'no-annotation', annotation: 'a' },
    },
    state,
    running: false,
    checkInsSinceRed: 0,
    strip: [],
    windowDays: 30,
    builds: 0,
    contradictions: 0,
    ...rest,
  };
}

describe('attentionKey', () => {
  it('sorts longest red first, then flaky, running, the others and unmapped, each by name', () => {
    const inOrder = [
      health('z-long', 'failing', { since: '2026-03-01T00:00:00.000Z' }),
      health('y-short', 'failing', { since: '2026-03-02T00:00:00.000Z' }),
      health('x-flaky', 'passing', { flakyRate: 0.1, running: true }),
      health('w-running', 'passing', { running: true, flakyRate: 0 }),
      health('a-green', 'passing'),
      health('B-none', 'no-build'),
      health('c-green', 'passing'),
      health('a-unmapped', 'unmapped'),
    ];
    expect(
      [...inOrder]
        .reverse()
        .map(each => ({ name: each.service.name, key: attentionKey(each) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(each => each.name),
    ).toEqual(inOrder.map(each => each.service.name));
  });
});
