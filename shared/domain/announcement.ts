import type { AnnouncementId, CallId, FileId, GroupId, ItemId, MemberId } from './ids.ts';

/** Whom the desk tells something. */
export type AnnouncementAudience =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'member'; readonly memberId: MemberId };

/** What an announcement leads to. */
export type AnnouncementLink =
  { readonly kind: 'item'; readonly itemId: ItemId } | { readonly kind: 'file'; readonly fileId: FileId };

/** Thông báo của bàn thư ký. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly text: string;
  readonly audience: AnnouncementAudience;
  readonly about: AnnouncementLink | null;
  readonly by: MemberId;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Kept in the record, shown to nobody but the desk. */
  readonly withdrawn: boolean;
}

/** nước, giấy, thiết bị, việc khác */
export const CALL_NEEDS = ['water', 'paper', 'device', 'other'] as const;
export type CallNeed = (typeof CALL_NEEDS)[number];

/** `waiting`: nobody comes yet; `taken`: somebody of the desk is on the way. */
export type CallState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'taken'; readonly by: MemberId }
  | { readonly kind: 'settled'; readonly by: MemberId; readonly at: number };

/** A call for the clerk from a seat. */
export interface ClerkCall {
  readonly id: CallId;
  readonly memberId: MemberId;
  /** `null` when nothing was said. */
  readonly need: CallNeed | null;
  readonly at: number;
  readonly state: CallState;
}

/** N5: the call of this member that is not settled, `null` when there is none. */
export function openCallOf(calls: ReadonlyMap<CallId, ClerkCall>, memberId: MemberId): ClerkCall | null {
  for (const call of calls.values()) {
    if (call.memberId === memberId && call.state.kind !== 'settled') return call;
  }
  return null;
}
