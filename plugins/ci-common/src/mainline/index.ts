export * from './checkInSequence';
export * from './foldMainlineDay';
export * from './isMainlineBuild';
export * from './MainlineCarry';
export * from './mainlineDays';
export * from './mainlineStanding';
export * from './mainlineState';
export * from './MainlineFacts';
