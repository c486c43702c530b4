interface Overlay<Fields> {
  readonly fields: Fields;
  /** Somebody else has changed a field that was changed here too: saving replaces theirs. */
  readonly overtaken: boolean;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What was changed in a form, laid over the record as it is now; `opened` is the record as it was then. */
export function overlay<Fields extends object>(
  opened: Fields,
  record: Fields,
  changes: Partial<Fields>,
): Overlay<Fields> {
  const fields = { ...record, ...changes };
  const overtaken = (Object.keys(changes) as (keyof Fields)[]).some(
    (key) => !same(record[key], opened[key]) && !same(record[key], fields[key]),
  );
  return { fields, overtaken };
}
