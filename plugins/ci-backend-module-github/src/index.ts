/**
 * GitHub Actions as a source of builds for the ci backend.
 *
 * @packageDocumentation
 */
export { ciModuleGithub as default } from './module';
