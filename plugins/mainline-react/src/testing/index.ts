/**
 * What the tests and the dev servers of the pages share. Needs the test utilities of Backstage, which are optional peers.
 *
 * @packageDocumentation
 */
export { ago, day, hour, minute } from './ago';
export { catalogComponent } from './catalogComponent';
export { chosenScenario } from './chosenScenario';
export { devFeatures } from './devFeatures';
export { defaultMessages, messageVariables } from './messageVariables';
export { oneOf, serviceFits } from './fits';
export { paged } from './paged';
export { type PageOptions, renderPluginPage } from './renderPluginPage';
export { renderOlderPortal } from './renderOlderPortal';
export { serviceEntity } from './serviceEntity';
export { sha } from './sha';
