/** So many requests of each kind in one reading: the rest waits for the next, so that none holds its repository for long. */
export const mostAtOnce = 50;
