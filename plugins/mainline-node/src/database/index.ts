export * from './chunksOf';
export * from './openDatabase';
export * from './readTogether';
export * from './isPostgres';
export * from './transact';
export * from './Writes';
