/** Waits until it is so; the test's own time-out ends what never is. */
export async function settled(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5));
}
