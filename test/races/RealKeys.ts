import type { Command } from '../../shared/domain/command.ts';
import type { DeviceId, MemberId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { ballotText, consentText, slipText } from '../../shared/domain/signedText.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import { FORGED } from '../domain/votingCommands.ts';
import { newSigner, signedBy, type Signer } from '../verify/Council.ts';

/**
 * Gives the random commands of the domain's tests real keys and signatures: a device `d1` becomes one that exists,
 * what was "good" is signed, and what was forged is signed by another.
 */
export class RealKeys {
  readonly #signers = new Map<string, Signer>();
  readonly #forger = newSigner();

  /** The command as a device would send it while the room shows `state`. */
  of(command: Command, actor: MemberId | null, state: SessionState): Command {
    switch (command.type) {
      case 'enrolDevice': {
        const { deviceId, publicKey } = this.#signer(command.deviceId);
        const isMalformed = command.publicKey === 'malformed';
        const consent =
          command.consent === null
            ? null
            : {
                deviceId: this.#signer(command.consent.deviceId).deviceId,
                signature: this.#sign(
                  command.consent,
                  consentText(state.id, actor ?? ('' as MemberId), deviceId),
                ),
              };
        return { ...command, deviceId, publicKey: isMalformed ? command.publicKey : publicKey, consent };
      }
      case 'approveDevice':
      case 'revokeDevice':
        return { ...command, deviceId: this.#signer(command.deviceId).deviceId };
      case 'castBallot': {
        const { voteId, choice, serial } = command;
        const sha256 = state.votes.get(voteId)?.motion.sha256;
        if (sha256 === undefined || actor === null) return command;
        const text = ballotText({ sessionId: state.id, voteId, sha256, memberId: actor, choice, serial });
        return {
          ...command,
          deviceId: this.#signer(command.deviceId).deviceId,
          signature: this.#sign(command, text),
        };
      }
      case 'castSlip': {
        const { pollId, marks, serial } = command;
        const poll = state.polls.get(pollId);
        if (poll === undefined || poll.state === 'prepared' || actor === null) return command;
        const { sheetHash } = poll.terms;
        const parts = { sessionId: state.id, pollId, sheetHash, memberId: actor, serial };
        return {
          ...command,
          deviceId: this.#signer(command.deviceId).deviceId,
          signature: this.#sign(command, slipText({ ...parts, marks: marksText(marks) })),
        };
      }
      case 'declareServerKey':
        return { ...command, publicKey: this.#signer(command.publicKey).publicKey };
      default:
        return command;
    }
  }

  #signer(id: string): Signer {
    const known = this.#signers.get(id) ?? newSigner();
    this.#signers.set(id, known);
    return known;
  }

  #sign({ deviceId, signature }: { deviceId: DeviceId; signature: string }, text: string): string {
    return signedBy(signature === FORGED ? this.#forger : this.#signer(deviceId), text);
  }
}
