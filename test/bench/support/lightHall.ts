import type { MotionId } from '../../../shared/domain/ids.ts';
import { RoomServer } from '../../e2e/roomServer.ts';
import { openSitting, prepareSession, type Wanted } from '../../rehearse/Hall.ts';
import { pin, SERVER_CORE } from './cores.ts';
import { LightDelegate } from './LightDelegate.ts';
import { lightVote, type VoteBurst } from './voteRounds.ts';

/** The real server, on the servers' core. */
export async function startPinned(...options: readonly string[]): Promise<RoomServer> {
  const server = await RoomServer.start(...options);
  pin(server.pid, SERVER_CORE);
  return server;
}

export interface LightHall {
  /** Holds the vote about one of the motions, from 0. */
  vote(index: number): Promise<VoteBurst>;
  close(): void;
}

/** A council in session whose delegates are light clients; the secretary is the application's own. */
export async function lightHall(server: RoomServer, wanted: Wanted): Promise<LightHall> {
  const session = await prepareSession(server, wanted);
  const codes = await session.secretary.issueCodes(session.memberIds);
  const delegates = await Promise.all(
    session.memberIds.map((id) => LightDelegate.join(server.url, codes.get(id) ?? '')),
  );
  const motionIds = await openSitting(session);
  return {
    vote: (index) => lightVote(session.secretary, motionIds[index] as MotionId, server.pid, delegates),
    close: () => {
      for (const delegate of delegates) delegate.close();
      session.secretary.close();
    },
  };
}
