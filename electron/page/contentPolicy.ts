/** Stands in the built page wherever a nonce belongs; replaced in every response. */
export const NONCE_PLACEHOLDER = 'CSP_NONCE_PLACEHOLDER';

/**
 * The content security policy of the page. The same as a room server sends, but for connections: rooms may
 * be anywhere on the local network. 'wasm-unsafe-eval' is for the image decoders of pdf.js. Without a nonce
 * for everything else: a worker takes its policy from its own script's answer.
 */
export function contentPolicy(nonce: string | null): string {
  const inline = nonce === null ? '' : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self'${inline} 'wasm-unsafe-eval'`,
    `style-src 'self'${inline}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' http: https: ws: wss:",
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
