/** Most bytes that one read answers: what crosses the bridge is copied. */
export const MAX_READ_BYTES = 32 * 1024 * 1024;

/** Most bytes of one Yjs update that the device keeps. */
export const MAX_UPDATE_BYTES = 64 * 1024 * 1024;

/** In UTF-16 code units. */
export const MIN_PASSPHRASE_LENGTH = 8;
