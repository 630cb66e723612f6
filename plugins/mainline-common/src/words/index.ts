export * from './createSayings';
export * from './githubMessages';
export { inOrder } from './inOrder';
export type { ValueKind, ValueKinds } from './ValueKind';
export type { Message, Said, Words } from './Words';
