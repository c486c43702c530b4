/** The part of a WebSocket that connections use; tests deliver by hand on pairs of these. */
export interface SocketLike {
  /** Bytes handed to `send` that the network has not taken yet. */
  readonly bufferedAmount: number;
  /** `taken` is called once the network took the frame or the socket is gone. */
  send(frame: Uint8Array, taken?: () => void): void;
  ping(): void;
  /** Ends the connection; nothing is received after it. */
  close(code: number, reason: string): void;
}
