/** The scenario that the address of the dev server says (`?scenario=many`), kept for the tab. */
export function chosenScenario(): string | undefined {
  const asked = new URLSearchParams(window.location.search).get('scenario');
  if (asked) sessionStorage.setItem('scenario', asked);
  return sessionStorage.getItem('scenario') ?? undefined;
}
