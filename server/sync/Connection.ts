import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { decodeClientFrame } from '../../shared/protocol/link.ts';
import type { SignedIn } from '../room/RoomForSync.ts';
import type { Form } from './StockForm.ts';
import type { SocketLike } from './SocketLike.ts';
import type { SyncSurroundings } from './surroundings.ts';
import { Wire } from './Wire.ts';

/** What the upgrade request said. */
export interface SyncRequest {
  /** `null` for the one-socket form. */
  readonly document: string | null;
  /** `null` when the request carried none: a link may sign in by its first frame. */
  readonly token: string | null;
}

interface ConnectionOptions {
  readonly socket: SocketLike;
  readonly request: SyncRequest;
  readonly surroundings: SyncSurroundings;
  /** `null` when the session is not here. */
  readonly signedIn: (connection: Connection, wire: Wire, signedIn: SignedIn) => Form | null;
  readonly over: (connection: Connection) => void;
}

type State =
  | { readonly status: 'unknown'; readonly deadline: number; readonly early: Uint8Array[] }
  | { readonly status: 'signedIn'; readonly who: SignedIn; readonly form: Form }
  | { readonly status: 'over' };

/** One socket, from its upgrade to its end. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #wire: Wire;
  #state: State;
  #askedFor = false;
  /** Revoked while the sign-in ran. */
  readonly #revoked = new Set<string>();
  #earlyBytes = 0;

  constructor(options: ConnectionOptions) {
    const { clock, limits } = options.surroundings;
    this.#options = options;
    this.#wire = new Wire(options.socket, limits, clock, () => this.#finish());
    this.#state = { status: 'unknown', deadline: clock() + limits.signInMs, early: [] };
  }

  /** To be called once, when the connection is entered everywhere. */
  begin(): void {
    const { document, token } = this.#options.request;
    if (token !== null) this.#beginSignIn(token);
    else if (document !== null) this.#wire.end(CLOSE.unauthenticated, 'no token');
  }

  receive(bytes: Uint8Array): void {
    if (!this.#wire.admit(bytes.length)) return;
    if (this.#state.status === 'signedIn') this.#state.form.receive(bytes);
    else if (this.#state.status === 'unknown') this.#receiveEarly(bytes, this.#state.early);
  }

  /** A text message came: the protocol has none. */
  receiveText(): void {
    this.#wire.end(CLOSE.malformed, 'text message');
  }

  /** A pong came. */
  heard(): void {
    this.#wire.heard();
  }

  /** The socket is closed. */
  gone(): void {
    this.#wire.gone();
  }

  recheck(): void {
    if (this.#state.status === 'signedIn') this.#state.form.recheck();
  }

  tick(now: number): void {
    this.#wire.tick(now);
    if (this.#state.status === 'unknown') {
      if (now >= this.#state.deadline) this.#wire.end(CLOSE.signInTimeout, 'sign-in took too long');
    } else if (this.#state.status === 'signedIn') {
      if (now >= this.#state.who.expiresAt) this.#wire.end(CLOSE.unauthenticated, 'token expired');
      else this.#state.form.tick(now);
    }
  }

  revoke(tokenId: string): void {
    if (this.#state.status === 'unknown') this.#revoked.add(tokenId);
    else if (this.#state.status === 'signedIn' && this.#state.who.tokenId === tokenId) {
      this.#wire.end(CLOSE.unauthenticated, 'token revoked');
    }
  }

  end(code: number, reason: string): void {
    this.#wire.end(code, reason);
  }

  #receiveEarly(bytes: Uint8Array, early: Uint8Array[]): void {
    if (!this.#askedFor) {
      const token = tokenOf(bytes);
      if (token === null) this.#wire.end(CLOSE.unauthenticated, 'sign in first');
      else this.#beginSignIn(token);
      return;
    }
    this.#earlyBytes += bytes.length + 64;
    if (this.#earlyBytes > this.#options.surroundings.limits.maxQueuedBytes) {
      this.#wire.end(CLOSE.unauthenticated, 'sign in first');
    } else {
      early.push(bytes);
    }
  }

  #beginSignIn(token: string): void {
    this.#signIn(token).catch((error: unknown) => {
      this.#options.surroundings.log.error({ err: error }, 'a connection failed');
      this.#wire.end(CLOSE.unavailable, 'internal error');
    });
  }

  async #signIn(token: string): Promise<void> {
    this.#askedFor = true;
    const { authenticator, clock, log } = this.#options.surroundings;
    let who: SignedIn | null;
    try {
      who = await authenticator.authenticate(token);
    } catch (error) {
      log.error({ err: error }, 'a token could not be looked up');
      this.#wire.end(CLOSE.unavailable, 'could not sign in');
      return;
    }
    if (this.#state.status !== 'unknown') return;
    if (who === null || who.expiresAt <= clock() || this.#revoked.has(who.tokenId)) {
      this.#wire.end(CLOSE.unauthenticated, 'token not valid');
      return;
    }
    const { early } = this.#state;
    const form = this.#options.signedIn(this, this.#wire, who);
    if (form === null) {
      this.#wire.end(CLOSE.noSuchDocument, 'no such session');
      return;
    }
    if (this.#wire.over) {
      form.leave();
      return;
    }
    this.#state = { status: 'signedIn', who, form };
    for (const bytes of early) form.receive(bytes);
  }

  #finish(): void {
    const state = this.#state;
    this.#state = { status: 'over' };
    if (state.status === 'signedIn') state.form.leave();
    this.#options.over(this);
  }
}

function tokenOf(bytes: Uint8Array): string | null {
  try {
    const frame = decodeClientFrame(bytes);
    return frame.type === 'signIn' ? frame.token : null;
  } catch {
    // Not a frame at all.
    return null;
  }
}
