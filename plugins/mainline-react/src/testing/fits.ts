/** Whether a word is among those asked for; none are asked for: every word is. */
export function oneOf(
  word: string | undefined,
  words: string[] | undefined,
): boolean {
  return !words?.length || (word !== undefined && words.includes(word));
}

/** Whether a service is left by search, owner and system, as the backends filter. */
export function serviceFits(
  service: { name: string; title?: string; owner?: string; system?: string },
  query: { q?: string; owner?: string[]; system?: string[] },
): boolean {
  const text = `${service.name} ${service.title ?? ''}`.toLowerCase();
  return (
    (!query.q || text.includes(query.q.toLowerCase())) &&
    oneOf(service.owner, query.owner) &&
    oneOf(service.system, query.system)
  );
}
