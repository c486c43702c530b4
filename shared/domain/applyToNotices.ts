import { changed } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';

type NoticeEvent = Extract<
  SessionEvent,
  { type: 'announced' | 'announcementWithdrawn' | 'clerkCalled' | 'callTaken' | 'callSettled' }
>;

export function applyToNotices(state: SessionState, event: NoticeEvent): SessionState {
  switch (event.type) {
    case 'announced': {
      const { announcement } = event;
      return { ...state, announcements: new Map(state.announcements).set(announcement.id, announcement) };
    }
    case 'announcementWithdrawn': {
      const announcements = changed(state.announcements, event.announcementId, (announcement) => ({
        ...announcement,
        withdrawn: true,
      }));
      return { ...state, announcements };
    }
    case 'clerkCalled':
      return { ...state, calls: new Map(state.calls).set(event.call.id, event.call) };
    case 'callTaken': {
      const calls = changed(state.calls, event.callId, (call) => ({
        ...call,
        state: { kind: 'taken' as const, by: event.by },
      }));
      return { ...state, calls };
    }
    case 'callSettled': {
      const calls = changed(state.calls, event.callId, (call) => ({
        ...call,
        state: { kind: 'settled' as const, by: event.by, at: event.at },
      }));
      return { ...state, calls };
    }
  }
}
