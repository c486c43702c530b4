/** The few checks that the contract needs, in any runner and in a page. */
export function equal(actual: unknown, expected: unknown): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`got ${a}, expected ${e}`);
}

export function sameBytes(actual: Uint8Array, expected: Uint8Array): void {
  if (actual.length !== expected.length) {
    throw new Error(`got ${actual.length} bytes, expected ${expected.length}`);
  }
  for (const [index, byte] of actual.entries()) {
    if (byte !== expected[index]) throw new Error(`byte ${index} is ${byte}, expected ${expected[index]}`);
  }
}

export async function rejectsWith(
  promise: Promise<unknown>,
  fits: (error: unknown) => boolean,
): Promise<void> {
  try {
    await promise;
  } catch (error) {
    if (fits(error)) return;
    throw new Error(`rejected otherwise: ${String(error)}`, { cause: error });
  }
  throw new Error('did not reject');
}
