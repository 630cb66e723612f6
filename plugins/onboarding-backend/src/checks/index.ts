export * from './builtInCheckIds';
export * from './Unanswered';
export * from './askPlugin';
export * from './catalog/createOwnerCheck';
export * from './ci/createCiChecks';
export * from './ci/readHealth';
export * from './delivery/createDeliveryChecks';
export * from './ownTokenFetch';
