import type { AgendaItem, ItemState } from './agenda.ts';
import type { Command } from './command.ts';
import { happened, type Decision } from './decision.ts';
import { faultOfRemoval } from './decideSittings.ts';
import type { ItemId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { refused } from './refusal.ts';
import type { SessionState } from './session.ts';
import { hasSitting } from './sittings.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type AgendaCommand = Of<
  'putSitting' | 'removeSitting' | 'addItem' | 'changeItem' | 'moveItem' | 'removeItem' | 'setItemState'
>;

export function decideAgenda(state: SessionState, command: AgendaCommand): Decision {
  switch (command.type) {
    case 'putSitting':
      return decideSitting(command);
    case 'removeSitting':
      return decideSittingRemoval(state, command);
    case 'addItem':
      return decideNewItem(state, command);
    case 'changeItem': {
      if (!state.items.has(command.itemId)) return refused('noSuchItem');
      const { itemId, title, rapporteur, minutes } = command;
      return happened({ type: 'itemChanged', itemId, title, rapporteur, minutes });
    }
    case 'moveItem':
      return decideMove(state, command);
    case 'removeItem':
      return decideItemRemoval(state, command);
    case 'setItemState':
      return decideItemState(state, command);
  }
}

/** S9. */
function decideSitting({ sittingId, title, startsAt, endsAt }: Of<'putSitting'>): Decision {
  if (endsAt <= startsAt) return refused('timesReversed');
  return happened({ type: 'sittingPut', sitting: { id: sittingId, title, startsAt, endsAt } });
}

/** S10. */
function decideSittingRemoval(state: SessionState, { sittingId }: Of<'removeSitting'>): Decision {
  if (!hasSitting(state, sittingId)) return refused('noSuchSitting');
  for (const item of state.items.values()) {
    if (item.sittingId === sittingId) return refused('sittingNotEmpty');
  }
  const fault = faultOfRemoval(state, sittingId);
  if (fault !== null) return refused(fault);
  return happened({ type: 'sittingRemoved', sittingId });
}

/** A1. */
function decideNewItem(state: SessionState, command: Of<'addItem'>): Decision {
  const { itemId, sittingId, title, rapporteur, minutes } = command;
  if (state.items.has(itemId)) return refused('idTaken');
  if (!hasSitting(state, sittingId)) return refused('noSuchSitting');
  const item: AgendaItem = {
    id: itemId,
    sittingId,
    title,
    rapporteur,
    minutes,
    state: 'waiting',
    published: false,
  };
  return happened({ type: 'itemAdded', item });
}

/** A2, V12. */
function decideMove(state: SessionState, { itemId, sittingId, before }: Of<'moveItem'>): Decision {
  if (!state.items.has(itemId)) return refused('noSuchItem');
  if (!hasSitting(state, sittingId)) return refused('noSuchSitting');
  if (before !== null) {
    const next = state.items.get(before);
    if (next === undefined || next.id === itemId || next.sittingId !== sittingId)
      return refused('noSuchItem');
  }
  if (isVotedOn(state, itemId)) return refused('voteOpen');
  return happened({ type: 'itemMoved', itemId, sittingId, before });
}

/** A3, L1, H4. */
function decideItemRemoval(state: SessionState, { itemId }: Of<'removeItem'>): Decision {
  const item = state.items.get(itemId);
  if (item === undefined) return refused('noSuchItem');
  if (item.state === 'running') return refused('itemRunning');
  for (const file of state.files.values()) {
    if (file.itemId === itemId) return refused('itemNotEmpty');
  }
  for (const poll of state.polls.values()) {
    if (poll.itemId === itemId) return refused('itemNotEmpty');
  }
  for (const discussion of state.discussions.values()) {
    if (discussion.itemIds.includes(itemId)) return refused('itemDiscussed');
  }
  return happened({ type: 'itemRemoved', itemId });
}

/** A4: a running item goes back to waiting when it was started by mistake; a done one can be reopened. */
const REACHABLE: Readonly<Record<ItemState, readonly ItemState[]>> = {
  waiting: ['running', 'postponed'],
  running: ['waiting', 'done', 'postponed'],
  done: ['running'],
  postponed: ['waiting', 'running'],
};

/** A4 to A7, V12, H4. */
function decideItemState(state: SessionState, command: Of<'setItemState'>): Decision {
  const item = state.items.get(command.itemId);
  if (item === undefined) return refused('noSuchItem');
  if (item.state === command.state) return happened();
  if (!REACHABLE[item.state].includes(command.state)) return refused('stateUnreachable');
  if (isVotedOn(state, item.id)) return refused('voteOpen');
  if (command.state === 'done' && isDiscussed(state, item.id)) return refused('itemDiscussed');
  if (command.state === 'running') {
    if (!state.published || !item.published) return refused('itemNotPublished');
    for (const other of state.items.values()) {
      if (other.state === 'running') return refused('anotherItemRunning');
    }
  }
  return happened({ type: 'itemStateSet', itemId: item.id, state: command.state });
}

/** H4: whether a group has it before it now. */
function isDiscussed({ discussions }: SessionState, itemId: ItemId): boolean {
  for (const { rooms } of discussions.values()) {
    for (const { stage } of rooms.values()) if (stage.kind === 'open' && stage.itemId === itemId) return true;
  }
  return false;
}

/** V12: whether the open vote is about this item. */
function isVotedOn(state: SessionState, itemId: ItemId): boolean {
  return openInHall(state)?.itemId === itemId;
}
