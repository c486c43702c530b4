import type { Projection } from '../../../shared/protocol/projection.ts';
import { beforeClose, type BeforeClose } from '../chair/beforeClose.ts';
import type { OpenedPollView } from './polls.ts';

/** The four groups before a named poll is closed; from the desk's projection. */
export function beforePollCloses(projection: Projection, { id, terms }: OpenedPollView): BeforeClose {
  return beforeClose(projection, { id, sittingId: terms.sittingId }, projection.slipsIn);
}
