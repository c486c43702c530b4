import type { CommitteeId, GroupId, MemberId } from './ids.ts';

/** Roles are a set: the chair is one of the delegates and votes. */
export const ROLES = ['chair', 'secretary', 'delegate', 'guest'] as const;
export type Role = (typeof ROLES)[number];

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Office as it stands on the name plate, e.g. "Phó Chủ tịch HĐND tỉnh"; empty when there is none. */
  readonly position: string;
  readonly roles: readonly Role[];
  readonly groupId: GroupId | null;
  readonly committeeIds: readonly CommitteeId[];
}

/** A delegates' group (tổ đại biểu). */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
}

/** A committee of the council (ban). */
export interface Committee {
  readonly id: CommitteeId;
  readonly name: string;
}

export function hasRole(member: Member, role: Role): boolean {
  return member.roles.includes(role);
}

/** Whether the member has a vote in the council. */
export function isDelegate(member: Member): boolean {
  return hasRole(member, 'delegate');
}
