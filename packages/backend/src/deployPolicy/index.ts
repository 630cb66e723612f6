export { deployPolicyModule as default } from './module';
