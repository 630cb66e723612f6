export * from './CiPermissions';
