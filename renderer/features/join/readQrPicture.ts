const MAX_EDGE = 1600;

/** The text of the QR code in a picture; `null` when there is none. Rejects when the file is no picture. */
export async function readQrPicture(file: Blob): Promise<string | null> {
  const [{ default: decode }, bitmap] = await Promise.all([import('jsqr'), createImageBitmap(file)]);
  try {
    for (const edge of [MAX_EDGE, MAX_EDGE / 2]) {
      const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
      const width = Math.max(1, Math.round(bitmap.width * scale));
      const height = Math.max(1, Math.round(bitmap.height * scale));
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) return null;
      context.drawImage(bitmap, 0, 0, width, height);
      const found = decode(context.getImageData(0, 0, width, height).data, width, height);
      if (found !== null) return found.data;
    }
    return null;
  } finally {
    bitmap.close();
  }
}
