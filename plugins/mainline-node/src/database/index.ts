export * from './openDatabase';
export * from './isPostgres';
export * from './transact';
