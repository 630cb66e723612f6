export * from './HealthProjector';
