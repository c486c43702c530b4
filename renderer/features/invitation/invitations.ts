import type { Invitation } from '../../../shared/domain/invitation.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { delegatesOf } from '../voting/sitting.ts';

/** Whether invitations are answered now: published, and no sitting was opened yet (rule I1). */
export function isInviting({ session, sittingRecords, sittings }: Projection): boolean {
  const begun = Object.values(sittingRecords).some(({ openedAt }) => openedAt !== null);
  return session.about.published && !begun && Object.keys(sittings).length > 0;
}

export interface Invited {
  readonly member: Member;
  readonly invitation: Invitation | null;
}

export interface InvitationsByAnswer {
  readonly silent: readonly Invited[];
  readonly absent: readonly Invited[];
  readonly attending: readonly Invited[];
}

/** All delegates by what they answered, each list in the order of the roster. */
export function invitationsByAnswer(projection: Projection): InvitationsByAnswer {
  const invited = delegatesOf(projection).map((member) => ({
    member,
    invitation: projection.invitations[member.id] ?? null,
  }));
  const answered = (kind: 'absent' | 'attending' | undefined) =>
    invited.filter(({ invitation }) => invitation?.answer?.kind === kind);
  return {
    silent: answered(undefined),
    absent: answered('absent'),
    attending: answered('attending'),
  };
}
