/**
 * Whether what somebody said is of the red that is now, over `service_health` and `on_it`: the red that is now reaches back
 * to when his began, or further, for facts that come late may show that it began earlier. One that began after his is another.
 */
export const isOfThisRed = `service_health.state = 'failing' and service_health.red_since <= on_it.red_since`;
