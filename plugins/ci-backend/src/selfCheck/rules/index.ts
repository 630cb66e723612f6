export * from './calendarAnnotations';
export * from './readSelfCheckConfig';
export * from './rulesOfTeam';
