import type { Report } from './findings.ts';
import { hasRole, requireDesk, type EnrolledDevice, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, text, texts, type Part } from './read.ts';
import { idOfKey, isSignedBy, publicKeyOf } from './signatures.ts';

/** Keys of the house and of the members. */
export const DEVICES: Readonly<Record<string, Enter>> = {
  serverKeyDeclared(ledger, { seq, actor, body }, report) {
    const key = text(body, 'publicKey');
    if (actor !== null) report('actorWrong', seq, actor);
    if (publicKeyOf(key) === null) report('deviceIdWrong', seq, 'serverKey');
    ledger.serverKeys.push(key);
  },
  deviceEnrolled(ledger, entry, report) {
    const device = part(entry.body, 'device');
    const [id, memberId] = [text(device, 'id'), text(device, 'memberId')];
    const publicKey = text(device, 'publicKey');
    const key = publicKeyOf(publicKey);
    if (entry.actor !== memberId || !ledger.members.has(memberId)) report('actorWrong', entry.seq, memberId);
    if (key === null || idOfKey(publicKey) !== id) report('deviceIdWrong', entry.seq, id);
    const known = ledger.devices.get(id);
    const approvedBy = known?.approvedBy ?? new Set<string>();
    // One that waits may be vouched for later.
    const isVouched = known?.memberId === memberId && known.standing === 'waiting';
    if (known !== undefined && !isVouched) report('idTaken', entry.seq, id);
    if (texts(device, 'approvedBy').join() !== [...approvedBy].join()) {
      report('approvalWrong', entry.seq, `${memberId}, ${id}`);
    }
    const standing = standingOf(device);
    if (standing === 'revoked') report('enrolmentForged', entry.seq, id);
    if (standing === 'active' && !mayBeActive(ledger, memberId, id, entry)) {
      report('enrolmentForged', entry.seq, `${memberId}, ${id}`);
    }
    ledger.devices.set(id, { memberId, key, standing, approvedBy });
  },
  deviceApproved(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const by = text(entry.body, 'by');
    const device = deviceNamed(ledger, entry, report);
    if (device === null) return;
    const isNew = device.standing === 'waiting' && !device.approvedBy.has(by);
    if (by !== entry.actor || by === device.memberId || !isNew) report('approvalWrong', entry.seq, by);
    else device.approvedBy.add(by);
    if (device.approvedBy.size >= 2) device.standing = 'active';
  },
  deviceRevoked(ledger, entry, report) {
    const device = deviceNamed(ledger, entry, report);
    if (device === null) return;
    const isEntitled = entry.actor === device.memberId || hasRole(ledger, entry.actor, 'chair', 'secretary');
    if (!isEntitled) report('actorWrong', entry.seq, entry.actor ?? 'house');
    device.standing = 'revoked';
  },
};

/** The member's first, or vouched for by a device that already is active and theirs. */
function mayBeActive(ledger: Ledger, memberId: string, id: string, { body }: Entry): boolean {
  const isFirst = [...ledger.devices.values()].every((device) => device.memberId !== memberId);
  if (isFirst) return true;
  if (body['consent'] === null) return false;
  const consent = part(body, 'consent');
  const voucher = ledger.devices.get(text(consent, 'deviceId'));
  if (voucher?.memberId !== memberId || voucher.standing !== 'active' || voucher.key === null) return false;
  const lines = ['paperless-device/1', ledger.sessionId, memberId, id];
  return isSignedBy(voucher.key, lines, text(consent, 'signature'));
}

function deviceNamed(ledger: Ledger, { seq, body }: Entry, report: Report): EnrolledDevice | null {
  const device = ledger.devices.get(text(body, 'deviceId'));
  if (device === undefined) report('nothingNamed', seq, text(body, 'deviceId'));
  return device ?? null;
}

function standingOf(device: Part): EnrolledDevice['standing'] {
  const standing = text(device, 'standing');
  return standing === 'active' || standing === 'waiting' ? standing : 'revoked';
}
