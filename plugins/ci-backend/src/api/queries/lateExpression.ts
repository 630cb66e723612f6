/**
 * Whether the facts of a service are late: the next reading of its repository was expected before the instant bound to it, or
 * it never was complete. How often that is depends on what goes on there and on whether deliveries tell of it, so the age of
 * *complete up to* alone says little. An unmapped service has no facts that could be, and of an archived repository none come
 * any more.
 */
export const lateExpression = `service_health.state <> 'unmapped' and not coalesce(repositories.archived, false) and coalesce(repositories.fresh_until, repositories.complete_up_to, '') < ?`;
