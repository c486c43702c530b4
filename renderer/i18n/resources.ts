import enAgenda from './en/agenda.json' with { type: 'json' };
import enChair from './en/chair.json' with { type: 'json' };
import enDisplay from './en/display.json' with { type: 'json' };
import enVoting from './en/voting.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enDesk from './en/desk.json' with { type: 'json' };
import enDiscussion from './en/discussion.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enHosting from './en/hosting.json' with { type: 'json' };
import enHouse from './en/house.json' with { type: 'json' };
import enJoin from './en/join.json' with { type: 'json' };
import enInvitation from './en/invitation.json' with { type: 'json' };
import enNotices from './en/notices.json' with { type: 'json' };
import enOpinions from './en/opinions.json' with { type: 'json' };
import enPaper from './en/paper.json' with { type: 'json' };
import enProxies from './en/proxies.json' with { type: 'json' };
import enPresenting from './en/presenting.json' with { type: 'json' };
import enPolls from './en/polls.json' with { type: 'json' };
import enQuestions from './en/questions.json' with { type: 'json' };
import enReading from './en/reading.json' with { type: 'json' };
import enSeating from './en/seating.json' with { type: 'json' };
import enSpeaking from './en/speaking.json' with { type: 'json' };
import viAgenda from './vi/agenda.json' with { type: 'json' };
import viChair from './vi/chair.json' with { type: 'json' };
import viDisplay from './vi/display.json' with { type: 'json' };
import viVoting from './vi/voting.json' with { type: 'json' };
import viCommon from './vi/common.json' with { type: 'json' };
import viDesk from './vi/desk.json' with { type: 'json' };
import viDiscussion from './vi/discussion.json' with { type: 'json' };
import viErrors from './vi/errors.json' with { type: 'json' };
import viHosting from './vi/hosting.json' with { type: 'json' };
import viHouse from './vi/house.json' with { type: 'json' };
import viJoin from './vi/join.json' with { type: 'json' };
import viInvitation from './vi/invitation.json' with { type: 'json' };
import viNotices from './vi/notices.json' with { type: 'json' };
import viOpinions from './vi/opinions.json' with { type: 'json' };
import viOfficial from './vi/official.json' with { type: 'json' };
import viPaper from './vi/paper.json' with { type: 'json' };
import viProxies from './vi/proxies.json' with { type: 'json' };
import viPresenting from './vi/presenting.json' with { type: 'json' };
import viPolls from './vi/polls.json' with { type: 'json' };
import viQuestions from './vi/questions.json' with { type: 'json' };
import viReading from './vi/reading.json' with { type: 'json' };
import viSeating from './vi/seating.json' with { type: 'json' };
import viSpeaking from './vi/speaking.json' with { type: 'json' };
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { ErrorCode } from '../../shared/protocol/http.ts';
import type { FileFault } from '../host/Host.ts';

/** Every code that the room or the device answers with has its sentence. */
interface Sentences {
  readonly refusal: Record<RefusalCode, string>;
  readonly error: Record<ErrorCode | 'unreachable', string>;
  readonly file: Record<FileFault, string>;
}

/** Vietnamese is the reference: its keys are what `t` accepts. */
export const vietnamese = {
  common: viCommon,
  join: viJoin,
  agenda: viAgenda,
  desk: viDesk,
  discussion: viDiscussion,
  errors: viErrors satisfies Sentences,
  hosting: viHosting,
  questions: viQuestions,
  reading: viReading,
  voting: viVoting,
  display: viDisplay,
  chair: viChair,
  notices: viNotices,
  opinions: viOpinions,
  proxies: viProxies,
  presenting: viPresenting,
  invitation: viInvitation,
  speaking: viSpeaking,
  house: viHouse,
  polls: viPolls,
  seating: viSeating,
  paper: viPaper,
  official: viOfficial,
};

export type Translations = typeof vietnamese;

/**
 * A key that is missing in English does not compile; one too many is found by `npm run check`. The council's documents
 * are Vietnamese, whatever language the screen speaks.
 */
export const english: Omit<Translations, 'official'> = {
  common: enCommon,
  join: enJoin,
  agenda: enAgenda,
  desk: enDesk,
  discussion: enDiscussion,
  errors: enErrors,
  hosting: enHosting,
  questions: enQuestions,
  reading: enReading,
  voting: enVoting,
  display: enDisplay,
  chair: enChair,
  notices: enNotices,
  opinions: enOpinions,
  proxies: enProxies,
  presenting: enPresenting,
  invitation: enInvitation,
  speaking: enSpeaking,
  house: enHouse,
  polls: enPolls,
  seating: enSeating,
  paper: enPaper,
};
