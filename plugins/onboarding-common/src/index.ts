/**
 * Words and API of onboarding: checklists as data.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './checklist';
export * from './permission';
export * from './words';
