import { setNonce } from 'get-nonce';

/** The nonce of this page's Content-Security-Policy, as the host put it in; empty where there is none. */
export function pageNonce(): string {
  const marked = document.querySelector<HTMLElement>('meta[property="csp-nonce"], script[nonce]');
  return marked?.nonce ?? '';
}

/** Hands the nonce to the scroll lock of dialogs, which writes its own style element. */
export function handNonceToStyles(nonce: string): void {
  if (nonce !== '') setNonce(nonce);
}
