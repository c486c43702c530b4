import { useState } from 'react';
import { overlay } from './overlay.ts';

/** The fields of a form over a record that others may change meanwhile: those not touched here follow it. */
export function useDraft<Fields extends object>(record: Fields) {
  const [opened] = useState(record);
  const [changes, setChanges] = useState<Partial<Fields>>({});
  const change = (changed: Partial<Fields>) => setChanges((before) => ({ ...before, ...changed }));
  return { ...overlay(opened, record, changes), change };
}
