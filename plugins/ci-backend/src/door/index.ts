export * from './createWebhookDoor';
