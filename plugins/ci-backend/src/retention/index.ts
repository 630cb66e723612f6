export * from './Retention';
export * from './readRetentionConfig';
