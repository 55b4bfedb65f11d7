import { bytesOf } from '@/contracts/quantity'
import { uploadLimits } from '@/contracts/upload-limits'

/** What may come in as a photo, and what is kept of it (product.md A1). Bytes are bytes, sides are pixels. */
export type PhotoLimits = {
  bytesMax: number
  /** Width × height that a header may claim. It is checked before a single pixel is decoded. */
  pixelsMax: number
  /** A progressive JPEG keeps all its coefficients until the last pass: half as much memory again. */
  progressivePixelsMax: number
  /** Passes of a progressive JPEG. Encoders write about ten; a file of thousands is made to burn time. */
  scansMax: number
  longestSideMax: number
  thumbnailSideMax: number
  /** JPEG quality, 0–100. */
  quality: number
}

/**
 * Measured peak of the whole process (bundled, Node 20; 42 MB before the first photo): 12 megapixels 211 MB, 24 305 MB,
 * 50 508 MB as JPEG; 251–268 MB, 392–434 MB, 784 MB (hence its own limit) as progressive JPEG; 50 494 MB as WebP;
 * 112 MB as PNG of any size. Whoever takes photos needs 1,024 MB, or 512 MB with `pixelsMax` at 24 million.
 */
export const photoLimits: PhotoLimits = {
  bytesMax: bytesOf(uploadLimits.photoSize),
  pixelsMax: 50_000_000,
  progressivePixelsMax: 25_000_000,
  scansMax: 64,
  longestSideMax: 1600,
  thumbnailSideMax: 320,
  quality: 80,
}

/** Read from the header alone. `orientation` is EXIF's 1–8: how the stored rows must be turned to stand upright. */
export type PhotoHeader = {
  format: 'jpeg' | 'png' | 'webp'
  width: number
  height: number
  orientation: number
}

/** Decoded pixels, four bytes each, row by row from the top left. */
export type Picture = { width: number; height: number; rgba: Uint8Array | Uint8ClampedArray }

export type KeptPhoto = {
  bytes: Uint8Array
  width: number
  height: number
  contentType: 'image/jpeg'
  thumbnail: Uint8Array
}
