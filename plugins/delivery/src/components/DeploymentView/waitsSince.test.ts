import type {
  Deployment,
  DeploymentEvent,
} from '@mainline/backstage-plugin-delivery-common';
import { deployment } from '../../testing';
import { waitsSince } from './waitsSince';

const clock = (time: string) => `2026-03-02T${time}:00.000Z`;

const events: DeploymentEvent[] = [
  { at: clock('10:00'), action: 'requested' },
  { at: clock('10:01'), action: 'sending' },
  { at: clock('10:02'), action: 'looking' },
  { at: clock('10:03'), action: 'looking' },
  { at: clock('10:04'), action: 'attached' },
];

describe('waitsSince', () => {
  it.each<[string, Partial<Deployment>, string]>([
    ['requested', { phase: 'requested', state: 'waiting' }, '10:00'],
    ['being sent', { phase: 'sending', state: 'waiting' }, '10:01'],
    ['looked for, since the first look', { phase: 'looking' }, '10:02'],
    ['its run waits', { phase: 'following', state: 'waiting' }, '10:04'],
    ['its run goes', { phase: 'following', state: 'running' }, '10:05'],
  ])('%s', (_, change, at) => {
    const of = deployment(1, 'uat', 0, {
      requestedAt: clock('10:00'),
      startedAt: clock('10:05'),
      ...change,
    });
    expect(waitsSince({ deployment: of, events })).toBe(clock(at));
  });
});
