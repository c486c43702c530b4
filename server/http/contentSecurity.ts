/** What a page of this server may load and run. */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  // pdf.js decodes images in WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'", 'ws:', 'wss:'],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** For the page itself: its own inline script and style elements bear the nonce. */
export function pagePolicy(nonce: string): string {
  return policy({
    ...DIRECTIVES,
    'script-src': [...(DIRECTIVES['script-src'] ?? []), `'nonce-${nonce}'`],
    'style-src': [...(DIRECTIVES['style-src'] ?? []), `'nonce-${nonce}'`],
  });
}

/** For everything else; workers take their policy from their own script's answer. */
export const RESOURCE_POLICY = policy(DIRECTIVES);

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
