import { useState } from 'react';
import type { Command } from '../../../shared/domain/command.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';

/** Sends a command; a refusal or failure is said at once. Answers whether it was accepted. */
export function useCommand() {
  const room = useRoom();
  const outcome = useOutcome();
  const failure = useFailureText();
  const [running, setRunning] = useState(0);
  const send = async (command: Command): Promise<boolean> => {
    setRunning((count) => count + 1);
    try {
      const answer = await room.send(command);
      if (!answer.accepted) outcome.failed(failure.ofRefusal(answer.refusal.code));
      return answer.accepted;
    } catch (error) {
      outcome.failed(failure.ofError(error));
      return false;
    } finally {
      setRunning((count) => count - 1);
    }
  };
  return { send, busy: running > 0 };
}
