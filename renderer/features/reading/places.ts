import type { FileId } from '../../../shared/domain/ids.ts';
import type { Place } from '../../pdf/PageViewer.ts';
import { keep, recall } from './deviceMemory.ts';

const FITS: readonly unknown[] = ['auto', 'page-width', 'page-fit'];
const ROTATIONS: readonly unknown[] = [0, 90, 180, 270];

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { page, left, top, zoom, rotation } = value as Record<string, unknown>;
  return (
    Number.isInteger(page) &&
    typeof left === 'number' &&
    typeof top === 'number' &&
    (FITS.includes(zoom) || (typeof zoom === 'number' && zoom > 0.05 && zoom < 20)) &&
    ROTATIONS.includes(rotation)
  );
}

/** Where this file was left on this device. */
export function recallPlace(fileId: FileId): Place | null {
  return recall(`place.${fileId}`, isPlace);
}

export function keepPlace(fileId: FileId, place: Place): void {
  keep(`place.${fileId}`, place);
}
