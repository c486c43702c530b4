import { isHere, type Enter } from './Ledger.ts';
import { part, text, whole } from './read.ts';
import { isSignedBy } from './signatures.ts';

const CHOICES = ['for', 'against', 'abstain'];

/** One ballot; it counts only when everything about it fits. */
export const ballotCast: Enter = (ledger, { seq, actor, body }, reportAll) => {
  let fits = true;
  const report: typeof reportAll = (...finding) => {
    fits = false;
    reportAll(...finding);
  };
  const ballot = part(body, 'ballot');
  const [memberId, deviceId] = [text(ballot, 'memberId'), text(ballot, 'deviceId')];
  const [choice, serial] = [text(ballot, 'choice'), whole(ballot, 'serial')];
  const vote = ledger.votes.get(text(body, 'voteId'));
  if (vote === undefined) return report('nothingNamed', seq, text(body, 'voteId'));
  const about = `${memberId}, ${vote.id}`;
  if (actor !== memberId) report('actorWrong', seq, actor ?? 'house');
  if (vote.state !== 'open') report('ballotAfterClose', seq, `${about}: ${vote.state}`);
  if (vote.method !== 'electronic') report('formWrong', seq, `${about}: ${vote.method}`);
  if (!vote.electorate.has(memberId)) report('notEntitled', seq, about);
  if (!isHere(ledger.sittings.get(vote.sittingId), memberId)) report('notHere', seq, about);
  const last = vote.ballots.get(memberId)?.serial ?? 0;
  if (serial !== last + 1) report('serialWrong', seq, `${about}: ${last} → ${serial}`);
  const device = ledger.devices.get(deviceId);
  if (device === undefined) report('nothingNamed', seq, deviceId);
  else if (device.memberId !== memberId) report('deviceForeign', seq, `${about}: ${device.memberId}`);
  else if (device.standing !== 'active') report('deviceNotActive', seq, `${about}: ${device.standing}`);
  const who = [memberId, choice, serial];
  const lines = ['paperless-ballot/1', ledger.sessionId, vote.id, vote.motion.sha256, ...who];
  const isSigned = device?.key != null && isSignedBy(device.key, lines, text(ballot, 'signature'));
  if (!isSigned || !CHOICES.includes(choice)) report('ballotSignature', seq, `${about}: ${choice}`);
  if (fits) vote.ballots.set(memberId, { choice, serial });
};
