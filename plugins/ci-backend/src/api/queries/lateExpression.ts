/**
 * Whether the facts of a service are late: what its repository is complete up to lies before the instant bound to it, or
 * it never was complete. An unmapped service has no facts that could be, and of an archived repository none come any more.
 */
export const lateExpression = `service_health.state <> 'unmapped' and not coalesce(repositories.archived, false) and coalesce(repositories.complete_up_to, '') < ?`;
