export * from './CatalogServiceDirectory';
export * from './DirectoryRefresh';
export * from './readServiceFilter';
export * from './ServiceDirectory';
