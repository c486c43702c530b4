import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { decideAgenda } from './decideAgenda.ts';
import { decideFiles } from './decideFiles.ts';
import { decideRoster } from './decideRoster.ts';
import { decideCreation, decideSession } from './decideSession.ts';
import type { Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { refused } from './refusal.ts';
import { mayPrepare, mayRunAgenda } from './rights.ts';
import type { SessionState } from './session.ts';

/**
 * The rules of SPEC.md: what a command leads to in a session, or why it is refused. Pure; never throws on a
 * command of the declared shape. An accepted command may lead to no event at all (A7).
 */
export function decide(state: SessionState | null, command: Command, context: DecisionContext): Decision {
  if (command.type === 'createSession') return decideCreation(state, command);
  if (state === null) return refused('noSuchSession');
  if (!mayAsk(state, command, context.actor)) return refused('notAllowed');
  switch (command.type) {
    case 'changeDetails':
    case 'publish':
    case 'publishFiles':
      return decideSession(state, command);
    case 'defineGroups':
    case 'putMembers':
    case 'removeMember':
      return decideRoster(state, command);
    case 'putSitting':
    case 'removeSitting':
    case 'addItem':
    case 'changeItem':
    case 'moveItem':
    case 'removeItem':
    case 'setItemState':
      return decideAgenda(state, command);
    case 'addFile':
    case 'addVersion':
    case 'changeFile':
    case 'removeFile':
      return decideFiles(state, command, context);
  }
}

/** R1, R2, R4. */
function mayAsk(state: SessionState, command: Command, actor: MemberId | null): boolean {
  const runsAgenda = command.type === 'setItemState';
  if (actor === null) return !runsAgenda;
  const member = state.members.get(actor);
  if (member === undefined) return false;
  return runsAgenda ? mayRunAgenda(member) : mayPrepare(member);
}
