/** Which services a reader may see: all of them, or those with these entity refs. */
export type Visibility = 'all' | readonly string[];

export function isVisible(visible: Visibility, entityRef: string): boolean {
  return visible === 'all' || visible.includes(entityRef);
}
