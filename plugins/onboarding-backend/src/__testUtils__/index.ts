export * from './FakeCi';
export * from './FakeDelivery';
export * from './startOnboarding';
export * from './settled';
