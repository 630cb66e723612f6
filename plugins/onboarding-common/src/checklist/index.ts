export * from './Checklist';
export * from './ItemState';
export * from './serviceJoins';
