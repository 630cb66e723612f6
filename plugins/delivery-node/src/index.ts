/**
 * Extension points of the delivery backend: deployers.
 *
 * @packageDocumentation
 */
export * from './Deployer';
export * from './deployersExtensionPoint';
