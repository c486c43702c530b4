import { useState } from 'react';
import type { Command } from '../../../shared/domain/command.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';

/**
 * Sends a command and answers whether it was accepted. A refusal or failure is said at once: by `say`, or else
 * in a notification.
 */
export function useCommand(say?: (sentence: string) => void) {
  const room = useRoom();
  const { failed } = useOutcome();
  const failure = useFailureText();
  const tell = say ?? failed;
  const [running, setRunning] = useState(0);
  const send = async (command: Command): Promise<boolean> => {
    setRunning((count) => count + 1);
    try {
      const answer = await room.send(command);
      if (!answer.accepted) tell(failure.ofRefusal(answer.refusal.code));
      return answer.accepted;
    } catch (error) {
      tell(failure.ofError(error));
      return false;
    } finally {
      setRunning((count) => count - 1);
    }
  };
  return { send, busy: running > 0 };
}
