export * from './Checklist';
export * from './ItemState';
