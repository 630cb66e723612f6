export * from './checkInSequence';
export * from './isMainlineBuild';
export * from './mainlineState';
export * from './MainlineFacts';
