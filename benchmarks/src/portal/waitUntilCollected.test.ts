import type { StoreProgress } from './PortalStore';
import { isCollected } from './waitUntilCollected';

const everything: StoreProgress = {
  services: 450,
  read: 450,
  unprojected: 0,
  unchecked: 0,
  deliverable: 450,
  undelivered: 0,
};

describe('isCollected', () => {
  it('holds when every service was read and projected by both backends', () => {
    expect(isCollected(everything, 450)).toBe(true);
  });

  it.each<[string, Partial<StoreProgress>]>([
    ['the catalog has more services', { services: 449, read: 449 }],
    ['one was not read', { read: 449 }],
    ['health is behind', { unprojected: 1 }],
    ['the self-check is behind', { unchecked: 1 }],
    ['delivery lists fewer', { deliverable: 449 }],
    ['the matrix is behind', { undelivered: 1 }],
  ])('does not while %s', (_, behind) => {
    expect(isCollected({ ...everything, ...behind }, 450)).toBe(false);
  });
});
