import type { DataDescription, Figure } from '../../figures/Figure';

/** Figures that were measured on the same data. */
export interface Measured {
  data: DataDescription;
  figures: Figure[];
}
