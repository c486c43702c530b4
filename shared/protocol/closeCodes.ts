/**
 * Why the server closes a connection or a channel. A y-websocket client does not reconnect after
 * 4400–4499; it retries after every other code.
 */
export const CLOSE = {
  malformed: 4400,
  /** No token, or one that expired or was revoked. */
  unauthenticated: 4401,
  forbidden: 4403,
  noSuchDocument: 4404,
  /** The marks' file was removed and never comes back (F9): what is not saved yet never will be. */
  fileRemoved: 4410,
  /** The client holds an epoch of a projection that is over: drop the copy and ask without an epoch. */
  epochOver: 4409,
  /** An update of marks was refused: load again under a new client id. */
  updateRefused: 4422,
  tooLarge: 4413,
  /** The member has opened too many newer sockets: coming back at once would only push out another. */
  tooManySockets: 4429,
  /** The reader was too slow; it may come back at once. */
  tooSlow: 4529,
  idle: 4508,
  /** The sign-in deadline passed. Over a poor network that is no reason to give up. */
  signInTimeout: 4509,
  /** The server is going down or could not load the document. */
  unavailable: 4503,
} as const;
