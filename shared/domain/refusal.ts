/**
 * Why a command was refused: a closed set with stable names, translated in the interface under
 * `refusal.<code>`. What a person can do next stands in the translation.
 */
export const REFUSAL_CODES = [
  'notAllowed',
  'noSuchSession',
  'sessionExists',
  'noSuchMember',
  'noSuchGroup',
  'noSuchCommittee',
  'noSuchSitting',
  'noSuchItem',
  'noSuchFile',
  'idTaken',
  'lastSecretary',
  'memberNeedsRole',
  'groupInUse',
  'committeeInUse',
  'timesReversed',
  'sittingNotEmpty',
  'itemNotEmpty',
  'itemRunning',
  'itemNotPublished',
  'anotherItemRunning',
  'stateUnreachable',
  'sameContent',
  'contentInItem',
  'contentMissing',
  'contentMalformed',
  'nothingToPublish',
  'noSuchDevice',
  'deviceKeyMalformed',
  'deviceNotActive',
  'consentInvalid',
  'alreadyVouched',
  'sittingNotOpen',
  'sittingOpen',
  'sittingClosed',
  'sittingPaused',
  'packMalformed',
  'packNotNewer',
  'noSuchPack',
  'seatsFixed',
  'seatsTooFew',
  'alreadyDelegate',
  'seatMisplaced',
  'substituteNotAllowed',
  'substituteNotNamed',
  'doorCodeWrong',
  'notADelegate',
  'noSuchLeave',
  'noSuchMotion',
  'motionVoted',
  'versionNotNewest',
  'versionNotPublic',
  'itemNotRunning',
  'noQuorum',
  'anotherVoteOpen',
  'voteOpen',
  'noSuchVote',
  'voteClosed',
  'voteNotClosed',
  'notInElectorate',
  'notHere',
  'serialOutOfTurn',
  'signatureInvalid',
  'noSuchAnnouncement',
  'noSuchCall',
  'callOpen',
  'callTaken',
  'callSettled',
  'notPublished',
  'sessionBegun',
  'notInRoom',
  'itemDone',
  'alreadyAsked',
  'noSuchRequest',
  'requestClosed',
  'floorTaken',
  'noSuchSpeech',
  'speechEnded',
  'voteNotElectronic',
  'countersNotTwo',
  'notACounter',
  'countTooHigh',
  'countMissing',
  'countsDiffer',
  'reasonMissing',
  'partsUndecided',
  'commandReused',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
}

export type Result<Value, Failure = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Failure };

export function accepted<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused(code: RefusalCode): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code } };
}
