export * from './paceOf';
export * from './readBudgets';
export * from './SharedBudgets';
