/** What a page of this server may load and run. */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  // pdf.js decodes images in WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** A name or an IPv4 address, with or without a port: nothing that would go on as another source. */
const PLAIN_HOST = /^[a-z0-9.-]+(:[0-9]+)?$/i;

/**
 * For the page itself: its own inline script and style elements bear the nonce. It talks to nobody but the
 * host it was asked from, which is named for browsers whose 'self' leaves sockets out (Safari before 15.4).
 */
export function pagePolicy(nonce: string, host: string): string {
  const sockets = PLAIN_HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
  return policy({
    ...DIRECTIVES,
    'connect-src': [...(DIRECTIVES['connect-src'] ?? []), ...sockets],
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
