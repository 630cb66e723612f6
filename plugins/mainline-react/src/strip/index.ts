export { BuildStrip } from './BuildStrip';
