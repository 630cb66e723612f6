export * from './chunksOf';
export * from './openDatabase';
export * from './isPostgres';
export * from './transact';
