export * from './ChangeSignal';
export * from './HealthProjector';
